"""One way in: a path becomes a letter, whatever kind of file it is."""

import hashlib
from pathlib import Path
from stat import S_ISREG

from pipeline.read.assemble import assemble
from pipeline.read.letter import Letter, ReadError, Source
from pipeline.read.limits import MEGABYTE, Limits
from pipeline.read.lines import Content
from pipeline.read.media_type import DOCX, HTML, PDF, media_type


def read(path: Path, *, name: str | None = None, limits: Limits | None = None) -> Letter:
    """The letter in a file. name: what stands in ``source.path``, the path itself by default.

    Raises ReadError, and nothing else: ``unreadable``, ``empty``, ``too_large``, ``unsupported``, ``encrypted``,
    ``damaged``, ``no_text_layer``.
    """
    limits = limits or Limits()
    try:
        status = path.stat()
        if not S_ISREG(status.st_mode):
            raise ReadError("unreadable", "The path leads to a folder or device, not to a file.", stage="read")
        _check_size(status.st_size, limits)
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError("unreadable", f"The file can't be read: {reason}.", stage="read") from None
    return read_bytes(data, name=name if name is not None else str(path), limits=limits)


def read_bytes(data: bytes, *, name: str, limits: Limits | None = None) -> Letter:
    """The letter in a file's bytes; else as `read`."""
    limits = limits or Limits()
    _check_size(len(data), limits)
    if not data.strip(b"\0 \t\r\n\f\v\xef\xbb\xbf\xff\xfe"):
        raise ReadError("empty", "The file is empty. Get it again.")
    kind = media_type(data)
    source = Source(path=name, sha256=hashlib.sha256(data).hexdigest(), size=len(data), media_type=kind)
    letter = assemble(_content(kind, data, limits), source)
    if not letter.text.strip():
        raise ReadError("empty", "The file has no words. Get it again.")
    return letter


def _content(kind: str, data: bytes, limits: Limits) -> Content:
    """What the file holds. Each kind's own reader is loaded when the first file of the kind comes."""
    if kind == PDF:
        from pipeline.read.pdf_letter import read_pdf

        return read_pdf(data, limits)
    if kind == DOCX:
        from pipeline.read.word import read_docx

        return read_docx(data, limits)
    if kind == HTML:
        from pipeline.read.web_page import read_html

        return read_html(data, limits)
    from pipeline.read.plain_text import read_text

    return read_text(data, limits)


def _check_size(size: int, limits: Limits) -> None:
    if size >= limits.max_bytes:
        megabytes, most = size / MEGABYTE, limits.max_bytes / MEGABYTE
        raise ReadError("too_large", f"The file has {megabytes:.0f} MB; files under {most:.0f} MB are read.")
