"""``python notebooks/execute.py``: run the notebooks from top to bottom, or take their outputs away.

    python notebooks/execute.py             run all, into notebooks/_run: an executed copy and a page of each, and an index
    python notebooks/execute.py NOTEBOOK…   run these
    python notebooks/execute.py --pictures  and put the first picture of each into docs/images
    python notebooks/execute.py --strip     take outputs out of the notebooks themselves, before a commit

The tables are those of SPCOMMS_TABLES, else of data/processed. Exit status 1: a cell failed, which is told with its
source and error.
"""

import argparse
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from textwrap import indent

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from pages import Entry, first_picture, index, report, small, title_and_lead

FOLDER = Path(__file__).resolve().parent
RUN = FOLDER / "_run"
IMAGES = FOLDER.parent / "docs" / "images"
TABLES = "SPCOMMS_TABLES"
SECONDS = 300  # that a cell may take
TOGETHER = 2  # notebooks that run at a time


def main() -> int:
    """Run or strip the notebooks that are named, or all."""
    parser = argparse.ArgumentParser(description="Run the notebooks, into notebooks/_run.")
    parser.add_argument("notebooks", nargs="*", type=Path, metavar="NOTEBOOK")
    parser.add_argument("--strip", action="store_true", help="take the outputs out of the notebooks themselves")
    parser.add_argument("--pictures", action="store_true", help="put the first picture of each into docs/images")
    given = parser.parse_args()
    paths = given.notebooks or sorted(FOLDER.glob("*.ipynb"))
    if given.strip:
        for path in paths:
            write(stripped(read(path)), path)
        return 0
    if TABLES in os.environ:  # a kernel runs in notebooks/, whoever calls is elsewhere
        os.environ[TABLES] = str(Path(os.environ[TABLES]).resolve())
    with ThreadPoolExecutor(TOGETHER) as threads:
        failures = [problem for problem in threads.map(run, paths) if problem is not None]
    entries = list_pages()
    if given.pictures:
        for entry in entries:
            if entry.picture is not None:
                (IMAGES / f"notebook-{Path(entry.page).stem}.png").write_bytes(entry.picture)
    for problem in failures:
        print(problem, file=sys.stderr)
    return 1 if failures else 0


def read(path: Path) -> NotebookNode:
    """The notebook in a file."""
    return nbformat.read(path, as_version=4)


def write(notebook: NotebookNode, path: Path) -> None:
    """Write a notebook as Jupyter does."""
    path.write_text(nbformat.writes(notebook, indent=1) + "\n", encoding="utf-8")


def stripped(notebook: NotebookNode) -> NotebookNode:
    """The notebook as it is committed: without outputs, counts and what a program noted about itself."""
    for cell in notebook.cells:
        cell.metadata = {}
        if cell.cell_type == "code":
            cell.outputs = []
            cell.execution_count = None
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook.metadata = nbformat.from_dict({"kernelspec": kernel, "language_info": {"name": "python"}})
    return notebook


def run(path: Path) -> str | None:
    """Execute a notebook into ``_run``, as far as it goes; what went wrong in plain words, or None."""
    notebook = read(path)
    client = NotebookClient(
        notebook,
        timeout=SECONDS,
        kernel_name="python3",
        resources={"metadata": {"path": str(FOLDER)}},
        extra_arguments=["--HistoryManager.enabled=False", "--log-level=ERROR"],
    )
    problem = None
    try:
        client.execute()
    except CellExecutionError as error:
        problem = f"{error.ename}: {error.evalue}"
    except CellTimeoutError:
        problem = f"it took longer than {SECONDS} seconds"
    except DeadKernelError:
        problem = "the kernel died"
    RUN.mkdir(parents=True, exist_ok=True)
    write(notebook, RUN / path.name)
    (RUN / path.name).with_suffix(".html").write_text(report(notebook), encoding="utf-8")
    return None if problem is None else f"{path.name}: {_cell(notebook)}\n{problem}"


def list_pages() -> list[Entry]:
    """Write the index of all pages in ``_run``; what stands in it."""
    entries = []
    for path in sorted(RUN.glob("*.ipynb")):
        notebook = read(path)
        title, lead = title_and_lead(notebook)
        picture = first_picture(notebook)
        small_one = None if picture is None else small(picture)
        entries.append(
            Entry(page=path.with_suffix(".html").name, title=title or path.stem, lead=lead, picture=small_one)
        )
    (RUN / "index.html").write_text(index(entries), encoding="utf-8")
    return entries


def _cell(notebook: NotebookNode) -> str:
    """The cell at which the execution ended, by its number and source."""
    cells = [(number, cell) for number, cell in enumerate(notebook.cells, 1) if cell.cell_type == "code"]
    begun = [(number, cell) for number, cell in cells if cell.execution_count is not None or cell.outputs]
    number, cell = begun[-1] if begun else cells[0]
    return f"cell {number} failed\n\n{indent(cell.source, '    ')}\n"


if __name__ == "__main__":
    sys.exit(main())
