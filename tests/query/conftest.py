"""The small corpus, written once and opened once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import pipeline
from pipeline.query.corpus import Corpus
from tests.query.made import write_tables
from tests.query.small_corpus import ROWS


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tables(tmp_path_factory.mktemp("tables"), ROWS)


@pytest.fixture(scope="module")
def corpus(tables: Path) -> Iterator[Corpus]:
    with pipeline.open(tables) as corpus:
        yield corpus
