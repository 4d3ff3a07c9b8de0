"""What a model is trained on, by its configuration: made letters, public sets, some with other names, treebanks."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.train.documents import MASKED, AnnotatedText
from pipeline.train.made_letters import make_letters
from pipeline.train.people import load_names
from pipeline.train.public_sets import training_texts
from pipeline.train.treebanks import silver_texts
from pipeline.train.world import alpha_3, countries


@dataclass(frozen=True, slots=True)
class CorpusPart:
    """The texts of one source."""

    name: str
    texts: list[AnnotatedText]

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(len(text.words) for text in self.texts)

    def counts(self) -> Mapping[str, int]:
        """How many names of each label it has; words whose label is not known under ``masked``."""
        found: dict[str, int] = {}
        for text in self.texts:
            for label in text.labels:
                key = "masked" if label == MASKED else label.removeprefix("B-") if label.startswith("B-") else ""
                if key:
                    found[key] = found.get(key, 0) + 1
        return found


def load_corpus(config: Mapping[str, Any], data: Path) -> list[CorpusPart]:
    """The parts of a training corpus.

    config: sections ``data`` (sets, treebanks, repeats, swapped) and ``made`` (letters, shares of the languages) of a
    ``models/*.cfg``, and ``system.seed``. data: the folder of the public sets. Raises OSError where a set is missing.
    """
    seed = int(config["system"]["seed"])
    names = load_names(data, alpha_3())
    sets, made = config["data"], config["made"]
    states = sorted(countries())
    parts = [CorpusPart("made letters", make_letters(made["letters"], made["languages"], names, seed))]
    for repeat in range(sets["repeats"]):
        texts = training_texts(data, sets["sets"], names, states, swapped=sets["swapped"], seed=seed + repeat)
        parts.append(CorpusPart(f"public sets, {repeat + 1}", list(texts)))
    for treebank in sets["treebanks"]:
        parts.append(CorpusPart(treebank, list(silver_texts(data, treebank, names))))
    return parts
