"""Which forms of a court's name are of one court, for ``resolve.courts``.

Two forms with the same words are one court, whatever their order. A shorter form belongs to a longer one that has all
its words where one such court is left; where several have them ("the High Court" of two cities) each mention is of the
one named last before it. A part of a court ("Branch 28 of the Revolutionary Court of Tonka") is not the court itself.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from spacy.tokens import Doc, Span

from pipeline.knowledge import read_toml
from pipeline.recognise.court_levels import level_of
from pipeline.recognise.court_names import CourtName
from pipeline.recognise.text import fold, text_of
from pipeline.resolve.sentence_borders import sentence_at

MOST_GROUPS = 200  # of a letter; beyond, only equal names are joined
WORDS = re.compile(r"[^\W_]+")
NUMBER = re.compile(r"\d|^(?:i{1,3}|i?v|vi{1,3}|i?x|xi{1,3})$")
SAME_COURT = re.compile(r"\s\(\s?[\"“«‘]?\s?(?:the\s|la\s|le\s|el\s|l['’])?")
INDEFINITE = re.compile(r"(?<!\w)(?:an?|any|un|une|des|une?\sautre|otro|another|certain)\s+$")
BEFORE = 16


@dataclass(slots=True)
class Group:
    """The mentions of one court. name: its fullest form, on one line. words: as they are compared, in order."""

    name: str
    words: tuple[str, ...]
    level: str
    spans: list[Span] = field(default_factory=list)

    @property
    def folded(self) -> str:
        """The name folded."""
        return fold(self.name)


def court_groups(doc: Doc, spans: Sequence[Span]) -> list[Group]:
    """The courts by first mention. spans: those of ``doc.spans["names"]`` with the label COURT, in reading order."""
    groups = _equal(doc, spans)
    if len(groups) <= MOST_GROUPS:
        groups = _joined(doc, groups)
    for group in groups:
        group.spans.sort(key=lambda span: span.start_char)
    return sorted(groups, key=lambda group: group.spans[0].start_char)


@cache
def _compared() -> tuple[frozenset[str], dict[str, str], frozenset[str], frozenset[str], frozenset[str]]:
    table = read_toml("court_mentions")["compared"]
    return (
        frozenset(table["small"]),
        dict(table["same"]),
        frozenset(table["general"]),
        frozenset(table["parts"]),
        frozenset(table["alone"]),
    )


@lru_cache(maxsize=2048)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a court's name as they are compared: folded, without small words, one spelling each."""
    small, same, *_ = _compared()
    plain = " ".join(fold(name).split())
    known = read_toml("court_mentions")["called"].get(plain, plain)
    words = [same.get(word, word) for word in WORDS.findall(known)]
    return tuple(word for word in words if word not in small)


def is_general(word: str) -> bool:
    """Whether a word says what kind of court it is, not which one: "Central", "Magistrates'"."""
    return all(part in _compared()[2] or part in _compared()[0] for part in words_of(word))


def _equal(doc: Doc, spans: Sequence[Span]) -> list[Group]:
    """One group a name; a name in brackets right behind another is that court in another language."""
    text = text_of(doc)
    groups: dict[tuple[str, ...], Group] = {}
    last: Span | None = None
    for span in spans:
        words = words_of(span.text)
        key = tuple(sorted(words))
        level = span._.value.level if isinstance(span._.value, CourtName) else level_of(span.text)
        if key not in groups and last is not None and SAME_COURT.fullmatch(text, last.end_char, span.start_char):
            groups[key] = groups[tuple(sorted(words_of(last.text)))]
        group = groups.setdefault(key, Group(" ".join(span.text.split()), words, level))
        group.spans.append(span)
        if " ".join(fold(group.name).split()) in read_toml("court_mentions")["called"]:
            group.name, group.level = " ".join(span.text.split()), level
        last = span
    return list({id(group): group for group in groups.values()}.values())


def _joined(doc: Doc, groups: list[Group]) -> list[Group]:
    """Groups with the mentions of their shorter forms; what could be two courts is nobody's mention."""
    kept: list[Group] = []
    shorter: list[tuple[Group, list[Group]]] = []
    for group in sorted(groups, key=lambda group: -len(group.words)):
        wholes = [other for other in kept if _is_form_of(group, other)]
        if wholes:
            shorter.append((group, wholes))
        elif is_complete(group) or not _is_indefinite(doc, group):
            kept.append(group)
    full = sorted((span.start_char, span.end_char, number) for number, group in enumerate(kept) for span in group.spans)
    added: list[tuple[Group, Span]] = []
    for group, wholes in shorter:
        for span in group.spans:
            whole = wholes[0] if len(wholes) == 1 else _last_before(doc, span, wholes, kept, full)
            if whole is not None and not (len(wholes) > 1 and _follows_indefinite(doc, span)):
                added.append((whole, span))
    for whole, span in added:
        whole.spans.append(span)
    return kept


def is_complete(group: Group) -> bool:
    """Whether a name says which court is meant: it has a place, a number, or is the only court of its level."""
    _, _, general, _, alone = _compared()
    return group.level in alone or any(word not in general for word in group.words)


def _is_form_of(group: Group, whole: Group) -> bool:
    """Whether a group's name is a shorter form of a whole one's."""
    short, long = group.words, whole.words
    if len(short) >= len(long) or not set(short) <= set(long):
        return False
    _, _, general, parts, _ = _compared()
    extra = [word for word in long if word not in short]
    has_part = bool(parts & set(extra))
    if has_part:
        return not is_complete(group) and group.level == whole.level
    if group.level != whole.level and group.level not in ("local", "other"):
        return False
    if group.level == "appeal" and all(word in general or NUMBER.search(word) for word in extra):
        return False  # "Court of Appeal" beside "Court of Appeal Region 5"
    if long[: len(short)] == short:
        return group.level == whole.level or is_complete(whole)
    if not set(read_toml("court_mentions")["compared"]["first"]).isdisjoint(extra):
        return False
    kinds = [word for word in extra if word in general and not NUMBER.search(word)]
    return not kinds or (
        group.level == whole.level and group.level in ("appeal", "supreme", "constitutional", "military")
    )


def _is_indefinite(doc: Doc, group: Group) -> bool:
    """Whether a letter speaks of a court of that kind alone: "un tribunal militaire"."""
    return all(_follows_indefinite(doc, span) for span in group.spans)


def _follows_indefinite(doc: Doc, span: Span) -> bool:
    front = text_of(doc)[max(0, span.start_char - BEFORE) : span.start_char].lower()
    return INDEFINITE.search(front) is not None


def _last_before(
    doc: Doc, span: Span, wholes: list[Group], kept: list[Group], full: list[tuple[int, int, int]]
) -> Group | None:
    """Of several courts that a short form can mean the one named last before it, None where a sentence names two."""
    named = [(start, kept[number]) for start, _, number in full if start < span.start_char]
    fitting = [(start, group) for start, group in named if any(group is whole for whole in wholes)]
    if not fitting:
        return None
    start, group = fitting[-1]
    first, last = sentence_at(doc, start)
    beside = {id(other) for place, other in fitting if first <= place < last}
    return group if len(beside) == 1 else None
