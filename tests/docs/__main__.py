"""The command ``python -m tests.docs``: puts what the snippets print today into the pages."""

import sys
import tempfile
from pathlib import Path

from tests.docs.sample import lay_out
from tests.docs.snippets import PAGES, run


def main() -> int:
    """Renew the outputs on all pages; look at the difference before it is committed."""
    with tempfile.TemporaryDirectory() as name:
        folder = lay_out(Path(name))
        for page in PAGES:
            text = before = page.read_text(encoding="utf-8")
            for snippet, printed in reversed(list(run(page, folder))):
                if snippet.output is not None:
                    start, end = snippet.span
                    text = text[:start] + printed + text[end:]
            if text != before:
                page.write_text(text, encoding="utf-8")
                print(page)
    return 0


if __name__ == "__main__":
    sys.exit(main())
