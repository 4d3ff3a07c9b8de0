"""The places of a letter: all mentions of one place under one name, with its kind and State.

Mentions of a State are one place, however it is called; of others those with the same words, and short forms where
one place is left: "Chilapa" of Chilapa de Álvarez, "Insein" of Insein Prison, "camp de Soronkoni" of the camp
militaire de Soronkoni.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span

from pipeline.read.letter import Letter
from pipeline.recognise.acronyms import is_made_of
from pipeline.recognise.place_names import PlaceName, letter_state
from pipeline.recognise.place_signs import KnownName
from pipeline.recognise.sections import section_at
from pipeline.recognise.seen_places import letter_of, read_place
from pipeline.recognise.states import OTHER_ADDRESSEE, code_by_name, short_names
from pipeline.recognise.text import fold, folded_text
from pipeline.resolve.entities import Entity, Mention
from pipeline.resolve.evidence import evidence_of
from pipeline.resolve.identity import Identity
from pipeline.resolve.name_keys import key_of
from pipeline.tables.records import PlaceRecord

HOST_STATE = "CHE"  # named in every letterhead
ACRONYM_LENGTH = 6
# What these find is in the letter's State, unless something says otherwise.
AT_HOME = tuple(f"places.{rule}" for rule in ("facility", "noun", "home", "list", "preposition", "route"))
NOT_READ = ("letterhead", "signatures")  # titles of mandates, addresses
MOST_GROUPS = 400  # of a letter; beyond, only equal names are joined
STYLES = ("republic", "republique", "republica", "state", "estado", "etat", "province", "provincia")
LEAST_LETTERS = 3  # of a short form
# What says a kind best first: a word for it, the gazetteer, the place in a sentence.
BEST_RULES = ("noun", "facility", "state", "region", "gazetteer", "beside", "home", "list")


@dataclass(frozen=True, slots=True)
class Named:
    """A mention with what is known of it."""

    span: Span
    value: PlaceName

    @property
    def name(self) -> str:
        """As written, on one line."""
        return " ".join(self.span.text.split())

    @property
    def rank(self) -> int:
        """How well its rule tells the kind, the best first."""
        rule = self.span._.rule.removeprefix("places.")
        return BEST_RULES.index(rule) if rule in BEST_RULES else len(BEST_RULES)


@dataclass(slots=True)
class Group:
    """The mentions of one place. words: its name as it is compared."""

    words: tuple[str, ...]
    kind: str
    mentions: list[Named] = field(default_factory=list)

    @property
    def best(self) -> PlaceName:
        """What the mention says that tells most."""
        return min(self.mentions, key=lambda named: named.rank).value

    @property
    def proper(self) -> str | None:
        """Its name without the word for what it is."""
        return next((named.value.proper for named in self.mentions if named.value.proper), None)


def resolve_places(
    doc: Doc, letter: Letter, identity: Identity, spans: Sequence[Span]
) -> list[tuple[Entity, PlaceRecord]]:
    """The places in the order of their first mentions, each with its record.

    spans: those of ``doc.spans["names"]`` with the label PLACE, in reading order; those that only the model saw have
    no value.
    """
    home = _home(doc, identity, spans)
    named = _with_neighbours(doc, _read(doc, home, sorted(spans, key=lambda span: span.start_char)), home)
    groups = sorted(_joined(_groups(named)), key=lambda group: group.mentions[0].span.start_char)
    return [_record(doc, letter, f"l{number}", group) for number, group in enumerate(groups, 1)]


def _home(doc: Doc, identity: Identity, spans: Sequence[Span]) -> str | None:
    """The letter's State; in a letter to a company the one that it names most."""
    if identity.state is not None and identity.state != OTHER_ADDRESSEE:
        return identity.state
    named = Counter(
        span._.value.state
        for span in spans
        if isinstance(span._.value, PlaceName) and span._.value.state not in (None, HOST_STATE)
    )
    most = named.most_common(1)
    return letter_state(doc) or (str(most[0][0]) if most else None)


def _read(doc: Doc, home: str | None, spans: list[Span]) -> list[Named]:
    """The mentions, those of the model read by their words and what is beside them."""
    values = {span: span._.value for span in spans if isinstance(span._.value, PlaceName)}
    known = {
        span.start_char: KnownName(
            span.start_char, span.end_char, value.kind, value.state, span._.rule.removeprefix("places.")
        )
        for span, value in values.items()
    }
    states = frozenset(value.state for value in values.values() if value.kind == "state" and value.state)
    text = letter_of(doc, home, states)
    by_name = {key_of(span.text): value for span, value in values.items()}
    named = []
    for span in spans:
        value = values.get(span) or by_name.get(key_of(span.text))
        if value is None and section_at(doc, span.start_char) not in NOT_READ:
            value = read_place(text, span.start_char, span.end_char, span._.confidence, known)
        if value is not None and value.state is None and span._.rule in AT_HOME:
            value = PlaceName(value.kind, home, value.proper)
        if value is not None:
            named.append(Named(span, value))
    return named


# "at Cheremetievo airport, Moscow"; "à Moscou, à l'aéroport de Cheremetievo"
BEHIND = re.compile(r"\s*(?:,|\()?\s*(?:(?:in|at|near|outside|a|en|de|d'|pres de|cerca de)\s*)?(?:the |la |l')?")
IN_FRONT = re.compile(r",\s*(?:(?:at|in|a|en|au|dans)\s+(?:the |la |le |el )?(?:l')?|(?:al|del|au)\s+)")


def _with_neighbours(doc: Doc, named: list[Named], home: str | None) -> list[Named]:
    """The mentions, a facility with the State of a place abroad that stands right beside it or is in its name."""
    folded = folded_text(doc)
    read = []
    for position, mention in enumerate(named):
        if mention.value.kind != "facility" or mention.value.state != home:
            read.append(mention)
            continue
        following = named[position + 1] if position + 1 < len(named) else None
        previous = named[position - 1] if position else None
        state = home
        if following and BEHIND.fullmatch(folded, mention.span.end_char, following.span.start_char):
            state = following.value.state or home
        elif previous and IN_FRONT.fullmatch(folded, previous.span.end_char, mention.span.start_char):
            state = previous.value.state or home
        last = key_of(mention.name)[-1]
        inside = next((other.value for other in named if key_of(other.name) == (last,) and other is not mention), None)
        if state == home and inside and inside.kind == "city":
            state = inside.state or home
        read.append(Named(mention.span, PlaceName("facility", state, mention.value.proper)))
    return read


# --- which mentions are of one place -----------------------------------------------------------------------


def _groups(named: list[Named]) -> list[Group]:
    """One group a State, and one a name of another place."""
    groups: dict[tuple[str, ...], Group] = {}
    for mention in named:
        is_state = mention.value.kind == "state" and mention.value.state is not None
        words = key_of(mention.name)
        key = ("state", str(mention.value.state)) if is_state else words
        group = groups.setdefault(key, Group(words, "state" if is_state else ""))
        group.mentions.append(mention)
    for group in groups.values():
        group.kind = group.kind or group.best.kind
    return list(groups.values())


def _joined(groups: list[Group]) -> list[Group]:
    """Groups of one place made one: longer names take shorter ones where one is left."""
    if len(groups) > MOST_GROUPS:
        return groups
    kept: list[Group] = []
    for group in sorted(groups, key=lambda group: -len(group.words)):
        wholes = [other for other in kept if _is_form_of(group, other)]
        if len(wholes) == 1:
            whole = wholes[0]
            whole.mentions = sorted([*whole.mentions, *group.mentions], key=lambda named: named.span.start_char)
        else:
            kept.append(group)
    return kept


def _is_form_of(group: Group, whole: Group) -> bool:
    """Whether a group's name is a shorter form of a whole one's."""
    if "state" in (group.kind, whole.kind) or group.words == whole.words:
        return False
    if _is_acronym(group, whole) or _is_in_brackets(group, whole):
        return True
    name = " ".join(group.words)
    if len(name) < LEAST_LETTERS:
        return False
    if whole.proper is not None and key_of(whole.proper) == group.words:
        return group.kind == whole.kind
    if group.kind == whole.kind == "region":
        return whole.words[0] in STYLES and whole.words[-len(group.words) :] == group.words
    if group.kind == whole.kind == "facility":
        return set(group.words) < set(whole.words) and group.words[-1] == whole.words[-1]
    if group.kind == whole.kind == "city":
        first = fold(whole.mentions[0].name).split()
        longer = len(first) > 1 and first[1] in ("de", "del", "d'") and first[0] == name
        return longer or (len(group.words) > 1 and whole.words[-len(group.words) :] == group.words)
    return False


def _is_acronym(group: Group, whole: Group) -> bool:
    """XUAR of Xinjiang Uyghur Autonomous Region, J&K of Jammu and Kashmir."""
    written = group.mentions[0].name.replace("&", "")
    if not (written.isupper() and 1 < len(written) <= ACRONYM_LENGTH) or len(whole.words) < len(written):
        return False
    return any(is_made_of(written, named.name) for named in whole.mentions)


def _is_in_brackets(group: Group, whole: Group) -> bool:
    """Whether a facility's other name stands in brackets behind it: "Detention Centre No. 1 (SIZO-1)"."""
    if group.kind != "facility" or whole.kind != "facility":
        return False
    ends = {named.span.end_char for named in whole.mentions}
    first = group.mentions[0].span
    return first.start_char - 2 in ends and first.doc.text[first.start_char - 2 : first.start_char] == " ("


# --- records -----------------------------------------------------------------------------------------------


def _record(doc: Doc, letter: Letter, number: str, group: Group) -> tuple[Entity, PlaceRecord]:
    name = _state_name(group) if group.kind == "state" else _name(group)
    mentions = tuple(
        Mention(
            start=named.span.start_char,
            end=named.span.end_char,
            form=_form(named.name, name),
            rule=named.span._.rule,
            confidence=named.span._.confidence,
        )
        for named in group.mentions
    )
    forms = dict.fromkeys(named.name for named in group.mentions)
    first = mentions[0]
    entity = Entity(id=number, name=name, aliases=tuple(form for form in forms if form != name), mentions=mentions)
    record = PlaceRecord(
        place_id=number,
        name=name,
        kind=group.kind,
        state=group.best.state,
        n_mentions=len(mentions),
        evidence=evidence_of(doc, letter, first.start, first.end, rule=first.rule, confidence=first.confidence),
    )
    return entity, record


def _state_name(group: Group) -> str:
    """What a State is called most; of two the one without "Republic of", then the longer."""
    forms = Counter(named.name for named in group.mentions)
    written = [form for form in forms if not form.isupper()] or list(forms)
    short = fold(short_names().get(str(group.best.state), ""))

    def order(form: str) -> tuple[int, bool, bool, int]:
        plain = fold(form)
        styled = plain.startswith(("republic of", "kingdom of", "republique du", "royaume")) and plain not in short
        return forms[form], not styled, fold(form) in code_by_name(), len(form)

    return max(written, key=order)


def _name(group: Group) -> str:
    """The fullest form, one that is not all in capitals where there is one."""
    forms = [named.name for named in group.mentions]
    written = [form for form in forms if not form.isupper()] or forms
    return max(written, key=lambda form: (len(key_of(form)), form[0].isupper(), len(form)))


def _form(written: str, name: str) -> str:
    if key_of(written) == key_of(name):
        return "name"
    if written.isupper() and len(written) <= ACRONYM_LENGTH:
        return "acronym"
    return "short" if set(key_of(written)) <= set(key_of(name)) else "alias"
