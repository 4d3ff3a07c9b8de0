"""The public sets of names that the models are trained and tested on; ``models/README.md`` names them with licence."""

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.recognise.name_pieces import spans_of
from pipeline.train.documents import AnnotatedText, recut, words_of
from pipeline.train.people import NameLists, make_person

Tagged = tuple[list[str], list[str]]  # tokens and their BIO labels
LABELLED = frozenset(["PERSON", "ORG", "LOC"])


def read_set(data: Path, name: str) -> list[Tagged]:
    """The texts of ``ner/<name>.jsonl``, one ``[tokens, labels]`` a line; other labels than the three become O."""
    texts = []
    with (data / "ner" / f"{name}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            tokens, labels = json.loads(line)
            texts.append((tokens, [label if label[2:] in LABELLED else "O" for label in labels]))
    return texts


def training_texts(
    data: Path, sets: Sequence[str], names: NameLists, states: Sequence[str], *, swapped: float, seed: int
) -> Iterator[AnnotatedText]:
    """Yield the texts of several sets, and a share of them once more with other people's names in them."""
    random_ = random.Random(seed)
    for name in sets:
        for tokens, labels in read_set(data, name):
            yield recut(tokens, labels)
            if "B-PERSON" in labels and random_.random() < swapped:
                yield _swapped(tokens, labels, names, states, random_)


def _swapped(
    tokens: Sequence[str], labels: Sequence[str], names: NameLists, states: Sequence[str], random_: random.Random
) -> AnnotatedText:
    """The text with people of another State; one who is named twice stays one, and a short form stays short."""
    state = random_.choice(states)
    known: dict[str, str] = {}
    new_tokens: list[str] = []
    new_labels: list[str] = []
    at = 0
    for begin, end, label in spans_of(labels):
        new_tokens += tokens[at:begin]
        new_labels += labels[at:begin]
        words = list(tokens[begin:end])
        if label == "PERSON":
            words = list(words_of(_new_name(words, known, names, state, random_)))
        new_tokens += words
        new_labels += [f"B-{label}", *[f"I-{label}"] * (len(words) - 1)]
        at = end
    return recut([*new_tokens, *tokens[at:]], [*new_labels, *labels[at:]])


def _new_name(words: Sequence[str], known: dict[str, str], names: NameLists, state: str, random_: random.Random) -> str:
    key = words[-1]
    whole = len(words) > 1
    if (found := known.get(f"{key}/{whole}")) is not None:
        return found
    person = make_person(names, state, random_.choice("mf"), random_)
    known[f"{key}/True"], known[f"{key}/False"] = person.full, person.last
    return known[f"{key}/{whole}"]
