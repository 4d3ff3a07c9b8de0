"""Whether words are asserted, beside what others decide, on clauses that were annotated for it.

Peers: negspacy (NegEx) with its own English and Spanish terms, which knows negation alone; and the plainest thing that
could work, a word of the kind anywhere in the sentence, which shows what scopes are worth.
"""

import re
import time
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import spacy
from negspacy import negation  # noqa: F401 - registers its component
from negspacy.termsets import termset
from spacy.language import Language

import pipeline
from benchmarks.inputs import ROOT
from benchmarks.markdown import table
from pipeline.recognise.assertions import assertion_of

FILES = ("assertion_clauses.toml", "assertion_clauses_held.toml")
LABELS = ("alleged", "negated", "hypothetical")
LANGUAGES = ("en", "fr", "es")
FEW = 30  # clauses in a smoke run
NEGSPACY_TERMS = {"en": "en_clinical", "es": "es_clinical"}
WORDS = {
    "alleged": r"allegedly|reportedly|alleged|aurai(?:t|ent)|serai(?:t|ent)|presunt\w+|habrían?|supuest\w+",
    "negated": r"not|never|no|without|pas|jamais|sans|aucune?|nunca|sin|ningun\w+",
    "hypothetical": r"should|could|may|might|if|would|pourrai(?:t|ent)|si|risque|podrían?|de ser",
}


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with the place of the word that is asked about, and what it is."""

    language: str
    text: str
    start: int
    end: int
    assertion: str


Judge = Callable[[Clause], str]


def report(*, smoke: bool) -> str:
    """The section on assertion."""
    blocks = []
    ours = pipeline.load(model="none")
    judges: dict[str, Judge] = {
        "spcomms": partial(_ours, ours),
        "negspacy": _negspacy(),
        "a word in the sentence": _by_word,
    }
    for name in FILES:
        clauses = _clauses(name)[: FEW if smoke else None]
        words = sum(len(clause.text.split()) for clause in clauses)
        rows = [_row(judge, call, clauses, words) for judge, call in judges.items()]
        kept = "that no rule was made with" if "held" in name else "that the rules were made with"
        blocks += [f"{len(clauses)} clauses {kept}, F1:", table(("", *LABELS, "accuracy", "ms a 1,000 words"), rows)]
    return "\n\n".join(["### Assertion beside peers", *blocks])


def _clauses(name: str) -> list[Clause]:
    found = tomllib.loads((ROOT / "tests" / "recognise" / name).read_text(encoding="utf-8"))["clause"]
    return [_clause(item) for item in found]


def _clause(item: dict[str, str]) -> Clause:
    start = item["text"].index(item["word"])
    return Clause(item["language"], item["text"], start, start + len(item["word"]), item["assertion"])


def _row(name: str, judge: Judge, clauses: Sequence[Clause], words: int) -> tuple[str, ...]:
    judge(clauses[0])  # patterns are made at the first text
    started = time.perf_counter()
    found = [judge(clause) for clause in clauses]
    seconds = time.perf_counter() - started
    pairs = [(clause.assertion, said) for clause, said in zip(clauses, found, strict=True)]
    scores = [_f1(label, pairs) for label in LABELS]
    right = sum(gold == said for gold, said in pairs) / len(pairs)
    return (name, *(f"{score:.3f}" for score in scores), f"{right:.3f}", f"{1e6 * seconds / words:.1f}")


def _f1(label: str, pairs: Sequence[tuple[str, str]]) -> float:
    both = sum(gold == said == label for gold, said in pairs)
    either = sum((gold == label) + (said == label) for gold, said in pairs)
    return 2 * both / either if either else 0.0


def _ours(nlp: Language, clause: Clause) -> str:
    """spcomms, with those of its components that assertion needs."""
    doc = nlp.make_doc(clause.text)
    doc._.language = clause.language
    for name in ("spcomms_sentences", "spcomms_assertions"):
        doc = nlp.get_pipe(name)(doc)
    return assertion_of(doc, clause.start, clause.end)


def _negspacy() -> Judge:
    """negspacy in the clause's language; it has no French, so French clauses are read as English."""
    pipelines = {}
    for language, terms in NEGSPACY_TERMS.items():
        nlp = spacy.blank(language)
        nlp.add_pipe("sentencizer")
        nlp.add_pipe("negex", config={"neg_termset": termset(terms).get_patterns()})
        pipelines[language] = nlp

    def judge(clause: Clause) -> str:
        nlp = pipelines.get(clause.language, pipelines["en"])
        doc = nlp.make_doc(clause.text)
        entity = doc.char_span(clause.start, clause.end, label="EVENT", alignment_mode="expand")
        doc.set_ents([entity])
        for _, component in nlp.pipeline:
            doc = component(doc)
        return "negated" if doc.ents[0]._.negex else "asserted"

    return judge


def _by_word(clause: Clause) -> str:
    begin = clause.text.rfind(". ", 0, clause.start) + 1
    sentence = clause.text[begin : clause.text.find(". ", clause.end) + 1 or None]
    order = ("negated", "hypothetical", "alleged")
    return next((label for label in order if re.search(rf"\b(?:{WORDS[label]})\b", sentence, re.I)), "asserted")
