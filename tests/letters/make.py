"""Makes a letter in a form: `make(source, "pdf")` gives the file's bytes."""

from __future__ import annotations

from .docx import make_docx
from .html import make_html
from .pdf import make_pdf
from .source import LetterSource
from .text import make_text


def make(source: LetterSource, form: str) -> bytes:
    """The letter as a file of the form `pdf`, `txt`, `docx` or `html`; the same bytes for the same source."""
    makers = {"pdf": make_pdf, "txt": make_text, "docx": make_docx, "html": make_html}
    if form not in makers:
        raise ValueError(f"form {form!r} is none of {', '.join(makers)}")
    return makers[form](source)
