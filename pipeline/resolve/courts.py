"""The courts of a letter: all mentions of one court under its fullest name, "the Court" where one is meant."""

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Span

from pipeline.read.letter import Letter
from pipeline.recognise.capital_words import CAPITAL
from pipeline.recognise.court_levels import level_in, level_of
from pipeline.recognise.court_names import CourtName
from pipeline.recognise.gazetteer import WELL_KNOWN, cities, largest_city, regions
from pipeline.recognise.states import code_by_demonym, code_by_name, demonym_pattern, name_pattern
from pipeline.recognise.text import fold, folded_text, text_of
from pipeline.resolve.court_forms import court_groups, is_general, words_of
from pipeline.resolve.court_mentions import short_mentions
from pipeline.resolve.entities import Entity, Mention
from pipeline.resolve.evidence import evidence_of
from pipeline.resolve.identity import Identity
from pipeline.resolve.organisation_states import home_state
from pipeline.tables.records import CourtRecord

SHORT_RULE = "courts.short"
SHORT_CONFIDENCE = 0.85
NEAR = 40  # characters in front of a name that can hold a State's adjective
BESIDE = re.compile(
    rf"\s*,?\s*(?:\(|(?:in|at|sitting in|à|a|de|en)\s+)?(?P<place>{CAPITAL}(?:[\s-]{CAPITAL}){{0,2}})\)?"
)
OF = re.compile(r",?\s+(?:of|in|de la|de|du|del|des|d'|en|au)\s*(?:the\s+|la\s+)?")
SEAT = re.compile(r"(?:\s(?:of|in|at|de|d['’]|du|del|à|en)|,)\s*(?P<place>[^\W\d_].*)$")
FEWEST_LETTERS = 3
MOST_WORDS = 4  # of a place


def find_courts(doc: Doc) -> tuple[Entity, ...]:
    """The courts in the order of their first mentions, ids c1, c2; a short form ("the Court") is a mention, too."""
    spans = [span for span in doc.spans["names"] if span.label_ == "COURT"]
    groups = court_groups(doc, sorted(spans, key=lambda span: span.start_char))
    short: dict[int, list[Mention]] = {}
    for group, start, end in short_mentions(doc, groups):
        mention = Mention(start=start, end=end, form="short", rule=SHORT_RULE, confidence=SHORT_CONFIDENCE)
        short.setdefault(id(group), []).append(mention)
    courts = []
    for number, group in enumerate(groups, 1):
        named = [_mention(span, group.name) for span in group.spans]
        mentions = sorted([*named, *short.get(id(group), ())], key=lambda mention: mention.start)
        forms = dict.fromkeys(" ".join(span.text.split()) for span in group.spans)
        courts.append(
            Entity(
                id=f"c{number}",
                name=group.name,
                aliases=tuple(form for form in forms if form != group.name),
                mentions=tuple(mentions),
            )
        )
    return tuple(courts)


def _mention(span: Span, name: str) -> Mention:
    same = sorted(words_of(span.text)) == sorted(words_of(name))
    return Mention(
        start=span.start_char,
        end=span.end_char,
        form="name" if same else "short",
        rule=span._.rule,
        confidence=span._.confidence,
    )


def resolve_courts(doc: Doc, letter: Letter, identity: Identity, courts: Sequence[Entity]) -> list[CourtRecord]:
    """A record for every court, by first mention. courts: of ``find_courts``."""
    home = home_state(doc, identity)
    levels = {
        " ".join(span.text.split()): span._.value.level
        for span in doc.spans["names"]
        if span.label_ == "COURT" and isinstance(span._.value, CourtName)
    }
    return [_record(doc, letter, home, court, levels.get(court.name) or level_of(court.name)) for court in courts]


def _record(doc: Doc, letter: Letter, home: str | None, court: Entity, level: str) -> CourtRecord:
    first = next(mention for mention in court.mentions if mention.rule != SHORT_RULE)
    international = level == "international"
    state = None if international else _state(doc, court, home)
    return CourtRecord(
        court_id=court.id,
        name=court.name,
        level=level_in(court.name, level, state),
        place=None if international else _place(doc, court),
        state=state,
        n_mentions=len(court.mentions),
        evidence=evidence_of(doc, letter, first.start, first.end, rule=first.rule, confidence=first.confidence),
    )


# --- where it sits, and whose it is ------------------------------------------------------------------------


def _place(doc: Doc, court: Entity) -> str | None:
    """The city in its name, else the one right behind a mention by name: "the High Court (Makeni)"."""
    inside = _city_in(court.name)
    if inside is not None:
        return inside
    text = text_of(doc)
    for mention in court.mentions:
        beside = BESIDE.match(text, mention.end) if mention.rule != SHORT_RULE else None
        if beside is not None and beside.start("place") > mention.end and cities(fold(beside["place"])):
            return " ".join(beside["place"].split())
    return None


def _city_in(name: str) -> str | None:
    """The longest run of capitalised words of a name that is a city's; behind "of" any name, known or not."""
    words = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", name)
    for length in range(min(MOST_WORDS, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            run = words[start : start + length]
            plain = fold(" ".join(run))
            proper = run[0][:1].isupper() and run[-1][:1].isupper() and len(plain) >= FEWEST_LETTERS
            if proper and cities(plain) and not _is_kind(run):
                return " ".join(run)
    return None


def _is_kind(run: Sequence[str]) -> bool:
    """Whether words say what a court is, or a State: "Central", "Georgia"."""
    return fold(" ".join(run)) in code_by_name() or (len(run) == 1 and is_general(run[0]))


def _state(doc: Doc, court: Entity, home: str | None) -> str | None:
    """The State that the name, or the words beside a mention, tell; else the letter's."""
    told = _state_in(court.name) or _state_beside(doc, court)
    if told is not None:
        return told
    city = fold(_city_in(court.name) or "")
    known = largest_city(city)
    abroad = known is not None and known.inhabitants >= WELL_KNOWN and all(item.state != home for item in cities(city))
    return known.state if known is not None and abroad and home not in regions(city) else home


def _state_in(name: str) -> str | None:
    """The State whose name or adjective is part of the name: "Supreme Court of Georgia", "Egyptian High Court"."""
    folded = fold(name)
    for pattern, codes in ((name_pattern(), code_by_name()), (demonym_pattern(), code_by_demonym())):
        for match in pattern.finditer(folded):
            if name[match.start()].isupper() or pattern is demonym_pattern():
                return codes[" ".join(match.group().split())]
    return None


def _state_beside(doc: Doc, court: Entity) -> str | None:
    """The State right beside a mention: "the Turkish Constitutional Court", "the Court of Appeal of Kenya"."""
    text, folded = text_of(doc), folded_text(doc)
    for mention in court.mentions:
        if mention.rule == SHORT_RULE:
            continue
        behind = OF.match(folded, mention.end)
        state = name_pattern().match(folded, behind.end()) if behind else None
        if state is not None and text[state.start()].isupper():
            return code_by_name()[" ".join(state.group().split())]
        front = folded[max(0, mention.start - NEAR) : mention.start].rstrip()
        adjectives = list(demonym_pattern().finditer(front))
        if adjectives and adjectives[-1].end() == len(front):
            return code_by_demonym()[adjectives[-1].group()]
    return None
