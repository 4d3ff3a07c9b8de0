"""``python notebooks/execute.py``: run the notebooks from top to bottom, or take their outputs away.

    python notebooks/execute.py            run all, into notebooks/_run: an executed copy and a page of each
    python notebooks/execute.py NOTEBOOK…  run these
    python notebooks/execute.py --strip    take outputs out of the notebooks themselves, before a commit

The tables are those of SPCOMMS_TABLES, else of data/processed. Exit status 1: a cell failed, which is told with its
source and error.
"""

import argparse
import os
import sys
from pathlib import Path
from textwrap import indent

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbconvert import HTMLExporter
from nbformat import NotebookNode

FOLDER = Path(__file__).resolve().parent
RUN = FOLDER / "_run"
TABLES = "SPCOMMS_TABLES"
SECONDS = 300  # that a cell may take
SCRIPTS = ("mathjax_url", "mermaid_js_url", "mermaid_layout_elk_js_url", "require_js_url")  # a page loads none


def main() -> int:
    """Run or strip the notebooks that are named, or all."""
    parser = argparse.ArgumentParser(description="Run the notebooks, into notebooks/_run.")
    parser.add_argument("notebooks", nargs="*", type=Path, metavar="NOTEBOOK")
    parser.add_argument("--strip", action="store_true", help="take the outputs out of the notebooks themselves")
    given = parser.parse_args()
    paths = given.notebooks or sorted(FOLDER.glob("*.ipynb"))
    if given.strip:
        for path in paths:
            write(stripped(read(path)), path)
        return 0
    if TABLES in os.environ:  # a kernel runs in notebooks/, whoever calls is elsewhere
        os.environ[TABLES] = str(Path(os.environ[TABLES]).resolve())
    failures = [problem for path in paths if (problem := run(path)) is not None]
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
    RUN.mkdir(exist_ok=True)
    write(notebook, RUN / path.name)
    page, _ = HTMLExporter(**dict.fromkeys(SCRIPTS, "")).from_notebook_node(notebook)
    (RUN / path.name).with_suffix(".html").write_text(page, encoding="utf-8")
    return None if problem is None else f"{path.name}: {_cell(notebook)}\n{problem}"


def _cell(notebook: NotebookNode) -> str:
    """The cell at which the execution ended, by its number and source."""
    cells = [(number, cell) for number, cell in enumerate(notebook.cells, 1) if cell.cell_type == "code"]
    begun = [(number, cell) for number, cell in cells if cell.execution_count is not None or cell.outputs]
    number, cell = begun[-1] if begun else cells[0]
    return f"cell {number} failed\n\n{indent(cell.source, '    ')}\n"


if __name__ == "__main__":
    sys.exit(main())
