"""The python blocks of the documentation, and the output that a page shows for them.

A block marked ``python`` is run; a block marked ``text`` right behind it is what it prints, the value of a last
expression included, as in a notebook. The blocks of a page share their names, from top to bottom.
"""

import ast
import contextlib
import io
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
WIDTH = 96  # characters of a line of output on a page

BLOCK = re.compile(r"^```python\n(?P<code>.*?)^```\n(?:\n```text\n(?P<output>.*?)^```\n)?", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Snippet:
    """A python block of a page. output: what the page shows for it, None if nothing; span: of the output."""

    page: Path
    line: int
    code: str
    output: str | None
    span: tuple[int, int]


def snippets(page: Path) -> list[Snippet]:
    """The python blocks of a page in their order."""
    text = page.read_text(encoding="utf-8")
    return [
        Snippet(
            page=page,
            line=text.count("\n", 0, block.start()) + 2,
            code=block["code"],
            output=block["output"],
            span=block.span("output"),
        )
        for block in BLOCK.finditer(text)
    ]


def run(page: Path, folder: Path) -> Iterator[tuple[Snippet, str]]:
    """Run the blocks of a page in a folder that has ``data/``; yield each with what it printed."""
    module = ModuleType("__main__")
    for snippet in snippets(page):
        with _in(folder), _pandas_as_on_pages(), contextlib.redirect_stdout(io.StringIO()) as printed:
            _run_cell(snippet, module)
        yield snippet, "".join(f"{line.rstrip()}\n" for line in printed.getvalue().rstrip().splitlines())


def _run_cell(snippet: Snippet, module: ModuleType) -> None:
    tree = ast.parse(snippet.code)
    ast.increment_lineno(tree, snippet.line - 1)  # so that an error names the line of the page
    last = tree.body[-1]
    if isinstance(last, ast.Expr):
        call = ast.Call(func=ast.Name("_show", ast.Load()), args=[last.value], keywords=[])
        tree.body[-1] = ast.copy_location(ast.Expr(call), last)
    module.__dict__["_show"] = lambda value: None if value is None else print(value)
    exec(compile(ast.fix_missing_locations(tree), str(snippet.page), "exec"), module.__dict__)


@contextlib.contextmanager
def _pandas_as_on_pages() -> Iterator[None]:
    import pandas as pd

    with pd.option_context(
        "display.width", WIDTH, "display.max_columns", None, "display.max_rows", 30, "display.max_colwidth", 48
    ):
        yield


@contextlib.contextmanager
def _in(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
