"""The pages name what there is: commands, options, failures, jobs of make, and nothing else."""

import re
from pathlib import Path

import click
import pytest

from pipeline.cli import main
from tests.docs.snippets import PAGES, ROOT

COMMAND_PAGE = (ROOT / "docs" / "command.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
ERROR = re.compile(r'(?:ReadError\(\s*|error=)"(\w+)"')

CONTRIBUTING = ROOT / "CONTRIBUTING.md"
CONSOLES = [(page, block) for page in (*PAGES, CONTRIBUTING) for block in CONSOLE.findall(page.read_text("utf-8"))]


def section(command: str) -> str:
    """What the command page says of a command."""
    parts = re.split(r"^## ", COMMAND_PAGE, flags=re.MULTILINE)
    return next((part for part in parts if part.startswith(f"spcomms {command}\n")), "")


@pytest.mark.parametrize("command", main.commands)
def test_command_page_has_every_option(command: str) -> None:
    said = section(command)
    assert said, f"docs/command.md has no section 'spcomms {command}'"
    options = [name for parameter in main.commands[command].params for name in _names(parameter)]
    assert [name for name in options if f"`{name}" not in said] == []


def _names(parameter: click.Parameter) -> list[str]:
    return list(parameter.opts) if isinstance(parameter, click.Option) else []


def test_command_page_has_every_failure() -> None:
    sources = [*(ROOT / "pipeline" / "read").glob("*.py"), *(ROOT / "pipeline" / "batch").glob("*.py")]
    raised = {word for source in sources for word in ERROR.findall(source.read_text(encoding="utf-8"))}
    assert {word for word in raised if f"| `{word}` |" not in COMMAND_PAGE} == set()


@pytest.mark.parametrize(("page", "block"), CONSOLES, ids=lambda value: value.name if isinstance(value, Path) else "")
def test_pages_call_what_there_is(page: Path, block: str) -> None:
    for job in re.findall(r"^\$ make ([a-z]+)", block, re.MULTILINE):
        assert re.search(rf"^{job}:", MAKEFILE, re.MULTILINE), f"{page.name}: make has no job {job!r}"
    for command in re.findall(r"^\$ (?:\S*/)?spcomms ([a-z]+)", block, re.MULTILINE):
        assert command in main.commands, f"{page.name}: spcomms has no command {command!r}"
