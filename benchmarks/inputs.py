"""The files that are measured: the sample letters, and real documents of the United Nations where they are at hand."""

from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LETTERS = ROOT / "data" / "raw"
DOCUMENTS = ROOT.parent / "shared" / "pdf"  # no part of the repository: resolutions of the General Assembly
FEW = 2


def letters(*, few: bool) -> list[Path]:
    """The sample letters of all kinds; few: the two smallest."""
    return _some(LETTERS.iterdir(), few=few)


def pdf_sets(*, few: bool) -> dict[str, list[Path]]:
    """PDFs by the name of their set; few: the two smallest letters alone."""
    sets = {"sample letters": _some(LETTERS.glob("*.pdf"), few=few)}
    documents = [] if few else sorted(DOCUMENTS.glob("*.pdf"))
    return sets | ({"UN documents": documents} if documents else {})


def _some(paths: Iterable[Path], *, few: bool) -> list[Path]:
    files = sorted(path for path in paths if path.is_file() and not path.name.startswith("."))
    return sorted(files, key=lambda path: path.stat().st_size)[:FEW] if few else files
