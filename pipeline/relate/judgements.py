"""Decisions by hand on who is who: the file ``people.toml``."""

from pathlib import Path

from pipeline.relate.corpus import Corpus
from pipeline.relate.people import Judgements


def read_judgements(path: Path, corpus: Corpus) -> tuple[Judgements, list[str]]:
    """The judgements of a file, and its lines that could not be followed, each with what to do."""
    raise NotImplementedError
