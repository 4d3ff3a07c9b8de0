"""The models of names on one core, and what the rules beside them cost."""

import subprocess
import sys
from collections.abc import Callable
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc

import pipeline
from benchmarks.inputs import letters
from benchmarks.markdown import table
from benchmarks.timing import best_of
from pipeline.read import Letter, read
from pipeline.recognise.name_model import ReadNames, load_reader
from pipeline.recognise.names import recognise_names
from pipeline.resolve.identity import identify
from pipeline.resolve.organisations import resolve_organisations
from pipeline.resolve.people import find_people
from pipeline.resolve.persons import resolve_persons
from pipeline.resolve.places import resolve_places

MODELS = ("default", "small")
MEGABYTE = 1 << 20
# Seconds from spaCy's import to a loaded pipeline, and the process's memory when all letters have been read.
LOADING = """
import sys, time
import psutil, spacy
begun = time.perf_counter()
import pipeline
nlp = pipeline.load(model=sys.argv[1])
loaded = time.perf_counter() - begun
for path in sys.argv[2:]:
    pipeline.extract(path, nlp=nlp)
print(loaded, psutil.Process().memory_info().rss)
"""


def report(*, smoke: bool) -> str:
    """The section on names."""
    rounds = 1 if smoke else 5
    paths = letters(few=smoke)
    texts = [read(path) for path in paths]
    words = sum(len(letter.text.split()) for letter in texts)
    nlp = pipeline.load(model="none")
    docs = [nlp(_doc(nlp, letter)) for letter in texts]
    readers = {name: load_reader(name) for name in MODELS}
    calls: dict[str, Callable[[], object]] = {name: partial(_read, reader, docs) for name, reader in readers.items()}
    full = pipeline.load()
    seen = [full(_doc(full, letter)) for letter in texts]
    calls["rules"] = partial(_rules, list(zip(seen, texts, strict=True)))
    for call in calls.values():
        call()
    seconds = best_of(rounds, calls)
    rows = []
    for name in MODELS:
        loaded, memory = _loading(name, [str(path) for path in paths])
        rows.append((name, f"{words / seconds[name]:,.0f}", f"{loaded:.2f}", f"{memory:.0f}"))
    rules = seconds["rules"]
    return "\n\n".join(
        [
            "### Names",
            table(("model", "words a second", "loading, s beyond spaCy's import", "memory of the process, MB"), rows),
            f"{len(texts)} letters, {words:,} words, read in one batch on one core; best of {rounds}. "
            "The rules of persons, organisations and places, the arbiter and all that is made of it: "
            f"{words / rules:,.0f} words a second, {rules / seconds['default']:.0%} of the default model's time.",
        ]
    )


def _doc(nlp: Language, letter: Letter) -> Doc:
    doc = nlp.make_doc(letter.text)
    doc._.footnotes_start = letter.footnotes_start
    return doc


def _read(reader: ReadNames, docs: list[Doc]) -> None:
    reader(docs)


def _rules(read_: list[tuple[Doc, Letter]]) -> None:
    """The arbiter with all finders, and the resolving of what they found."""
    for doc, letter in read_:
        recognise_names(doc)
        identity = identify(doc)
        spans = list(doc.spans["names"])
        people = find_people(doc)
        bodies = resolve_organisations(doc, letter, identity, [span for span in spans if span.label_ == "ORGANISATION"])
        resolve_places(doc, letter, identity, [span for span in spans if span.label_ == "PLACE"])
        resolve_persons(doc, letter, people, [body for body, _ in bodies], kind=identity.kind)


def _loading(model: str, paths: list[str]) -> tuple[float, float]:
    """Seconds of loading, the least of three processes, and MB of memory, the most."""
    said = [
        subprocess.run(
            [sys.executable, "-c", LOADING, model, *paths], check=True, capture_output=True, text=True
        ).stdout.split()
        for _ in range(3)
    ]
    return min(float(loaded) for loaded, _ in said), max(int(memory) / MEGABYTE for _, memory in said)
