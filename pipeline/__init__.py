"""spcomms: United Nations Special Procedures communications as data.

``load()`` gives the spaCy pipeline, ``extract(path)`` the facts of one letter, and the command ``spcomms extract`` a
corpus; all three are the same code. ``open(folder)`` opens what that command wrote for questions.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.query.corpus import Corpus
    from pipeline.resolve.facts import Facts

__all__ = ["extract", "load", "open"]


def load(*, model: str = "default") -> "Language":
    """The spaCy pipeline with all recognisers: ``nlp(text).spans["references"]``.

    model: of names: ``default``, ``small``, ``none``, or the name or folder of any spaCy pipeline that knows persons,
    organisations and places. Raises ``pipeline.recognise.name_model.ModelError`` where it cannot be loaded.
    """
    from pipeline.recognise import load as load_recognisers

    return load_recognisers(model=model)


def extract(path: str | Path, *, nlp: "Language | None" = None, name: str | None = None) -> "Facts":
    """The facts of one letter.

    path: a PDF, text, DOCX or HTML file. nlp: what ``load()`` gave, to be shared by many letters; loaded if left out.
    name: what stands in ``letters.source``, the path if left out. Raises ``pipeline.read.letter.ReadError`` where the
    file gives no letter.
    """
    from pipeline.read import read
    from pipeline.resolve import resolve

    nlp = nlp or load()
    letter = read(Path(path), name=name)
    doc = nlp.make_doc(letter.text)
    doc._.footnotes_start = letter.footnotes_start
    return resolve(nlp(doc), letter)


def open(folder: str | Path, *, memory: str = "1GB", sealed: bool = False) -> "Corpus":  # noqa: A001 - pipeline.open
    """The tables of a run, for questions: ``open("data/processed")["reply_times"]``, ``.sql("SELECT …").df()``.

    folder: what ``spcomms extract`` wrote. memory: what DuckDB may take before it uses the disk. sealed: whether
    queries can reach nothing but these tables. Raises ``pipeline.query.problem.QueryError`` where the folder has no
    tables, or those of another version.
    """
    from pipeline.query.corpus import open_corpus

    return open_corpus(folder, memory=memory, sealed=sealed)
