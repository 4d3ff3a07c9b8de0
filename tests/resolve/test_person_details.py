"""Details of persons: description, age, day of birth, nationality, whether a child."""

from datetime import date

import pytest
from spacy.language import Language

from pipeline.resolve.person_details import PersonDetails, details_of
from tests.resolve.marked_people import read


def details(nlp: Language, text: str, language: str) -> PersonDetails:
    """The details of the first person of a text."""
    doc, people = read(nlp, text, language=language)
    return details_of(doc, people[0], people)


AGES = [
    ("en", "[Ada Lund], aged 43, was fined.", 43),
    ("en", "[Ada Lund], 37 years old, was fined.", 37),
    ("en", "[Ada Lund] (22), a student, was fined.", 22),
    ("en", "[Ada Lund], 31, and [Per Holm], 60, were fined.", 31),
    ("en", "the 62-year-old farmer [Ada Lund] was fined", 62),
    ("en", "[Ada Lund], a 17-year-old apprentice, was fined.", 17),
    ("en", "[Ada Lund], who is 81, was fined.", 81),
    ("en", "[Ada Lund], then aged nine, was fined.", 9),
    ("en", "[Ada Lund] and [Per Holm], both aged 21, were fined.", 21),
    ("en", "[Ada Lund] was charged under articles 17, 24 and 26.", None),
    ("en", "[Ada Lund] of Niš, which met on 25, 28 and 30 October 2019.", None),
    ("fr", "[Ada Lund], âgée de 23 ans, a été blessée.", 23),
    ("fr", "[Ada Lund], 15 ans, son amie", 15),
    ("fr", "[Ada Lund] a été condamnée à 15 ans de prison.", None),
    ("es", "[Ada Lund], de 58 años, fue detenida.", 58),
    ("es", "[Ada Lund], historiadora de 47 años, fue detenida.", 47),
    ("es", "la Fiscalía pidió para [Ada Lund] la pena de cinco años de prisión", None),
    ("es", "impuso a [Ada Lund] cinco años y tres meses de prisión", None),
    ("es", "impuso a [Ada Lund] cinco años, y a [Bo Vik] tres", None),
]


@pytest.mark.parametrize(("language", "text", "age"), AGES)
def test_age(nlp: Language, language: str, text: str, age: int | None) -> None:
    assert details(nlp, text, language).age == age


BIRTHS = [
    ("en", "[Ada Lund], born on 3 May 1985, was fined.", date(1985, 5, 3)),
    ("en", "[Ada Lund], a Danish poet, was born in Ribe on 2 August 1979.", date(1979, 8, 2)),
    ("en", "[Ada Lund], whose son was born on 3 May 2005, was fined.", None),
    ("en", "[Ada Lund] and [Per Holm], born on 3 May 1985, were fined.", None),
    ("fr", "[Ada Lund], née le 4 mars 1979 à Fès, a été arrêtée.", date(1979, 3, 4)),
    ("es", "[Ada Lund], nacida el 5 de abril de 1990, fue detenida.", date(1990, 4, 5)),
]


@pytest.mark.parametrize(("language", "text", "day"), BIRTHS)
def test_day_of_birth(nlp: Language, language: str, text: str, day: date | None) -> None:
    assert details(nlp, text, language).birth_date == day


NATIONALITIES = [
    ("en", "[Ada Lund], a Kenyan national, was fined.", "KEN"),
    ("en", "[Ada Lund], of Turkish nationality, was fined.", "TUR"),
    ("en", "[Ada Lund] is a citizen of Georgia and lives in Riga.", "GEO"),
    ("en", "the Fijian journalist [Ada Lund] was fined", "FJI"),
    ("en", "the Turkish Minister of Justice, Ms. [Ada Lund], said so", None),
    ("en", "[Ada Lund] was taken by the Philippine National Police.", None),
    ("en", "[Ada Lund] and the Kenyan national [Per Holm] were fined.", None),
    ("fr", "[Ada Lund], ressortissante malienne, a été arrêtée.", "MLI"),
    ("fr", "[Ada Lund], de nationalité afghane, a été arrêtée.", "AFG"),
    ("es", "el empresario noruego [Per Holm]", "NOR"),
    ("es", "[Ada Lund], de nacionalidad haitiana, fue detenida.", "HTI"),
]


@pytest.mark.parametrize(("language", "text", "state"), NATIONALITIES)
def test_nationality(nlp: Language, language: str, text: str, state: str | None) -> None:
    assert details(nlp, text, language).nationality == state


MINORS = [
    ("en", "[Ada Lund], aged 16, was fined.", True),
    ("en", "[Ada Lund], aged 18, was fined.", False),
    ("en", "the child [Ada Lund] was injured", True),
    ("en", "[Ada Lund], a mother of three children, was fined.", False),
    ("en", "their children [Ada Lund] and [Per Holm] live abroad", False),
    ("fr", "[Ada Lund], mineure, a été arrêtée.", True),
    ("fr", "avec sa fille [Ada Lund], âgée de onze mois", True),
    ("es", "[Ada Lund], menor de edad, fue detenida.", True),
]


@pytest.mark.parametrize(("language", "text", "minor"), MINORS)
def test_whether_a_child(nlp: Language, language: str, text: str, minor: bool) -> None:
    assert details(nlp, text, language).minor is minor


DESCRIPTIONS = [
    ("en", "[Ada Lund], a psychologist, was fined.", "a psychologist"),
    ("en", "Ms. [Ada Lund], 43, is the head teacher of the Ribe School.", "the head teacher of the Ribe School"),
    ("en", "The Minister of Culture of Kenya, Ms. [Ada Lund], said so.", "The Minister of Culture of Kenya"),
    ("en", "his wife, [Ada Lund], a nurse in Ribe, was fined", "a nurse in Ribe"),
    ("en", "his lawyer, Mr. [Per Holm], was fined", "his lawyer"),
    ("en", "Judge [Ada Lund] fined him.", None),
    ("en", "Captain [Per Holm] beat him.", None),
    ("en", "an agent of the patrol grabbed [Ada Lund]", None),
    ("en", "[Ada Lund], wife of [Per Holm], was fined.", "wife of Per Holm"),
    ("fr", "L'avocat de M. [Luc Vik], Me [Per Holm], a fait appel.", None),
    ("fr", "[Ada Lund] est rédactrice en chef de La Voix.", "rédactrice en chef de La Voix"),
    ("es", "El Sr. [Juan Holm], de 71 años, fundador del COCO, murió.", "fundador del COCO"),
]


@pytest.mark.parametrize(("language", "text", "description"), DESCRIPTIONS)
def test_description(nlp: Language, language: str, text: str, description: str | None) -> None:
    assert details(nlp, text, language).description == description


def test_phrase_in_front_of_the_second_name_is_about_that_one(nlp: Language) -> None:
    doc, people = read(nlp, "la mère de M. [Luc Vik], Mme [Ada Lund], a protesté", language="fr")
    assert [details_of(doc, person, people).description for person in people] == [None, "la mère de M. Luc Vik"]
