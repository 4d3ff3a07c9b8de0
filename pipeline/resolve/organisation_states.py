"""Whose an organisation is: the State in its name or beside it, else the letter's; none for international bodies."""

import re
from collections import Counter
from functools import cache

from spacy.tokens import Doc

from pipeline.knowledge import read_toml
from pipeline.recognise.capital_words import GAP
from pipeline.recognise.formulas import either
from pipeline.recognise.gazetteer import largest_city
from pipeline.recognise.sections import section_at
from pipeline.recognise.states import (
    OTHER_ADDRESSEE,
    code_by_demonym,
    code_by_name,
    demonym_pattern,
    name_pattern,
)
from pipeline.recognise.text import fold, folded_text, text_of
from pipeline.resolve.identity import Identity

HOST_STATE = "CHE"  # of the letterhead's Geneva
INTERNATIONAL = frozenset(["un_body"])
BESIDE = 70  # characters in front of or behind a mention that can say whose it is
ADDRESS = 300  # characters of the address of a company
OF = re.compile(r"(?:\s?\([^()\n]{1,20}\))?\s+(?:of|de la|de|du|del|des|d')\s*(?:the\s+|la\s+)?")
WORDS_BETWEEN = re.compile(r"(?:\s+[a-z][a-z-]*){0,3}\s+[\"“«*_]{0,2}$")


def home_state(doc: Doc, identity: Identity) -> str | None:
    """The State that local bodies belong to: the letter's; in a letter to a company the one named most."""
    if identity.state is not None and identity.state != OTHER_ADDRESSEE:
        return identity.state
    named = Counter(
        span._.value.state
        for span in doc.spans.get("names", ())
        if span.label_ == "PLACE" and getattr(span._.value, "state", None) not in (None, HOST_STATE)
    )
    most = named.most_common(2)
    return str(most[0][0]) if most and (len(most) == 1 or most[0][1] > most[1][1]) else None


def state_of(doc: Doc, name: str, kind: str, places: list[tuple[int, int]], home: str | None) -> str | None:
    """The State of an organisation that the letter names at some places; None for an international body."""
    if kind in INTERNATIONAL:
        return None
    return _in_name(name) or _beside(doc, places) or _by_form(name) or home


def _in_name(name: str) -> str | None:
    """The State whose name or adjective is part of the name: "Embassy of Haiti", "Nigerian National …"."""
    folded = fold(name)
    found = [
        (match.start(), codes[" ".join(match.group().split())])
        for pattern, codes in ((name_pattern(), code_by_name()), (demonym_pattern(), code_by_demonym()))
        for match in pattern.finditer(folded)
        if name[match.start()].isupper() or pattern is demonym_pattern()
    ]
    return min(found)[1] if found else None


def _beside(doc: Doc, places: list[tuple[int, int]]) -> str | None:
    """The State that the words beside a mention tell: "the Dutch company X", "X (FSB) of the Russian Federation"."""
    text, folded = text_of(doc), folded_text(doc)
    for start, end in places:
        addressed = section_at(doc, start) == "letterhead"
        if addressed and (code := _state_of_seat(folded[end : end + ADDRESS])):
            return code
        behind = OF.match(folded, end)
        state = name_pattern().match(folded, behind.end()) if behind else None
        if state is not None and text[state.start()].isupper():
            return code_by_name()[" ".join(state.group().split())]
        window = folded[max(0, start - BESIDE) : start]
        adjectives = list(demonym_pattern().finditer(window))
        if adjectives and WORDS_BETWEEN.fullmatch(window, adjectives[-1].end()):
            return code_by_demonym()[adjectives[-1].group()]
        seat = _seat().match(folded, end)
        if seat is not None and (code := _state_of_seat(folded[seat.end() : seat.end() + BESIDE])):
            return code
    return None


@cache
def _seat() -> re.Pattern[str]:
    """ ", based in ", " (con sede en ": what follows says where the organisation is."""
    words = either(read_toml("organisation_words")["seat"]["words"])
    return re.compile(rf"(?:\s?\([^()\n]{{1,20}}\))?,?{GAP}\(?(?:[a-z-]+ ){{0,4}}{words}{GAP}")


def _state_of_seat(window: str) -> str | None:
    """The State of the place at the beginning of a stretch: its name within it, or the city's."""
    clause = re.split(r"[.;:)]", window)[0]
    named = name_pattern().search(clause)
    if named is not None:
        return code_by_name()[" ".join(named.group().split())]
    city = largest_city(re.split(r"[,\s]", clause)[0])
    return city.state if city else None


def _by_form(name: str) -> str | None:
    """The State whose law alone knows a company's legal form: "B.V."."""
    for state, forms in read_toml("organisation_words")["forms_of_states"].items():
        if any(name.endswith((f" {form}", f" {form}.")) for form in forms):
            return str(state)
    return None
