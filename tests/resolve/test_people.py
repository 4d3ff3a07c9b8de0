"""Who is who in a letter: the names that rules find in short texts, joined to people."""

from functools import cache

import pytest
import spacy
from spacy.language import Language

from pipeline.recognise.person_aliases import find_aliases
from pipeline.recognise.person_names import ALIAS, PersonName
from pipeline.recognise.person_names import find_people as find_names
from pipeline.recognise.span_groups import Found, write_group
from pipeline.resolve.people import find_people


@cache
def blank() -> Language:
    return spacy.blank("xx", config={"nlp": {"tokenizer": {"@tokenizers": "spcomms.Tokenizer.v1"}}})


def people(text: str, *untitled: str, language: str = "en") -> list[list[str]]:
    """The forms of each person, titled ones found by rule and the untitled ones given."""
    doc = blank()(text)
    doc._.language = language
    found = {(item.start, item.end): item for item in find_names(doc)}
    for name in untitled:
        at = text.index(name)
        found.setdefault(
            (at, at + len(name)), Found(start=at, end=at + len(name), label="PERSON", value=None, rule="model")
        )
    for start, end, of in find_aliases(text, sorted(found)):
        value = PersonName(ALIAS, of=of)
        found[start, end] = Found(start=start, end=end, label="PERSON", value=value, rule="alias")
    write_group(doc, "names", found.values())
    return [[person.name, *person.aliases] for person in find_people(doc)]


def mentions(text: str, *untitled: str) -> dict[str, list[str]]:
    doc = blank()(text)
    doc._.language = "en"
    write_group(doc, "names", find_names(doc))
    return {
        person.name: [text[mention.start : mention.end] + "/" + mention.form for mention in person.mentions]
        for person in find_people(doc)
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ms. Ada Lund spoke. Ms. Lund left.", [["Ada Lund", "Lund"]]),
        ("Ms. LUND spoke. Ms. Ada Lund left.", [["Ada Lund", "LUND"]]),
        ("Mr. Tenzin Wangdu and Mr. Tenzin", [["Tenzin Wangdu", "Tenzin"]]),
        ("Mr. BERG Jonas; Mr. Jonas Berg", [["BERG Jonas", "Jonas Berg"]]),
        ("Mr. J. Berg; Mr. Jonas Berg", [["Jonas Berg", "J. Berg"]]),
        ("Mr. Guity and Mr. Güity Lopez", [["Güity Lopez", "Guity"]]),
        ("Mr. Amin Ouazzani Tou; Mr. Ouazani", [["Amin Ouazzani Tou", "Ouazani"]]),
        ("Mr. Yang Ming (pen-name Guo Fei). Mr. Guo Fei", [["Yang Ming", "Guo Fei"]]),
        ("Mr. Joonas Salu, Mr. Joonas Salu Jr.", [["Joonas Salu"], ["Joonas Salu Jr."]]),
        ("Ms. Ada Lund and Mr. Bo Lund", [["Ada Lund"], ["Bo Lund"]]),
    ],
)
def test_all_forms_of_a_name_are_one_person(text: str, expected: list[list[str]]) -> None:
    assert people(text) == expected


def test_a_spanish_title_of_a_woman_is_hers_and_no_mans() -> None:
    text = "D.ª Ana Lund Rey y D. Bo Dahl Paz. La Sra. Lund se fue."
    assert people(text, language="es") == [["Ana Lund Rey", "Lund"], ["Bo Dahl Paz"]]


def test_a_relative_of_a_shorter_name_is_another_person() -> None:
    text = "Mr. Alpha Boubacar Diallo was arrested. His father, Boubacar Diallo, protested."
    assert people(text) == [["Alpha Boubacar Diallo"], ["Boubacar Diallo"]]


def test_a_father_is_not_his_daughter() -> None:
    text = "Ms. Noura bint Khalid Al-Subhi was arrested. Her father, Khalid Al-Subhi, was told."
    assert people(text) == [["Noura bint Khalid Al-Subhi"], ["Khalid Al-Subhi"]]


def test_a_family_name_goes_by_the_title() -> None:
    found = mentions("Ms. Ada Lund and Mr. Bo Lund came. Mr. Lund spoke; Ms. Lund did not.")
    assert found == {"Ada Lund": ["Ada Lund/name", "Lund/short"], "Bo Lund": ["Bo Lund/name", "Lund/short"]}


def test_a_name_of_two_people_is_nobodys() -> None:
    found = mentions("Mr. Jo Lund and Mr. Bo Lund came. Mr. Lund spoke.")
    assert found == {"Jo Lund": ["Jo Lund/name"], "Bo Lund": ["Bo Lund/name"]}


def test_a_rank_that_one_of_them_bears_decides() -> None:
    found = mentions("Captain Jo Lund and Judge Bo Lund came. Judge Lund spoke.")
    assert found["Bo Lund"] == ["Bo Lund/name", "Lund/short"]


def test_a_couple_is_nobody() -> None:
    assert people("Mr. Jo Lund spoke. Mr. and Mrs. Lund left.") == [["Jo Lund"]]


def test_an_other_name_alone_is_its_persons() -> None:
    found = mentions("Mr. Bo Lund came.")
    assert found == {"Bo Lund": ["Bo Lund/name"]}
    assert people("Mr. Bo Lund (alias “Kabwa”) came.") == [["Bo Lund", "Kabwa"]]


def test_thousands_of_names_take_no_quadratic_time() -> None:
    text = " ".join(f"Mr. {chr(65 + n % 26)}{chr(97 + n % 26)}{chr(97 + n // 26 % 26) * 3} Lund." for n in range(4000))
    assert len(people(text)) > 600
