"""The organisations of a letter: all mentions of one body under one name, with its acronym, kind and State.

What the rules of ``recognise.organisation_names`` know of a mention (the body, the name that an acronym stands for)
joins it to its organisation; names in other wording and what only the model saw are joined where one organisation is
left: "the Ministry of Interior" and "the Interior Ministry", "Policía Nacional" and "Policía Nacional del Perú".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc, Span

from pipeline.knowledge import read_toml
from pipeline.read.letter import Letter
from pipeline.recognise.acronyms import is_made_of
from pipeline.recognise.gazetteer import cities, regions
from pipeline.recognise.introduced_names import kind_in_front, without_form
from pipeline.recognise.organisation_kinds import kind_of
from pipeline.recognise.organisation_names import OrganisationName
from pipeline.recognise.organisation_words import first_word_stops, is_never
from pipeline.recognise.states import code_by_demonym, code_of
from pipeline.recognise.text import fold, text_of
from pipeline.resolve.entities import Entity, Mention
from pipeline.resolve.evidence import evidence_of
from pipeline.resolve.identity import Identity
from pipeline.resolve.organisation_states import home_state, state_of
from pipeline.tables.records import OrganisationRecord

NATIVE = "organisations.bracket"  # the rule of names in another language
ACRONYM = "organisations.acronym"
NO_WORD = re.compile(r"[^\w]+")
DEFAULT_KIND = "other"
LOCAL = frozenset(["police", "state_body"])  # known bodies of these kinds belong to the letter's State
LEAST_WORDS = 2
FEWEST_LETTERS = 4  # of a single word that stands for a name
MOST_GROUPS = 200  # of a letter; beyond, only equal names are joined


@dataclass(slots=True)
class Group:
    """The mentions of one organisation. key: folded words of its name. known: id of a known body."""

    key: tuple[str, ...]
    known: str | None
    spans: list[Span] = field(default_factory=list)

    @property
    def values(self) -> list[OrganisationName]:
        """What the rules know of its mentions."""
        return [span._.value for span in self.spans if isinstance(span._.value, OrganisationName)]

    @property
    def acronym(self) -> str | None:
        """The acronym that the letter gives, or the one that it is named by."""
        return next((value.acronym for value in self.values if value.acronym), None)


def resolve_organisations(
    doc: Doc, letter: Letter, identity: Identity, spans: Sequence[Span]
) -> list[tuple[Entity, OrganisationRecord]]:
    """The organisations in the order of their first mentions, each with its record.

    spans: those of ``doc.spans["names"]`` with the label ORGANISATION, in reading order.
    """
    home = home_state(doc, identity)
    told = [group for group in _joined(_groups(spans)) if group.values or _is_credible(doc, group)]
    groups = sorted(told, key=lambda group: group.spans[0].start_char)
    return [_record(doc, letter, home, f"o{number}", group) for number, group in enumerate(groups, 1)]


# --- which mentions are of one organisation ----------------------------------------------------------------


def _groups(spans: Sequence[Span]) -> list[Group]:
    """One group a known body and a name; what only the model saw is a group of its own or joins an equal one."""
    groups: dict[tuple[str, ...], Group] = {}
    last: tuple[int, Group] | None = None  # where the organisation in front ends
    for span in sorted(spans, key=lambda span: span.start_char):
        value = span._.value if isinstance(span._.value, OrganisationName) else None
        key = _key((value.full if value else None) or span.text)
        if not key:
            continue
        known = value.known if value else None
        group = groups.setdefault(("known", known) if known else key, Group(key, known))
        if last is not None and not group.spans and not known and _is_in_bracket(span, last[0]):
            groups[key] = group = last[1]  # its name in another language: "Òganizasyon … (Organisation …)"
        group.spans.append(span)
        last = (span.end_char, group)
        if value is not None and value.full is None and len(key) > len(group.key):
            group.key = key
    return list({id(group): group for group in groups.values()}.values())


BRACKET = re.compile(r"\s?\(\s?[“\"«‘]?\s?(?:(?:the|la|le|les|el|los)\s|l['’])?")


def _is_in_bracket(span: Span, end: int) -> bool:
    """Whether a mention is all that a bracket right behind another mention holds."""
    text = text_of(span.doc)
    behind = text[span.end_char : span.end_char + 3].lstrip('”"»’ ')
    return BRACKET.fullmatch(text, end, span.start_char) is not None and behind.startswith((")", ","))


def _key(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared: folded, without legal form, articles and small words."""
    folded = NO_WORD.sub(" ", fold(without_form(" ".join(name.split())))).split()
    words = [word for word in folded if word not in _small()]
    return tuple(words or folded)


@cache
def _small() -> frozenset[str]:
    return frozenset(read_toml("organisation_words")["compared"]["small"])


def _joined(groups: list[Group]) -> list[Group]:
    """Groups of one organisation made one: longer names take shorter ones where one is left."""
    if len(groups) > MOST_GROUPS:
        return groups
    longest_first = sorted(groups, key=lambda group: (-len(group.key), group.spans[0].start_char))
    kept: list[Group] = []
    for group in longest_first:
        wholes = [other for other in kept if _is_form_of(group, other)]
        if len(wholes) == 1:
            wholes[0].spans = sorted([*wholes[0].spans, *group.spans], key=lambda span: span.start_char)
            wholes[0].known = wholes[0].known or group.known
        else:
            kept.append(group)
    return kept


def _is_form_of(group: Group, whole: Group) -> bool:
    """Whether a group's name is another wording, a part or the acronym of a whole one's."""
    if group.known is not None and whole.known is not None:
        return False
    short, long = group.key, whole.key
    if sorted(short) == sorted(long):
        return True
    if len(short) == 1:
        return _is_acronym_of(group, whole) or (_only_model(group) and _is_word_of(short[0], long))
    if long[: len(short)] == short:
        return whole.known is None and group.known is None
    return long[len(long) - len(short) :] == short and whole.known is None and not _is_object(group, whole)


def _is_object(group: Group, whole: Group) -> bool:
    """Whether a shorter name stands behind "of" in the longer one: "Inspection générale de la Police nationale"."""
    short, long = (fold(_name(item)) for item in (group, whole))
    front = long.removesuffix(short)
    words = NO_WORD.sub(" ", front).split()
    return front == long or not words or words[-1] in _small()


def _is_acronym_of(group: Group, whole: Group) -> bool:
    word = group.spans[0].text
    if whole.acronym is not None:
        return fold(whole.acronym) == fold(word)
    long = [span.text for span in whole.spans if " " in span.text]
    return word.isupper() and len(word) > LEAST_WORDS and any(is_made_of(word, name) for name in long)


def _only_model(group: Group) -> bool:
    return not group.values


def _is_word_of(word: str, long: tuple[str, ...]) -> bool:
    """Whether a single word that the model took for an organisation is the first word of a longer name."""
    return len(word) >= FEWEST_LETTERS and long[0] == word and word not in code_by_demonym()


SHORT_ACRONYM = 4  # letters: "CCTV" is none


def _is_credible(doc: Doc, group: Group) -> bool:
    """Whether what only the model takes for an organisation looks like one: no title, place or common word."""
    name = _name(group)
    plain = fold(name)
    first = name.split()[0]
    if is_never(name) or code_of(name) is not None or not first[0].isupper() or first in first_word_stops():
        return False
    if " " in name:
        return True
    if name.isupper():
        return len(name) > SHORT_ACRONYM or len(group.spans) > 1
    if cities(plain) or regions(plain) or plain in code_by_demonym():
        return False
    # A word that the letter writes small as well is a common one.
    return re.search(rf"(?<!\w){re.escape(name.lower())}(?!\w)", text_of(doc)) is None


# --- records -----------------------------------------------------------------------------------------------


def _record(doc: Doc, letter: Letter, home: str | None, number: str, group: Group) -> tuple[Entity, OrganisationRecord]:
    name = _name(group)
    acronym = group.acronym
    kind = _kind(doc, group, name)
    mentions = tuple(
        Mention(
            start=span.start_char,
            end=span.end_char,
            form=_form(span, name, acronym),
            rule=span._.rule,
            confidence=span._.confidence,
        )
        for span in group.spans
    )
    first = mentions[0]
    forms = dict.fromkeys(" ".join(span.text.split()) for span in group.spans)
    entity = Entity(id=number, name=name, aliases=tuple(form for form in forms if form != name), mentions=mentions)
    evidence = evidence_of(doc, letter, first.start, first.end, rule=first.rule, confidence=first.confidence)
    record = OrganisationRecord(
        organisation_id=number,
        name=name,
        acronym=acronym,
        kind=kind,
        state=_state(doc, group, name, kind, home),
        n_mentions=len(mentions),
        evidence=evidence,
    )
    return entity, record


def _name(group: Group) -> str:
    """The fullest form of the letter on one line; names in brackets and acronyms only where there is no other."""
    named = [
        " ".join(span.text.split())
        for span in group.spans
        if not (isinstance(span._.value, OrganisationName) and span._.value.full) and span._.rule != ACRONYM
    ]
    forms = named or [" ".join(span.text.split()) for span in group.spans]
    return max(forms, key=lambda form: (len(_key(form)), len(form)))


def _kind(doc: Doc, group: Group, name: str) -> str:
    """What the rules say of the full name, else what its words or the common noun in front of it tell."""
    by_length = sorted(group.spans, key=lambda span: -len(span.text))
    for span in by_length:
        if isinstance(span._.value, OrganisationName) and span._.value.kind:
            return str(span._.value.kind)
    told = kind_of(name)
    if told is not None:
        return told
    text = text_of(doc)
    nouns = (kind_in_front(text, span.start_char) for span in group.spans)
    return next((kind for kind in nouns if kind), DEFAULT_KIND)


def _state(doc: Doc, group: Group, name: str, kind: str, home: str | None) -> str | None:
    places = [(span.start_char, span.end_char) for span in group.spans]
    if group.known is None:
        return state_of(doc, name, kind, places, home)
    known = next((value for value in group.values if value.known), None)
    if known is not None and known.state is None and known.kind in LOCAL:
        return state_of(doc, name, kind, places, home)
    return known.state if known else None


def _form(span: Span, name: str, acronym: str | None) -> str:
    """Whether a mention is the name, the acronym, an alias (a name in another language) or a short form."""
    text = " ".join(span.text.split())
    if span._.rule == ACRONYM or text == acronym:
        return "acronym"
    if span._.rule == NATIVE:
        return "alias"
    return "name" if _key(text) == _key(name) else "short"
