"""The python on the pages runs, and prints what the pages say."""

from pathlib import Path

import pytest

from tests.docs.snippets import PAGES, ROOT, run, snippets

WITH_SNIPPETS = [page for page in PAGES if snippets(page)]


@pytest.mark.parametrize("page", WITH_SNIPPETS, ids=lambda page: str(page.relative_to(ROOT)))
def test_snippets_print_what_the_page_shows(page: Path, sample: Path) -> None:
    for snippet, printed in run(page, sample):
        if snippet.output is not None:
            assert printed == snippet.output, f"{page.name}:{snippet.line}: python -m tests.docs renews the output"
