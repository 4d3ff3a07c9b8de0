"""What several test modules share: one loaded pipeline, the tables of the sample letters, repeatable properties."""

import os
from pathlib import Path

import pytest
from hypothesis import settings
from spacy.language import Language

import pipeline
from tests.docs.sample import lay_out

# A change is judged by the same examples each time; new ones are tried where people work.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("default", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "default")


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The pipeline, loaded once for all tests."""
    return pipeline.load()


@pytest.fixture(scope="session")
def rules() -> Language:
    """The pipeline without a model of names, for long texts whose names do not matter."""
    return pipeline.load(model="none")


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample letters in ``data/raw`` and their tables in ``data/processed``."""
    return lay_out(tmp_path_factory.mktemp("sample"))
