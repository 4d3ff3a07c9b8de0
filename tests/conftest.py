"""What several test modules share: one loaded pipeline, and property tests that repeat in CI."""

import os

import pytest
from hypothesis import settings
from spacy.language import Language

import pipeline

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
