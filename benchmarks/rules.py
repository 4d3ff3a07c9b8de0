"""The recognisers against the least that spaCy does: tokens and sentences."""

import time
from collections.abc import Callable
from functools import partial

import spacy
from spacy.language import Language
from spacy.tokens import Doc

import pipeline
from benchmarks.inputs import letters
from benchmarks.markdown import table
from benchmarks.timing import best_of
from pipeline.read import Letter, read

MS = 1000
TOKENS = "tokens"
BLANK = '`spacy.blank("en")` with its sentencizer'
Times = dict[str, float]


def report(*, smoke: bool) -> str:
    """The section on recognisers."""
    rounds = 1 if smoke else 5
    texts = [read(path) for path in letters(few=smoke)]
    words = sum(len(letter.text.split()) for letter in texts)
    ours, blank = pipeline.load(), spacy.blank("en")
    blank.add_pipe("sentencizer")
    calls: dict[str, Callable[[], object]] = {
        "all recognisers": partial(_recognise, ours, texts),
        BLANK: partial(_plain, blank, texts),
    }
    for call in calls.values():  # the first time words are looked up and patterns made
        call()
    seconds = best_of(rounds, calls)
    parts = _parts(ours, texts, rounds)
    per = MS / (words / 1000)
    least, total = seconds[BLANK], sum(parts.values())
    rows = [(name, f"{per * taken:.2f}", f"{taken / least:.2f}") for name, taken in seconds.items()]
    each = [
        (name.removeprefix("spcomms_"), f"{per * taken:.2f}", f"{taken / total:.0%}") for name, taken in parts.items()
    ]
    return "\n\n".join(
        [
            "### Recognising",
            table(("", "ms a 1,000 words", "times spaCy's"), rows),
            f"{len(texts)} letters, {words:,} words; best of {rounds}. Of this, by component:",
            table(("component", "ms a 1,000 words", "share"), each),
        ]
    )


def _recognise(nlp: Language, texts: list[Letter]) -> None:
    for letter in texts:
        nlp(_made(nlp, letter))


def _made(nlp: Language, letter: Letter) -> Doc:
    doc = nlp.make_doc(letter.text)
    doc._.footnotes_start = letter.footnotes_start
    return doc


def _plain(nlp: Language, texts: list[Letter]) -> None:
    for letter in texts:
        nlp(letter.text)


def _parts(nlp: Language, texts: list[Letter], rounds: int) -> Times:
    """Seconds of each component over all texts, the least of some rounds."""
    best: Times = {}
    for _ in range(rounds):
        times: Times = dict.fromkeys((TOKENS, *nlp.pipe_names), 0.0)
        for letter in texts:
            started = time.perf_counter()
            doc = _made(nlp, letter)
            times[TOKENS] += time.perf_counter() - started
            for name, component in nlp.pipeline:
                started = time.perf_counter()
                doc = component(doc)
                times[name] += time.perf_counter() - started
        best = {name: min(taken, best.get(name, taken)) for name, taken in times.items()}
    return best
