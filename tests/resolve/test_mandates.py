"""Mandates: header, introduction and signatures put together, with resolutions in the order that the letter means."""

from spacy.language import Language

from tests.resolve.frame import facts_of

LETTER = """Mandates of {header}

REFERENCE:
AL KEN 7/2021

12 May 2021

Excellency,

We have the honour to address you in our capacities as {introduction}, pursuant to {resolutions}.

1. Please comment.

Please accept, Excellency, the assurances of our highest consideration.

{signatures}"""

FOOD = "Special Rapporteur on the right to food"
WGAD = "Working Group on Arbitrary Detention"
EDUCATION = "Special Rapporteur on the right to education"


def mandates(nlp: Language, **parts: str) -> list[tuple[str, str | None, str | None]]:
    facts = facts_of(nlp, LETTER.format(**parts))
    return [(row.mandate, row.holder, row.resolution) for row in facts.mandates]


def test_each_mandate_has_its_holder_and_resolution(nlp: Language) -> None:
    assert mandates(
        nlp,
        header=f"the {WGAD} and the {FOOD}",
        introduction=f"{WGAD} and {FOOD}",
        resolutions="Human Rights Council resolutions 42/22 and 40/7",
        signatures=f"Ada Lund\nVice-Chair of the {WGAD}\n\nBo Li\n{FOOD}",
    ) == [("arbitrary-detention", "Ada Lund", "A/HRC/RES/42/22"), ("food", "Bo Li", "A/HRC/RES/40/7")]


def test_resolutions_follow_the_introduction_not_the_header(nlp: Language) -> None:
    assert mandates(
        nlp,
        header=f"the {WGAD} and the {FOOD}",
        introduction=f"{FOOD} and {WGAD}",
        resolutions="Human Rights Council resolutions 48/1 and 48/2",
        signatures="",
    ) == [("arbitrary-detention", None, "A/HRC/RES/48/2"), ("food", None, "A/HRC/RES/48/1")]


def test_the_resolution_that_set_up_the_council_is_nobodys(nlp: Language) -> None:
    assert mandates(
        nlp,
        header=f"the {FOOD}",
        introduction=FOOD,
        resolutions="General Assembly resolution 60/251 and Human Rights Council resolution 6/2",
        signatures="",
    ) == [("food", None, "A/HRC/RES/6/2")]


def test_with_fewer_resolutions_than_mandates_only_known_ones_are_given(nlp: Language) -> None:
    assert mandates(
        nlp,
        header=f"the {WGAD}, the {FOOD} and the {EDUCATION}",
        introduction=f"{WGAD}, {FOOD} and {EDUCATION}",
        resolutions="Human Rights Council resolutions 40/7 and 59/99",
        signatures="",
    ) == [("arbitrary-detention", None, None), ("food", None, "A/HRC/RES/40/7"), ("education", None, None)]


def test_mandates_named_in_the_body_do_not_write_the_letter(nlp: Language) -> None:
    found = mandates(
        nlp,
        header=f"the {FOOD}",
        introduction=FOOD,
        resolutions="Human Rights Council resolution 40/7. The Special Rapporteur on torture came in 2012",
        signatures=f"Bo Li\n{FOOD}",
    )
    assert [mandate for mandate, _, _ in found] == ["food"]
