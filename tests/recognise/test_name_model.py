"""Models of names: the shipped ones, none, any other spaCy pipeline, and what cannot be loaded."""

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

import pipeline
from pipeline.recognise.name_model import ModelError, load_reader, model_folder

TEXT = "Police arrested Larisa Venko, a journalist of Zarya Press, in Almaty.\n\nLarisa Venko was released in Almaty."


@pytest.fixture(scope="module")
def stand_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pipeline with the labels of other people's models, which knows three names."""
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(
        [
            {"label": "PER", "pattern": "Larisa Venko"},
            {"label": "ORG", "pattern": "Zarya Press"},
            {"label": "GPE", "pattern": "Almaty"},
            {"label": "DATE", "pattern": "journalist"},
        ]
    )
    folder = tmp_path_factory.mktemp("models") / "stand_in"
    nlp.to_disk(folder)
    return folder


def seen(doc: Doc) -> list[tuple[str, str]]:
    return [(span.text, span.label_) for span in doc.spans["model_names"]]


NAMES = [
    ("Larisa Venko", "PERSON"),
    ("Zarya Press", "ORG"),
    ("Almaty", "LOC"),
    ("Larisa Venko", "PERSON"),
    ("Almaty", "LOC"),
]


def test_any_spacy_pipeline_can_be_taken(stand_in: Path) -> None:
    doc = pipeline.load(model=str(stand_in))(TEXT)
    assert seen(doc) == NAMES
    assert {span._.rule for span in doc.spans["model_names"]} == {"model.en_pipeline"}


@pytest.mark.parametrize("model", ["default", "small"])
def test_the_shipped_models_read_names(model: str) -> None:
    doc = pipeline.load(model=model)(TEXT)
    assert ("Larisa Venko", "PERSON") in seen(doc)
    assert ("Almaty", "LOC") in seen(doc)


def test_without_a_model_rules_alone_find_names() -> None:
    doc = pipeline.load(model="none")("In Almaty Ms. Larisa Venko was arrested.")
    assert seen(doc) == []
    assert ("Larisa Venko", "PERSON") in [(span.text, span.label_) for span in doc.spans["names"]]


def test_many_documents_are_read_as_one_by_one(nlp: spacy.language.Language) -> None:
    texts = [TEXT, "", "No name at all.", TEXT.upper()]
    assert [seen(doc) for doc in nlp.pipe(texts)] == [seen(nlp(text)) for text in texts]


def test_a_model_that_is_not_there_is_told_in_one_line() -> None:
    with pytest.raises(ModelError, match=r"no_such_model.*cannot be loaded.*give default") as error:
        load_reader("no_such_model")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("model", ["default", "small"])
def test_the_models_stand_in_their_folders(model: str) -> None:
    assert any(model_folder(model).iterdir())


@pytest.mark.parametrize("text", ["", " \n\n ", "x" * 5000, "Aa " * 3000, "\u200b\ufeff", "🙂" * 50])
def test_odd_texts_are_read(text: str, nlp: spacy.language.Language) -> None:
    doc = nlp(text)
    assert all(span.text for span in doc.spans["model_names"])
