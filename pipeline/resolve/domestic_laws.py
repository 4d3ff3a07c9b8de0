"""Ids of States' laws: State and title, one id for one law that a letter names in several ways.

``KAZ:Law on Professional Unions``: the State by the words, else the letter's; the title as cited. A law named by its
number alone is the titled one that bears the number; a title that begins a fuller one of the same State is that one.
"""

import re
from collections import Counter
from collections.abc import Mapping

from spacy.tokens import Doc

from pipeline.recognise.domestic_laws import DomesticLaw
from pipeline.recognise.states import OTHER_ADDRESSEE, code_by_name, name_pattern
from pipeline.recognise.text import fold, folded_text

OF = re.compile(r"\s+(?:of|for|de|del|du|des|d')(?!\w)")  # "Penal Code of …"; not "Código Penal Militar"
CONSTITUTION = re.compile(r"(?:constitution|constitucion)(?!\w)")
MOST_LAWS = 300  # of a letter; each is compared with all others
UNKNOWN = "XXX"  # ISO 3166-1 leaves these letters to users
GENEVA = "CHE"  # the address of the letterhead


def law_ids(doc: Doc, laws: list[DomesticLaw], state: str | None) -> Mapping[DomesticLaw, str]:
    """The id of every law of a letter.

    laws: in reading order. state: the letter's, None or OTH where it goes to no State; then the State that the letter
    names most.
    """
    if state in (None, OTHER_ADDRESSEE):
        state = _most_named(doc)
    distinct = list(dict.fromkeys(laws))
    if len(distinct) > MOST_LAWS:
        return {law: f"{law.state or state or UNKNOWN}:{_plain(law.name)}" for law in distinct}
    return {law: f"{law.state or state or UNKNOWN}:{_title(law, distinct, state)}" for law in distinct}


def _title(law: DomesticLaw, laws: list[DomesticLaw], state: str | None) -> str:
    of_state = [other for other in laws if (other.state or state) == (law.state or state)]
    if not law.titled:
        titled = [other for other in of_state if other.titled and other.number and _same_number(other, law)]
        alike = [other for other in of_state if fold(other.name) == fold(law.name)]
        return titled[0].name if len(titled) == 1 else _plain(alike[0].name)
    plain = fold(law.name)
    same = [other for other in of_state if other.titled and fold(other.name) == plain]
    fuller = [
        other
        for other in of_state
        if OF.match(fold(other.name).removeprefix(plain))
        and fold(other.name) != plain
        and fold(other.name).startswith(plain)
    ]
    if CONSTITUTION.match(plain):
        fuller = [
            other for other in of_state if CONSTITUTION.match(fold(other.name)) and len(other.name) > len(law.name)
        ]
    if len({fold(other.name) for other in fuller}) == 1:
        return _plain(fuller[0].name)
    return _plain(same[0].name)


def _same_number(first: DomesticLaw, second: DomesticLaw) -> bool:
    return _digits(first.number) == _digits(second.number)


def _digits(number: str | None) -> str:
    return "".join(character for character in number or "" if character.isalnum()).lower().lstrip("no")


def _plain(name: str) -> str:
    return name.strip(" ,")


def _most_named(doc: Doc) -> str | None:
    folded = folded_text(doc)
    counted = Counter(code_by_name()[" ".join(match.group().split())] for match in name_pattern().finditer(folded))
    counted.pop(GENEVA, None)
    return counted.most_common(1)[0][0] if counted else None
