"""What several test modules share: one loaded pipeline."""

import pytest
from spacy.language import Language

import pipeline


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The pipeline, loaded once for all tests."""
    return pipeline.load()
