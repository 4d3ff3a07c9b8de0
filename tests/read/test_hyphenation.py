"""Hyphens at line ends."""

import pytest

from pipeline.read.hyphenation import close_hyphens
from pipeline.read.lines import HYPHEN, PAGE

ENGLISH = " The Government of the country has not yet replied to the letter that was sent to it in the past year."
FRENCH = " Le Gouvernement du pays n'a pas encore répondu à la lettre qui lui a été adressée l'année dernière."
SPANISH = " El Gobierno del país todavía no ha respondido a la carta que le fue enviada el año pasado."


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("popula|tion", "population"),
        ("avai|lable", "available"),
        ("interna|tional", "international"),
        ("forty|five", "forty-five"),
        ("above|mentioned", "above-mentioned"),
        ("non|State", "non-State"),
        ("non|governmental", "non-governmental"),
        ("post|conflict", "post-conflict"),
        ("Quiroga|Hill", "Quiroga-Hill"),
        ("A/HRC/46|35", "A/HRC/46-35"),
        ("17|year", "17-year"),
        ("OLCHN17/2020|x", "OLCHN17/2020-x"),
        ("UNISPACE|related", "UNISPACE-related"),
        ("Kharko|va", "Kharkova"),
    ],
)
def test_the_word_list_decides(torn: str, whole: str) -> None:
    assert close_hyphens(torn.replace("|", HYPHEN) + ENGLISH) == whole + ENGLISH


@pytest.mark.parametrize(
    ("torn", "whole", "language"),
    [
        ("condam|nation", "condamnation", FRENCH),
        ("celui|ci", "celui-ci", FRENCH),
        ("dix|huit", "dix-huit", FRENCH),
        ("deten|ción", "detención", SPANISH),
        ("franco|alemán", "franco-alemán", SPANISH),
    ],
)
def test_the_word_list_is_that_of_the_letter(torn: str, whole: str, language: str) -> None:
    assert close_hyphens(torn.replace("|", HYPHEN) + language) == whole + language


def test_the_letter_itself_decides_before_the_word_list() -> None:
    torn = (
        f"The co{HYPHEN}operation was praised. Such co-operation is rare. Re{HYPHEN}arrested, he was rearrested again."
    )
    expected = "The co-operation was praised. Such co-operation is rare. Rearrested, he was rearrested again."
    assert close_hyphens(torn) == expected


def test_a_page_may_begin_within_the_word() -> None:
    torn = f"the popula{HYPHEN}{PAGE}tion and non{HYPHEN}{PAGE}recurrence, as guarantees of non-recurrence"
    assert close_hyphens(torn) == f"the popula{PAGE}tion and non-{PAGE}recurrence, as guarantees of non-recurrence"


def test_text_without_open_hyphens_is_left_alone() -> None:
    assert close_hyphens("above-\nmentioned") == "above-\nmentioned"
