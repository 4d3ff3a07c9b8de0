"""A folder as the pages speak of it: the sample letters in ``data/raw``, their tables in ``data/processed``."""

from pathlib import Path

from click.testing import CliRunner

from pipeline.cli import main
from tests.docs.snippets import ROOT


def lay_out(folder: Path) -> Path:
    """Extract the sample letters into ``folder/data/processed``; gives the folder."""
    (folder / "data").mkdir()
    (folder / "data" / "raw").symlink_to(ROOT / "data" / "raw")
    arguments = ["extract", str(ROOT / "data" / "raw"), "--output", str(folder / "data" / "processed"), "--quiet"]
    result = CliRunner().invoke(main, arguments)
    if result.exit_code:
        raise RuntimeError(f"spcomms extract ended with {result.exit_code}: {result.output}")
    return folder
