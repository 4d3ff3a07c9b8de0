"""The same person across letters: beside simpler ways on the gold for it, and time and memory on a made corpus."""

import logging
import resource
import subprocess
import sys
import time
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial

import pandas as pd
from rapidfuzz import fuzz

from benchmarks.inputs import ROOT
from benchmarks.made_people import made_corpus
from benchmarks.markdown import table
from pipeline.relate.corpus import Corpus, PersonKey
from pipeline.relate.people import find_people
from pipeline.resolve.name_keys import key_of
from tests.relate.people_gold import GoldPeople, PairScore, groups_of, load_people_gold, score

BUILT, HELD = "gold-people", "gold-people-held"
LETTERS, FEW = 20_000, 200
NEAR = 90  # of 100, in rapidfuzz
THRESHOLDS = (0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999)
Groups = Sequence[Sequence[PersonKey]]
MEGABYTE = 1024  # of the kilobytes that Linux tells


def report(*, smoke: bool) -> str:
    """The section on people."""
    warnings.filterwarnings("ignore")
    logging.getLogger("splink").setLevel(logging.ERROR)
    built, held = (load_people_gold(ROOT / "tests" / name) for name in (BUILT, HELD))
    if smoke:
        built, held = built[:1], held[:1]
    found = _predicted([own.corpus for own in (*built, *held)])
    threshold = _best_threshold(found, built)
    ways: dict[str, Callable[[Corpus], Groups]] = {
        "spcomms": lambda corpus: groups_of(find_people(corpus)),
        "same name within a State": _same_name,
        f"rapidfuzz, token_sort_ratio ≥ {NEAR} within a State": _near_names,
        f"Splink, probability ≥ {threshold}": partial(_splink, found, threshold=threshold),
    }
    rows = []
    for name, way in ways.items():
        own, others = _total(built, way), _total(held, way)
        cells = (own.precision, own.recall, others.precision, others.recall)
        rows.append((name, *(f"{cell:.3f}" for cell in cells), f"{own.hard_found + others.hard_found:,}"))
    pairs = sum((score(own, ()) for own in (*built, *held)), PairScore())
    letters = FEW if smoke else LETTERS
    seconds, memory, persons = _made(letters)
    return "\n\n".join(
        [
            "### The same person across letters",
            f"{len(built)} corpora that the rules were built with and {len(held)} that were kept for judging, with "
            f"{pairs.gold:,} pairs of mentions of one person and {pairs.hard:,} of two who share a name or nearly. "
            "Splink's threshold is the best one on the former.",
            table(("", "precision", "recall", "precision, kept", "recall, kept", "namesakes joined"), rows),
            f"A made corpus of {letters:,} letters with {persons:,} persons: {seconds:.0f} s, {memory:,.0f} MB.",
        ]
    )


def _total(gold: Iterable[GoldPeople], way: Callable[[Corpus], Groups]) -> PairScore:
    return sum((score(own, way(own.corpus)) for own in gold), PairScore())


def _best_threshold(predicted: pd.DataFrame, gold: Sequence[GoldPeople]) -> float:
    """The threshold with the best F1."""

    def f1(threshold: float) -> float:
        found = _total(gold, partial(_splink, predicted, threshold=threshold))
        return 2 * found.precision * found.recall / max(1e-9, found.precision + found.recall)

    return max(THRESHOLDS, key=f1)


def _same_name(corpus: Corpus) -> Groups:
    groups: dict[tuple[str | None, tuple[str, ...]], list[PersonKey]] = defaultdict(list)
    for person in corpus.persons:
        groups[corpus.letters[person.letter_id].state, tuple(sorted(key_of(person.name)))].append(person.key)
    return list(groups.values())


def _near_names(corpus: Corpus) -> Groups:
    persons = corpus.persons
    pairs = [
        (one.key, two.key)
        for place, one in enumerate(persons)
        for two in persons[place + 1 :]
        if corpus.letters[one.letter_id].state == corpus.letters[two.letter_id].state
        and fuzz.token_sort_ratio(one.name.casefold(), two.name.casefold()) >= NEAR
    ]
    return _groups(corpus, pairs)


def _groups(corpus: Corpus, pairs: Iterable[tuple[PersonKey, PersonKey]]) -> Groups:
    """What hangs together."""
    root = {person.key: person.key for person in corpus.persons}

    def top(key: PersonKey) -> PersonKey:
        while root[key] != key:
            key = root[key]
        return key

    for one, two in pairs:
        root[top(one)] = top(two)
    groups: dict[PersonKey, list[PersonKey]] = defaultdict(list)
    for key in root:
        groups[top(key)].append(key)
    return list(groups.values())


def _splink(found: pd.DataFrame, corpus: Corpus, *, threshold: float) -> Groups:
    """The groups of Splink's pairs of one corpus from a threshold on."""
    near = found[(found.match_probability >= threshold) & (found.corpus_l == _label(corpus))]
    keys = [person.key for person in corpus.persons]
    numbers = zip(near.number_l, near.number_r, strict=True)
    return _groups(corpus, [(keys[one], keys[two]) for one, two in numbers])


def _label(corpus: Corpus) -> str:
    return " ".join(sorted(corpus.letters))


def _predicted(corpora: Sequence[Corpus]) -> pd.DataFrame:
    """Pairs by Splink on DuckDB, unsupervised, its model estimated on all corpora together; pairs within each."""
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    rows = [row for corpus in corpora for row in _rows(corpus)]
    for number, row in enumerate(rows):
        row["unique_id"] = number
    settings = SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[
            block_on("corpus", name) for name in ("last", "first", "name", "longest")
        ],
        comparisons=[
            cl.JaroWinklerAtThresholds("name", [0.95, 0.88, 0.8]).configure(term_frequency_adjustments=True),
            cl.ExactMatch("longest").configure(term_frequency_adjustments=True),
            *(cl.ExactMatch(name) for name in ("state", "gender", "role", "place", "organisation")),
        ],
        additional_columns_to_retain=["corpus", "number"],
    )
    db = DuckDBAPI()
    linker = Linker(db.register(pd.DataFrame(rows)), settings)
    linker.training.estimate_u_using_random_sampling(max_pairs=1_000_000, seed=1)
    linker.training.estimate_probability_two_random_records_match([block_on("corpus", "name", "state")], recall=0.4)
    for rule in (block_on("corpus", "longest"), block_on("corpus", "first", "place"), block_on("corpus", "name")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    frame: pd.DataFrame = linker.inference.predict().as_pandas_dataframe()
    return frame


def _rows(corpus: Corpus) -> Iterable[dict[str, str | int | None]]:
    for number, person in enumerate(corpus.persons):
        words = key_of(person.name) or ("",)
        yield {
            "corpus": _label(corpus),
            "number": number,
            "name": " ".join(sorted(words)),
            "first": words[0],
            "last": words[-1],
            "longest": max(words, key=len),
            "state": corpus.letters[person.letter_id].state,
            "gender": None if person.gender == "unknown" else person.gender,
            "role": person.role,
            "place": min(person.places, default=None),
            "organisation": min(person.organisations, default=None),
        }


def _made(letters: int) -> tuple[float, float, int]:
    """Seconds, megabytes and persons, in a process of its own."""
    call = [sys.executable, "-m", "benchmarks.people", str(letters)]
    seconds, memory, persons = subprocess.run(call, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split()
    return float(seconds), float(memory), int(persons)


if __name__ == "__main__":
    made = made_corpus(int(sys.argv[1]))
    begun = time.perf_counter()
    find_people(made)
    print(
        time.perf_counter() - begun,
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE,
        len(made.persons),
    )
