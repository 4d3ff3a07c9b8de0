"""The command `python -m tests.letters`: makes letters from tests/letters/sources."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from .make import make
from .source import LetterSource, read_source

ROOT = Path(__file__).resolve().parents[2]
SOURCES = Path(__file__).with_name("sources")


def main(arguments: Sequence[str] | None = None) -> int:
    """Makes the letters named (all, if none is); gives the exit status, 1 if a source breaks the format."""
    parser = argparse.ArgumentParser(prog="python -m tests.letters", description="Makes letters from their sources.")
    parser.add_argument("ids", nargs="*", metavar="ID", help="a source's name without .md; none: all of them")
    parser.add_argument("--into", type=Path, help="write <ID>.<form> here instead of data/raw and tests/gold")
    parser.add_argument(
        "--form", choices=("pdf", "txt", "docx", "html"), help="with --into: make this form instead of the letter's own"
    )
    options = parser.parse_args(arguments)
    if options.form and options.into is None:
        parser.error("--form needs --into: data/raw and tests/gold hold each letter in its own form")
    ids = options.ids or sorted(path.stem for path in SOURCES.glob("*.md"))
    unknown = [letter_id for letter_id in ids if not (SOURCES / f"{letter_id}.md").is_file()]
    if unknown:
        parser.error(f"no source in {SOURCES}: {', '.join(unknown)}")
    broken = 0
    for letter_id in ids:
        try:
            source = read_source(SOURCES / f"{letter_id}.md")
            content = make(source, options.form or source.settings.form)
        except ValueError as error:
            print(error, file=sys.stderr)
            broken += 1
            continue
        for path in _targets(source, options.into, options.form):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            print(path)
    return 1 if broken else 0


def _targets(source: LetterSource, into: Path | None, form: str | None) -> list[Path]:
    """Where the letter is written."""
    form = form or source.settings.form
    if into is not None:
        return [into / f"{source.id}.{form}"]
    gold = sorted((ROOT / "tests").glob(f"gold*/{source.id}/letter.{form}"))
    return [ROOT / "data" / "raw" / f"{source.id}.{form}", *gold]


if __name__ == "__main__":
    sys.exit(main())
