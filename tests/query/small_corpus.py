"""A corpus small enough to answer every ready question by hand.

a1  AL KAZ 3/2017   of 3 May 2017 (a2 is a copy of it), to Kazakhstan
b1  UA KAZ 5/2018   of 10 March 2018, says that a1 was not answered, and names two letters that are not there
r1  a reply         of 9 April 2018, to b1
c1  AL TUR 2/2018   of 1 June 2018, to Türkiye
d1  OL TUR 7/2019   of 1 February 2019, says that c1 was answered on 1 September 2018
o1  some other paper
"""

from datetime import date
from decimal import Decimal
from typing import Any

from tests.query.made import Rows

CODE, TURKISH_CODE = "KAZ:Criminal Code", "TUR:Criminal Code"
REFERENCES = {"a1": "AL KAZ 3/2017", "a2": "AL KAZ 3/2017", "b1": "UA KAZ 5/2018", "c1": "AL TUR 2/2018"}
REFERENCES |= {"d1": "OL TUR 7/2019"}


def day(text: str) -> date:
    return date.fromisoformat(text)


def row(letter_id: str, **values: Any) -> dict[str, Any]:
    return {"letter_id": letter_id, "reference": REFERENCES.get(letter_id), **values}


def _letter(
    letter_id: str, kind: str, state: str | None, number: int | None, sent: str | None, *, due: str | None = None
) -> Any:
    told = day(sent) if sent else None
    year = told.year if told and number else None
    dated = {"date": told, "response_due": day(due) if due else None}
    return row(letter_id, kind=kind, state=state, number=number, year=year, source=f"{letter_id}.pdf", **dated)


LETTERS = [
    _letter("a1", "AL", "KAZ", 3, "2017-05-03", due="2017-07-02"),
    _letter("a2", "AL", "KAZ", 3, "2017-05-03", due="2017-07-02"),
    _letter("b1", "UA", "KAZ", 5, "2018-03-10"),
    _letter("c1", "AL", "TUR", 2, "2018-06-01", due="2018-07-31"),
    _letter("d1", "OL", "TUR", 7, "2019-02-01"),
    _letter("o1", "OTHER", None, None, None),
    _letter("r1", "REPLY", "KAZ", None, "2018-04-09"),
]
SENDERS = {
    "a1": ["human-rights-defenders", "torture"],
    "a2": ["human-rights-defenders", "torture"],
    "b1": ["torture", "arbitrary-detention"],
    "c1": ["freedom-of-expression"],
    "d1": ["freedom-of-expression"],
}
MANDATES = [
    row(letter, mandate=mandate, ord=place)
    for letter, senders in SENDERS.items()
    for place, mandate in enumerate(senders, 1)
]

SAID = [  # letter, start, cited, role, date, status; then the letter meant, its date, whether it is the very answer
    ("b1", 10, "KAZ 3/2017", "previous", "2017-06-03", "unanswered", "a1", "2017-05-03", False),
    ("b1", 20, "KAZ 1/2016", "previous", "2016-02-01", "unanswered", None, None, False),
    ("b1", 30, None, "previous", "2015-06-01", None, None, None, False),
    ("d1", 10, "TUR 2/2018", "previous", "2018-06-01", "answered", "c1", "2018-06-01", False),
    ("d1", 20, "TUR 2/2018", "reply", "2018-09-01", None, None, None, False),
    ("r1", 10, "KAZ 5/2018", "previous", None, "answered", "b1", "2018-03-10", True),
]


def _number(cited: str | None) -> dict[str, Any]:
    if cited is None:
        return {}
    state, number = cited.split()
    return {"state": state, "number": int(number.split("/")[0]), "year": int(number.split("/")[1])}


def _place(start: int) -> dict[str, Any]:
    return {"start": start, "end": start + 5, "page": 1, "quote": f"at {start}"}


CITED = [
    row(
        letter,
        cited=cited,
        role=role,
        date=day(told) if told else None,
        status=status,
        **_number(cited),
        **_place(start),
    )
    for letter, start, cited, role, told, status, *_ in SAID
] + [row("a1", cited="AL KAZ 3/2017", role="self", **_number("KAZ 3/2017"), **_place(0))]
LINKS = [
    {
        "from_letter": letter,
        "from_reference": REFERENCES.get(letter),
        "to_letter": to,
        "to_reference": REFERENCES.get(to or ""),
        "cited": cited,
        "relation": role,
        "answers": answers,
        "date": day(told) if told else None,
        "to_date": day(to_date) if to_date else None,
        "date_matches": told == to_date if told and to_date else None,
        **_place(start),
    }
    for letter, start, cited, role, told, _, to, to_date, answers in SAID
] + [{"from_letter": "b1", "to_letter": "a1", "relation": "same_person", "from_person": "p1", "to_person": "p1"}]

PERSONS = [  # letter, person, name, role, description, entity
    ("a1", "p1", "Larisa Venko", "alleged_victim", None, "a1-p1"),
    ("a1", "p2", "Oleg Marat", "lawyer", None, "a1-p2"),
    ("a1", "p3", "Ines Holt", "mandate_holder", None, "a1-p3"),
    ("b1", "p1", "L. Venko", "alleged_victim", None, "a1-p1"),
    ("b1", "p2", "Daro Kess", "alleged_victim", "a women's rights activist", "b1-p2"),
    ("c1", "p1", "Aylin Duman", "alleged_victim", "défenseure des droits humains", "c1-p1"),
    ("c1", "p2", "Larisa Venkova", "witness", None, "c1-p2"),
    ("r1", "p1", "Venko", "other", None, "a1-p1"),
]
PEOPLE = [
    {
        "entity_id": "a1-p1",
        "name": "Larisa Venko",
        "aliases": ["L. Venko", "Venko"],
        "roles": ["alleged_victim", "other"],
        "letters": ["a1", "b1", "r1"],
        "n_letters": 3,
        "states": ["KAZ"],
        "first_date": day("2017-05-03"),
        "last_date": day("2018-04-09"),
        "confidence": 0.97,
    },
    *(
        {"entity_id": entity, "name": name, "letters": [letter], "n_letters": 1, "confidence": 1.0}
        for letter, _, name, _, _, entity in PERSONS
        if entity != "a1-p1"
    ),
]
PAIRS = [
    {"from_letter": "b1", "from_person": "p1", "from_name": "L. Venko", "to_letter": "a1", "to_person": "p1"}
    | {"to_name": "Larisa Venko", "decision": "same", "probability": 0.97},
    {"from_letter": "c1", "from_person": "p2", "from_name": "Larisa Venkova", "to_letter": "a1", "to_person": "p1"}
    | {"to_name": "Larisa Venko", "decision": "undecided", "probability": 0.4, "reasons": ["against: another State"]},
]
CHAINS = [
    {"chain_id": "KAZ 1/2016", "ord": 1, "reference": "KAZ 1/2016", "state": "KAZ", "date": day("2016-02-01")}
    | {"n_cited": 1},
    {"chain_id": "KAZ 1/2016", "ord": 2, "reference": "AL KAZ 3/2017", "state": "KAZ", "date": day("2017-05-03")}
    | {"letter_id": "a1", "kind": "AL", "n_cited": 1},
    {"chain_id": "KAZ 1/2016", "ord": 3, "reference": "UA KAZ 5/2018", "state": "KAZ", "date": day("2018-03-10")}
    | {"letter_id": "b1", "kind": "UA", "follows": ["AL KAZ 3/2017", "KAZ 1/2016"]},
    {"chain_id": "o1", "ord": 1, "letter_id": "o1", "kind": "OTHER"},
]

COURTS = [
    row("a1", court_id="c1", name="City Court", level="city"),
    row("b1", court_id="c1", name="City Court", level="city"),
    row("b1", court_id="c2", name="Regional Court", level="regional"),
    row("c1", court_id="c1", name="Izmir Court", level="district"),
    row("r1", court_id="c1", name="City Court", level="city"),
]
PLACES = [row("a1", place_id="l1", name="Almaty")]


def _charge(letter: str, own: str, who: str | None, told: tuple[str, str, int], **values: Any) -> Any:
    offence, status, start = told
    given = {"charge_id": own, "person_id": who, "offence": offence, "category": offence.replace(" ", "_")}
    return row(letter, **(given | {"status": status} | _place(start) | values))


CHARGES = [
    _charge("a1", "x1", "p1", ("incitement", "charged", 40), law=CODE, article="174", court_id="c1")
    | {"date": day("2017-03-02"), "first_date": day("2017-03-02")},
    _charge("b1", "x1", "p1", ("incitement", "reclassified", 40), law=CODE, article="174")
    | {"date": day("2018-01-15"), "first_date": day("2017-03-02")},
    _charge("b1", "x2", "p1", ("insult", "convicted", 50), law=CODE, article="131", court_id="c1")
    | {"date": day("2018-02-20"), "first_date": day("2018-01-15")},
    _charge("b1", "x3", "p2", ("unlawful assembly", "accused", 60)),
    _charge("c1", "x1", "p1", ("membership", "convicted", 40), category="terrorism", law=TURKISH_CODE, article="314")
    | {"date": day("2018-01-10")},
    _charge("c1", "x2", None, ("membership", "charged", 50), category="terrorism", law=TURKISH_CODE, article="314")
    | {"unnamed": "ten students"},
]


def _sentence(letter: str, own: str, who: str | None, told: tuple[str, str, int], **values: Any) -> Any:
    kind, status, start = told
    return row(letter, sentence_id=own, person_id=who, kind=kind, status=status, **(_place(start) | values))


SENTENCES = [
    _sentence("b1", "s1", "p1", ("imprisonment", "reduced", 70), duration="P4Y", court_id="c1", charge_ids=["x2"])
    | {"date": day("2018-02-20"), "reviewed_by": "c2", "reviewed_on": day("2018-03-01")},
    _sentence("b1", "s2", "p1", ("imprisonment", "imposed", 80), duration="P2Y6M", court_id="c2", charge_ids=["x2"])
    | {"date": day("2018-03-01")},
    _sentence("b1", "s3", "p1", ("imprisonment", "requested", 90), duration="P8Y", court_id="c1"),
    _sentence("c1", "s1", "p1", ("fine", "upheld", 70), amount=Decimal("500.00"), currency="TRY", court_id="c1")
    | {"reviewed_by": "c1", "reviewed_on": day("2018-05-01")},
    _sentence("c1", "s2", None, ("imprisonment", "imposed", 80), duration="P1Y", unnamed="two students"),
    _sentence("c1", "s3", None, ("imprisonment", "imposed", 80), duration="P1Y", unnamed="two students"),
    _sentence("r1", "s1", "p1", ("imprisonment", "imposed", 70), duration="P4Y", court_id="c1", date=day("2018-02-20")),
]
EVENTS = [
    row("a1", event_id="e1", kind="arrest", person_ids=["p1", "p2"], place_id="l1", precision="day", **_place(20))
    | {"date_start": day("2017-03-01"), "date_end": day("2017-03-01")},
    row("b1", event_id="e1", kind="release", person_ids=["p1"], **_place(95)),
    row("c1", event_id="e1", kind="hearing", person_ids=["p1"], court_id="c1", alleged=True, **_place(20))
    | {"date_start": day("2018-01-09"), "date_end": day("2018-01-09")},
]
CITES = {
    "a1": ["ICCPR 19", "ICCPR 19", "ICCPR 9", "UDHR"],
    "a2": ["ICCPR 19", "ICCPR 9"],
    "b1": ["ICCPR 19", "ICCPR 9", "CAT 1"],
    "c1": ["ICCPR 19"],
    "d1": ["ICCPR 9", "CAT 1"],
    "r1": ["ICCPR 19", "CAT 1"],
}
INSTRUMENTS = [
    row(letter, instrument=text.partition(" ")[0], article=text.partition(" ")[2] or None, kind="treaty")
    for letter, texts in CITES.items()
    for text in texts
]
FAILURES = [
    {"source": "x.pdf", "stage": "parse", "error": "encrypted", "message": "is encrypted"},
    {"source": "y.pdf", "stage": "parse", "error": "encrypted", "message": "is encrypted, too"},
    {"source": "z.pdf", "stage": "read", "error": "empty", "message": "is empty"},
]

ROWS: Rows = {
    "letters": LETTERS,
    "mandates": MANDATES,
    "references": CITED,
    "persons": [
        row(letter, person_id=own, name=name, role=role, description=description, entity_id=entity, quote=name, page=1)
        | {"start": int(own[1])}
        for letter, own, name, role, description, entity in PERSONS
    ],
    "courts": COURTS,
    "places": PLACES,
    "charges": CHARGES,
    "sentences": SENTENCES,
    "events": EVENTS,
    "instruments": INSTRUMENTS,
    "links": LINKS,
    "chains": CHAINS,
    "people": PEOPLE,
    "person_pairs": PAIRS,
    "failures": FAILURES,
}
