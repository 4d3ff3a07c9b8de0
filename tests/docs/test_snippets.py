"""The python on the pages runs, and prints what the pages say."""

from pathlib import Path

import pytest

from tests.docs.sample import lay_out
from tests.docs.snippets import PAGES, ROOT, run, snippets

WITH_SNIPPETS = [page for page in PAGES if snippets(page)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_out(tmp_path_factory.mktemp("pages"))


@pytest.mark.parametrize("page", WITH_SNIPPETS, ids=lambda page: str(page.relative_to(ROOT)))
def test_snippets_print_what_the_page_shows(page: Path, folder: Path) -> None:
    for snippet, printed in run(page, folder):
        if snippet.output is not None:
            assert printed == snippet.output, f"{page.name}:{snippet.line}: python -m tests.docs renews the output"
