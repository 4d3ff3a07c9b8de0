"""The trained model of names, or any other that is asked for, as a component.

``default`` is a MiniLM token classifier run by onnxruntime, ``small`` a spaCy pipeline; both lie in ``models/``. Any
other name is a spaCy pipeline with labels PERSON (or PER), ORG and GPE, LOC or FAC, installed or a path; ``none`` is
no model. Written to ``doc.spans["model_names"]`` with the labels PERSON, ORG, LOC; value: None.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from importlib.resources import files
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.recognise.span_groups import Found, write_group
from pipeline.recognise.text import text_of

if TYPE_CHECKING:
    from pipeline.recognise.minilm import MiniLM

DEFAULT, SMALL, NONE = "default", "small", "none"
SMALL_NAME = "spcomms_small"  # in the small model's own meta.json
LABELS: Mapping[str, str] = MappingProxyType(
    {"PERSON": "PERSON", "PER": "PERSON", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
)
LONGEST = 50_000_000  # characters that spaCy lets through; the reader's own limits come first
BATCH = 16  # letters at once, where there are several
NO_SCORE = 0.9  # confidence of a model that says none
SMALL_SCORE = 0.87  # of the small model, which is less sure

ReadNames = Callable[[list[Doc]], list[list[Found]]]


class ModelError(ValueError):
    """A model that cannot be loaded; the message says which and what to do."""


def model_folder(name: str) -> Path:
    """The folder of a shipped model: in the installed package, or beside the package in the repository."""
    packaged = Path(str(files("pipeline").joinpath("models", name)))
    return packaged if packaged.is_dir() else packaged.parents[2] / "models" / name


@Language.factory("spcomms_name_model", assigns=["doc.spans"], default_config={"model": DEFAULT})
def make_name_model(nlp: Language, name: str, model: str) -> "NameModel":
    """A component that writes ``doc.spans["model_names"]``. model: which, as above. Raises ModelError."""
    return NameModel(load_reader(model))


class NameModel:
    """The component; ``pipe`` lets the model read several letters at once."""

    def __init__(self, read: ReadNames) -> None:
        """read: gives the names of several documents."""
        self._read = read

    def __call__(self, doc: Doc) -> Doc:
        """Write the names of one document."""
        return next(iter(self.pipe([doc])))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = BATCH) -> Iterator[Doc]:
        """Write the names of many documents, some at a time."""
        documents = iter(stream)
        while batch := list(islice(documents, batch_size)):
            for doc, found in zip(batch, self._read(batch), strict=True):
                write_group(doc, "model_names", found)
                yield doc


@cache
def load_reader(model: str) -> ReadNames:
    """The function that reads names; a model is loaded once however many pipelines use it."""
    if model == NONE:
        return lambda docs: [[] for _ in docs]
    if model == SMALL and not model_folder(SMALL).is_dir():
        raise ModelError(
            "the small model is no part of this installation; give the folder models/small of the repository"
        )
    try:
        folder = model_folder(model) if model in (DEFAULT, SMALL) else Path(model)
        if model == DEFAULT or (folder / "model.onnx").is_file():
            from pipeline.recognise.minilm import load_minilm

            return partial(_by_minilm, load_minilm(folder))
        return _spacy_reader(model, folder)
    except (OSError, ImportError, ValueError, RuntimeError) as error:
        reason = str(error).strip().partition("\n")[0]
        raise ModelError(
            f"the model {model!r} cannot be loaded ({reason}); give default, small, none, or the name or folder of an "
            "installed spaCy pipeline"
        ) from None


def _words(doc: Doc) -> tuple[list[str], frozenset[int], list[int]]:
    """The words of a document, those that begin a paragraph, and where each word stands among the tokens."""
    words: list[str] = []
    places: list[int] = []
    breaks: set[int] = set()
    for number, token in enumerate(doc):
        word = token.text
        if not word.isspace():
            words.append(word)
            places.append(number)
        elif word.count("\n") > 1:
            breaks.add(len(words))
    return words, frozenset(breaks), places


def _found(doc: Doc, place: tuple[int, int], label: str, *, score: float, rule: str) -> Found:
    """A name from token to token."""
    last = doc[place[1] - 1]
    return Found(
        start=doc[place[0]].idx,
        end=last.idx + len(last),
        label=label,
        value=None,
        rule=rule,
        confidence=round(score, 3),
    )


def _by_minilm(model: "MiniLM", docs: list[Doc]) -> list[list[Found]]:
    cut = [_words(doc) for doc in docs]
    read = model.read([(words, breaks) for words, breaks, _ in cut])
    return [
        [
            _found(
                doc, (places[span.begin], places[span.end - 1] + 1), span.label, score=span.score, rule="model.default"
            )
            for span in spans
        ]
        for doc, (_, _, places), spans in zip(docs, cut, read, strict=True)
    ]


def _spacy_reader(model: str, folder: Path) -> ReadNames:
    import spacy

    nlp = spacy.load(folder if folder.is_dir() else model)
    if nlp.meta.get("name") == SMALL_NAME:
        return partial(_by_small, nlp)
    nlp.max_length = LONGEST
    return partial(_by_pipeline, nlp, f"model.{nlp.meta['lang']}_{nlp.meta['name']}")


def _by_small(nlp: Language, docs: list[Doc]) -> list[list[Found]]:
    """The small model reads the words alone, as it was trained on them."""
    cut = [_words(doc) for doc in docs]
    read = list(nlp.pipe(Doc(nlp.vocab, words=words) for words, _, _ in cut))
    return [
        [
            _found(
                doc, (places[span.start], places[span.end - 1] + 1), span.label_, score=SMALL_SCORE, rule="model.small"
            )
            for span in seen.ents
        ]
        for doc, (_, _, places), seen in zip(docs, cut, read, strict=True)
    ]


def _by_pipeline(nlp: Language, rule: str, docs: list[Doc]) -> list[list[Found]]:
    """Another pipeline reads the text by its own tokens."""
    return [
        [
            Found(
                start=span.start_char,
                end=span.end_char,
                label=LABELS[span.label_],
                value=None,
                rule=rule,
                confidence=NO_SCORE,
            )
            for span in seen.ents
            if span.label_ in LABELS
        ]
        for seen in nlp.pipe(text_of(doc) for doc in docs)
    ]
