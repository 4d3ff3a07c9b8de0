"""The notebooks as they are committed, and what runs them."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

nbformat = pytest.importorskip("nbformat")
pytest.importorskip("nbclient")
pytest.importorskip("nbconvert")

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


@pytest.fixture
def execute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    monkeypatch.syspath_prepend(str(NOTEBOOKS))  # as for a script: it imports its neighbours
    spec = importlib.util.spec_from_file_location("execute", NOTEBOOKS / "execute.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "RUN", tmp_path / "_run")
    return module


def made(path: Path, *sources: str) -> Path:
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return path


@pytest.mark.parametrize("path", sorted(NOTEBOOKS.glob("*.ipynb")), ids=lambda path: path.stem)
def test_notebooks_are_committed_without_outputs(path: Path) -> None:
    cells = [cell for cell in nbformat.read(path, 4).cells if cell.cell_type == "code"]
    told = f"python notebooks/execute.py --strip {path.name} takes them out"
    assert not any(cell.outputs or cell.execution_count for cell in cells), told


def test_a_run_leaves_the_notebook_and_writes_a_copy_and_a_page(execute: ModuleType, tmp_path: Path) -> None:
    path = made(tmp_path / "sum.ipynb", "6 * 7")
    before = path.read_bytes()
    assert execute.run(path) is None
    assert path.read_bytes() == before
    assert nbformat.read(tmp_path / "_run" / "sum.ipynb", 4).cells[0].outputs[0].data["text/plain"] == "42"
    page = (tmp_path / "_run" / "sum.html").read_text()
    assert "42" in page
    assert 'src="http' not in page


def test_a_failing_cell_is_told_with_its_source_and_error(execute: ModuleType, tmp_path: Path) -> None:
    problem = execute.run(made(tmp_path / "bad.ipynb", "days = {}", "days['monday']", "days"))
    assert problem == "bad.ipynb: cell 2 failed\n\n    days['monday']\n\nKeyError: 'monday'"


def test_stripping_takes_outputs_and_counts(execute: ModuleType, tmp_path: Path) -> None:
    path = made(tmp_path / "sum.ipynb", "6 * 7")
    execute.run(path)
    (cell,) = execute.stripped(execute.read(tmp_path / "_run" / "sum.ipynb")).cells
    assert cell.source == "6 * 7"
    assert cell.outputs == []
    assert cell.execution_count is None
