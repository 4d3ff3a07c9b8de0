"""Events: told once each, with the day, the people and the kind that the words around an act make of it."""

import pytest
from spacy.language import Language

from pipeline.resolve.courts import find_courts
from pipeline.resolve.dates import resolve_dates
from pipeline.resolve.events import resolve_events
from pipeline.resolve.exchanges import find_exchanges
from pipeline.resolve.identity import identify
from pipeline.resolve.linked_acts import link_acts
from pipeline.resolve.people import find_people
from pipeline.tables.records import EventRecord
from tests.resolve.marked_acts import document, letter_of

HEAD = (
    "PALAIS DES NATIONS\n\nMandates of the Special Rapporteur on the right to food\n\n"
    "REFERENCE:\nAL KEN 7/2021\n\n12 May 2021\n\nExcellency,\n\n"
    "We have the honour to address you in our capacity as Special Rapporteur on the right to food, pursuant to Human "
    "Rights Council resolution 40/7.\n\nWe would like to bring to the attention of your Excellency’s Government "
    "information we have received concerning Mr. Juan Lund and Ms. Ada Bergqvist. "
)
ACCOUNT = "\n\nAccording to the information received:\n\n"
CONCERN = (
    "\n\nWithout prejudging the accuracy of these allegations, we express serious concern at what has happened to the "
    "two defenders. "
)
TAIL = (
    "\n\nWe would be grateful for your observations on the following matters:\n\n1. Please comment.\n\n"
    "Please accept, Excellency, the assurances of our highest consideration.\n\n"
    "Eva Holm\nSpecial Rapporteur on the right to food"
)


def records(nlp: Language, account: str, *, introduction: str = "", concern: str = "") -> list[EventRecord]:
    doc = document(nlp, HEAD + introduction + ACCOUNT + account + CONCERN + concern + TAIL)
    letter, identity, people, courts = letter_of(doc), identify(doc), find_people(doc), find_courts(doc)
    dates = resolve_dates(doc, letter, identity, find_exchanges(doc, identity))
    acts = link_acts(doc, people=people, courts=courts, places=[], dates=dates)
    return resolve_events(doc, letter, acts, courts=courts)


def events(nlp: Language, account: str, *, introduction: str = "", concern: str = "") -> list[str]:
    """Kind and first day of each event, sorted."""
    found = records(nlp, account, introduction=introduction, concern=concern)
    return sorted(f"{event.kind} {event.date_start}" for event in found)


@pytest.mark.parametrize(
    ("account", "expected"),
    [
        ("On 3 May 2020, Mr. Lund {arrest: was arrested}.", ["arrest 2020-05-03"]),
        # Two on one day, one of each kind.
        (
            "On 3 May 2020, Mr. Lund {arrest: was arrested} and {charge: charged}.",
            ["arrest 2020-05-03", "charge 2020-05-03"],
        ),
        # Both days of one stretch.
        (
            "On 12 and 14 July 2020, Ms. Bergqvist {summons: was summoned} by the police.",
            ["interrogation 2020-07-12", "interrogation 2020-07-14"],
        ),
        # What follows was on the last of them.
        (
            "The {hearing noun: hearing} of Mr. Lund was held on 12 and 14 July 2020. He {conviction: was convicted}.",
            ["conviction 2020-07-14", "hearing 2020-07-12", "hearing 2020-07-14"],
        ),
        # Neither denied nor only possible.
        ("On 3 May 2020, Mr. Lund {charge: was not charged}.", []),
        # What happened between one day and a much later one was on no day.
        ("Between 3 May and 9 August 2020, Mr. Lund {arrest: was arrested}.", []),
        # An arrest needs no date to be told, but one to be an event.
        ("Mr. Lund {arrest: was arrested}.", []),
        ("A masked man {threat object: threatened} Ms. Bergqvist.", ["threat None"]),
    ],
)
def test_acts_of_the_account_are_events(nlp: Language, account: str, expected: list[str]) -> None:
    assert events(nlp, account) == expected


@pytest.mark.parametrize(
    ("introduction", "account", "concern"),
    [
        ("the {arrest noun: arrest} of Mr. Lund.", "On 3 May 2020, Mr. Lund {arrest: was arrested}.", ""),
        ("", "On 3 May 2020, Mr. Lund {arrest: was arrested}.", "We deplore the {arrest noun: arrest} of Mr. Lund."),
        ("", "On 3 May 2020, Mr. Lund {arrest: was arrested}. Mr. Lund {arrest: was arrested} on 3 May 2020.", ""),
        # Less exact in a summary.
        ("Mr. Lund {arrest: was arrested} in May 2020.", "On 3 May 2020, Mr. Lund {arrest: was arrested}.", ""),
        # No day of an account goes on in a summary.
        (
            "",
            "On 3 May 2020, Mr. Lund {arrest: was arrested}.",
            "It troubles us that Ms. Bergqvist {charge: was charged}.",
        ),
    ],
)
def test_what_is_told_again_is_no_new_event(nlp: Language, introduction: str, account: str, concern: str) -> None:
    assert events(nlp, account, introduction=introduction, concern=concern) == ["arrest 2020-05-03"]


@pytest.mark.parametrize(
    ("account", "expected"),
    [
        # What is decided: the noun's event.
        (
            "On 3 May 2020, the judge {sentence object: ordered} the {detention noun: detention} of Mr. Lund.",
            ["detention 2020-05-03"],
        ),
        (
            "The {detention noun: detention} of Mr. Lund {upholding: was confirmed} on 3 May 2020.",
            ["detention 2020-05-03"],
        ),
        # A noun beside the verb of a decision is what it is on.
        (
            "On 3 May 2020, the Court {upholding object: upheld} the {conviction noun: conviction} of Mr. Lund.",
            ["appeal 2020-05-03"],
        ),
        # A date in front of a noun is the verb's.
        (
            "On 3 May 2020, the {charge noun: charge} against Mr. Lund {dropping: was dropped}.",
            ["other 2020-05-03"],
        ),
        # Held are hearings, too.
        (
            "The {hearing noun: trial} of Mr. Lund {detention: was held in} Tonka on 3 May 2020.",
            ["hearing 2020-05-03"],
        ),
        # Guilt in the words of a sentence.
        (
            "On 3 May 2020, the court {sentence object: condemned} Mr. Lund as guilty of sedition to two years.",
            ["conviction 2020-05-03", "sentence 2020-05-03"],
        ),
        ("On 3 May 2020, Mr. Lund {accusation: was accused} of sedition.", ["charge 2020-05-03"]),
        ("On 3 May 2020, Mr. Lund {accusation: was suspected} of sedition.", []),
        ("On 3 May 2020, villagers {censorship object: blocked} the road to the mine.", []),
        # The making of laws by States alone.
        ("The Public Order Act {legislation: was adopted} on 3 May 2020.", ["legislation 2020-05-03"]),
        ("The resolution of the Council {legislation: was adopted} on 3 May 2020.", []),
    ],
)
def test_kind_by_the_words_beside_an_act(nlp: Language, account: str, expected: list[str]) -> None:
    assert events(nlp, account) == expected


@pytest.mark.parametrize(
    ("account", "expected"),
    [
        # How things stand has no day but one of its own.
        (
            "On 3 May 2020, Mr. Lund {arrest: was arrested}. He {detention: is held} in Tonka Prison.",
            ["arrest 2020-05-03"],
        ),
        (
            "On 3 May 2020, Mr. Lund {arrest: was arrested}. He {detention: was held at} Tonka Prison.",
            ["arrest 2020-05-03"],
        ),
        # Another court sat on another day.
        (
            "On 3 May 2020, the Tonka District Court {conviction object: convicted} Mr. Lund. The Supreme Court "
            "{upholding object: upheld} the judgment.",
            ["conviction 2020-05-03"],
        ),
        # An appeal needs a judgment.
        ("On 3 May 2020, Mr. Lund {appeal_filed object: applied to} the High Court.", []),
        # Part of an arrest, unless it ends in a prison.
        (
            "On 3 May 2020, Mr. Lund {arrest: was arrested} and {detention: taken to} the police station.",
            ["arrest 2020-05-03"],
        ),
        (
            "On 3 May 2020, Mr. Lund {arrest: was arrested} and {detention: taken to} Tonka Prison.",
            ["arrest 2020-05-03", "detention 2020-05-03"],
        ),
        # Acquittals in full are events, in part they are not; after a conviction they are appeals.
        ("On 3 May 2020, the court {acquittal object: acquitted} Mr. Lund.", ["other 2020-05-03"]),
        (
            "On 3 May 2020, the court {acquittal object: acquitted} Mr. Lund of theft and "
            "{conviction object: convicted} him of fraud.",
            ["conviction 2020-05-03"],
        ),
        (
            "On 3 May 2020, Mr. Lund {conviction: was convicted}. On 8 June 2020, Mr. Lund {acquittal: was acquitted}.",
            ["appeal 2020-06-08", "conviction 2020-05-03"],
        ),
        # Tried again by a court of first instance.
        (
            "On 3 May 2020, Mr. Lund {conviction: was convicted}. On 8 June 2020, the Tonka District Court "
            "{acquittal object: acquitted} Mr. Lund.",
            ["conviction 2020-05-03", "other 2020-06-08"],
        ),
        # Put off to a day is not on it, and what counts from a hearing is not of its day.
        ("The {hearing noun: trial} of Mr. Lund {postponement: was adjourned} to 3 May 2020.", []),
        (
            "On 3 May 2020, the day after the {hearing noun: trial}, Mr. Lund {release: was released}.",
            ["release 2020-05-03"],
        ),
        # "Was tried" without a day says no more than the judgment.
        ("On 3 May 2020, Mr. Lund {arrest: was arrested}. He {hearing: was tried} alone.", ["arrest 2020-05-03"]),
        # Up to a day is not on it.
        ("Mr. Lund {detention: was held in} Tonka Prison until 3 May 2020.", []),
        # An application of the case is heard in it.
        (
            "The application for the release of Mr. Lund {appeal_rejected: was rejected} by the Tonka District Court "
            "on 3 May 2020.",
            ["hearing 2020-05-03"],
        ),
        # Bail is part of the release that follows it.
        (
            "On 3 May 2020, Mr. Lund {bail: was granted bail}. On 4 May 2020, Mr. Lund {release: was released}.",
            ["release 2020-05-04"],
        ),
        ("On 3 May 2020, Mr. Lund {bail: was granted bail}.", ["release 2020-05-03"]),
        # A ban beside a sentence is part of it.
        (
            "On 3 May 2020, Mr. Lund {sentence: was sentenced} to two years and {travel_ban: banned from travelling}.",
            ["sentence 2020-05-03"],
        ),
        # Who has not been seen since has disappeared.
        (
            "On 3 May 2020, masked men {arrest object: led Mr. Lund away}. The {disappearance noun: disappearance} of "
            "Mr. Lund was reported.",
            ["disappearance 2020-05-03"],
        ),
        # A judgment is not of the day of the release told in between.
        (
            "On 3 May 2020, the court {conviction object: convicted} Mr. Lund; he {release: was released} on "
            "5 May 2020. Ms. Bergqvist {conviction: was convicted}.",
            ["conviction 2020-05-03", "release 2020-05-05"],
        ),
    ],
)
def test_events_of_a_case(nlp: Language, account: str, expected: list[str]) -> None:
    assert events(nlp, account) == expected


def test_people_of_a_judgment_are_those_of_its_sentence(nlp: Language) -> None:
    account = (
        "On 3 May 2020, the Tonka District Court {conviction object: convicted} Mr. Lund and Ms. Bergqvist. Mr. Lund "
        "{sentence: was sentenced} to two years."
    )
    assert {event.kind: len(event.person_ids) for event in records(nlp, account)} == {"conviction": 2, "sentence": 2}


def test_one_event_has_all_its_people_and_the_evidence_of_the_account(nlp: Language) -> None:
    introduction = "the {arrest noun: arrest} on 3 May 2020 of Mr. Lund and Ms. Bergqvist."
    account = "On 3 May 2020, Mr. Lund {arrest: was arrested}."
    (event,) = records(nlp, account, introduction=introduction)
    assert (event.event_id, event.evidence.section, len(event.person_ids)) == ("e1", "allegations", 2)
    assert (event.precision, event.date_end, event.alleged) == ("day", event.date_start, False)


def test_hedged_events_are_alleged(nlp: Language) -> None:
    (event,) = records(nlp, "On 3 May 2020, Mr. Lund {ill_treatment: was allegedly beaten}.")
    assert event.alleged


def test_ids_are_in_reading_order(nlp: Language) -> None:
    account = "On 3 May 2020, Mr. Lund {arrest: was arrested}. He {release: was released} on 1 May 2020."
    assert [(event.event_id, event.kind) for event in records(nlp, account)] == [("e1", "arrest"), ("e2", "release")]


def test_many_acts_take_seconds(rules: Language) -> None:
    account = "On 3 May 2020, he {arrest: was arrested} and {sentence: sentenced}. " * 2000
    assert len(records(rules, account)) <= 2
