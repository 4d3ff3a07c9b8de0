"""The extractor of a real run: the pipeline loaded once a worker, one letter's facts as rows.

The process that starts a run names this module, but only workers need what it imports, and so it does when asked.
"""

from pathlib import Path

from pipeline.batch.outcome import Extractor, LetterError, LetterRows

PRELOAD = (
    "pipeline.batch.worker",
    "pipeline.read",
    "pipeline.recognise",
    "pipeline.resolve",
    "pipeline.tables.rows",
    "spacy.lang.xx",
    "onnxruntime",
    "tokenizers",
)


def _note(pages_without_text: list[int]) -> str | None:
    """What to tell of a letter some of whose pages gave no text."""
    if not pages_without_text:
        return None
    pages = ", ".join(map(str, pages_without_text))
    return f"no text on page {pages} (scanned or damaged): what stands there is missing from the tables"


def setup(model: str = "default") -> Extractor:
    """Load the pipeline and return what makes the rows of a file. model: of names, as ``pipeline.load`` takes it."""
    import pipeline
    from pipeline.read.letter import ReadError
    from pipeline.tables.rows import tabulate

    nlp = pipeline.load(model=model)

    def extract(path: Path, source: str) -> LetterRows:
        try:
            facts = pipeline.extract(path, nlp=nlp, name=source)
        except ReadError as error:
            raise LetterError(error.stage, error.error, error.message) from error
        return LetterRows(
            letter_id=facts.letter_id, tables=tabulate(facts), note=_note(facts.letter.pages_without_text)
        )

    return extract
