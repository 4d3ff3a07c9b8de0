import random
from pathlib import Path

from pipeline.train.corpus import load_corpus
from pipeline.train.documents import MASKED
from pipeline.train.people import load_names
from pipeline.train.public_sets import read_set, training_texts
from pipeline.train.treebanks import silver_texts
from pipeline.train.world import alpha_3

CONFIG = {
    "system": {"seed": 1},
    "data": {"sets": ["toy.train"], "treebanks": ["es_toy"], "repeats": 2, "swapped": 1.0},
    "made": {"letters": 3, "languages": {"en": 1.0}},
}


def test_a_set_is_read(data: Path) -> None:
    assert len(read_set(data, "toy.train")) == 3


def test_people_of_a_public_text_are_swapped_and_all_else_stays(data: Path) -> None:
    names = load_names(data, alpha_3())
    plain, swapped = list(training_texts(data, ["toy.train"], names, ["JPN"], swapped=1.0, seed=1))[:2]
    assert plain.words[:2] == ("Ada", "Lund")
    assert swapped.words[:2] != ("Ada", "Lund")
    assert swapped.words[-4:] == ("lives", "in", "Oslo", ".")
    assert swapped.labels[0] == "B-PERSON"
    assert swapped.labels[-4:] == ("O", "O", "B-LOC", "O")


def test_a_treebank_labels_what_is_known_and_masks_the_other_proper_nouns(data: Path) -> None:
    first, second = silver_texts(data, "es_toy", load_names(data, alpha_3()))
    assert first.labels == ("B-PERSON", "I-PERSON", "O", "O", "B-LOC", "O")
    assert second.words == ("El", "Xyzzy", "del", "barrio")
    assert second.labels == ("O", MASKED, "O", "O")


def test_a_corpus_has_its_parts(data: Path) -> None:
    parts = load_corpus(CONFIG, data)
    assert [part.name for part in parts] == ["made letters", "public sets, 1", "public sets, 2", "es_toy"]
    assert parts[1].counts() == {"PERSON": 6, "LOC": 6}
    assert parts[3].counts()["masked"] == 1


def test_a_corpus_is_the_same_again(data: Path) -> None:
    random.seed(5)
    first = [part.texts for part in load_corpus(CONFIG, data)]
    random.seed(6)
    assert [part.texts for part in load_corpus(CONFIG, data)] == first
