"""Offences: where their words begin and end, in lists, with quotation marks and without, in three languages."""

import time

import pytest
from spacy.language import Language

from pipeline.recognise.offence_phrases import Text
from pipeline.recognise.offence_words import offence_words
from pipeline.recognise.offences import _in_stretch
from pipeline.recognise.text import fold


def offences(rules: Language, text: str, language: str = "en") -> list[str]:
    """The offences of a sentence as the letter words them."""
    doc = rules.make_doc(text)
    for name, component in rules.pipeline:
        if name != "spcomms_language":
            doc = component(doc)
        doc._.language = language
    return [" ".join(span.text.split()) for span in doc.spans["offences"]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Ms. Bah was arrested on suspicion of “inciting subversion of State power”.",
            ["inciting subversion of State power"],
        ),
        (
            "She got five years’ imprisonment for spreading propaganda against the system and assembly and collusion"
            " against national security.",
            ["spreading propaganda against the system", "assembly and collusion against national security"],
        ),
        (
            "He was charged with moharebeh, “corruption on earth” and insulting the Supreme Leader.",
            ["moharebeh", "corruption on earth", "insulting the Supreme Leader"],
        ),
        (
            "They face charges of sedition, criminal conspiracy and unlawful assembly under sections 124, 120B and 143"
            " of the Penal Code.",
            ["sedition", "criminal conspiracy", "unlawful assembly"],
        ),
        ("She was charged with the offence of common nuisance, contrary to section 160.", ["common nuisance"]),
        ("He was found guilty of abuse of office and sentenced to four years in prison.", ["abuse of office"]),
        ("An additional charge of tax evasion was brought on 4 June 2019.", ["tax evasion"]),
        ("A third charge was laid in May: that of criminal defamation.", ["criminal defamation"]),
        ("A fourth count, possession of firearms, concerned the brothers only.", ["possession of firearms"]),
        ("He alone faces a second count, that of “inciting violence”.", ["inciting violence"]),
        ("The charge of armed robbery was later reduced to theft.", ["armed robbery", "theft"]),
        (
            "The charges, which include fraud, money-laundering and tax evasion, stand.",
            ["fraud", "money-laundering", "tax evasion"],
        ),
        ("He was charged with “murder, arson and theft”.", ["murder", "arson", "theft"]),
        ("Protocols were drawn up under article 166 (petty hooliganism).", ["petty hooliganism"]),
        (
            "He was accused of membership in a terrorist organisation and of\nmaking propaganda for a banned group.",
            ["membership in a terrorist organisation", "making propaganda for a banned group"],
        ),
        ("She was convicted of “insulting\nthe President” in May.", ["insulting the President"]),
        ("He was charged with “fraud” for alleged misuse of union funds.", ["fraud"]),
        (
            "He was accused of possession of explosives under section 5 of the Explosives Act, 1908, and of"
            " facilitating a proscribed organisation.",
            ["possession of explosives", "facilitating a proscribed organisation"],
        ),
    ],
)
def test_english(rules: Language, text: str, found: list[str]) -> None:
    assert offences(rules, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Il a été inculpé d'atteinte à la sûreté de l'État, de complicité d'assassinat et d'association de"
            " malfaiteurs.",
            ["atteinte à la sûreté de l'État", "complicité d'assassinat", "association de malfaiteurs"],
        ),
        (
            "M. Ba a été condamné à deux ans de prison pour diffusion de fausses nouvelles et outrage à magistrat.",
            ["diffusion de fausses nouvelles", "outrage à magistrat"],
        ),
        (
            "Elle est poursuivie pour « apologie du terrorisme » et « incitation à la haine ».",
            ["apologie du terrorisme", "incitation à la haine"],
        ),
        (
            "Le tribunal l'a relaxé du chef de rébellion, mais l'a déclaré coupable d'outrage à agent.",
            ["rébellion", "outrage à agent"],
        ),
        (
            "Ils ont été mis en examen des chefs d'attroupement non armé et de trouble à l'ordre public.",
            ["attroupement non armé", "trouble à l'ordre public"],
        ),
        ("Il a été inculpé de coups et blessures volontaires; il encourt un an.", ["coups et blessures volontaires"]),
        ("Il est accusé d'avoir participé à une réunion.", []),
    ],
)
def test_french(rules: Language, text: str, found: list[str]) -> None:
    assert offences(rules, text, "fr") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Fue acusado de los delitos de traición a la patria, conspiración y terrorismo.",
            ["traición a la patria", "conspiración", "terrorismo"],
        ),
        ("La Fiscalía le imputó el delito de instigación a delinquir (artículo 202).", ["instigación a delinquir"]),
        ("Fue condenado a 30 meses de prisión por el delito de usurpación agravada.", ["usurpación agravada"]),
        (
            "Fue absuelto del delito de homicidio calificado y condenado por lesiones graves.",
            ["homicidio calificado", "lesiones graves"],
        ),
        (
            "El fiscal formuló cargos: agavillamiento, contra los tres; boicot, contra el primero.",
            ["agavillamiento", "boicot"],
        ),
        ("Fue acusada de “lavado de dinero, bienes y activos”.", ["lavado de dinero, bienes y activos"]),
        ("Fue condenado a cinco años de privación de libertad.", []),
    ],
)
def test_spanish(rules: Language, text: str, found: list[str]) -> None:
    assert offences(rules, text, "es") == found


@pytest.mark.parametrize(
    "text",
    [
        "He was accused of being a spy.",
        "He was accused of having insulted the President.",
        "No charges have been brought against him.",
        "The persons convicted of several offences serve one term.",
        "We express concern at the use of torture.",
        "He took charge of the hospital.",
    ],
)
def test_no_offence(rules: Language, text: str) -> None:
    assert offences(rules, text) == []


def test_named_again(rules: Language) -> None:
    assert offences(rules, "He was charged with robbery in the first degree. The robbery count was dropped.") == [
        "robbery in the first degree",
        "robbery",
    ]


def test_court_for_terrorism_is_no_charge(rules: Language) -> None:
    assert offences(rules, "La Audiencia lo condenó en el Tribunal con competencia en Terrorismo.", "es") == []


@pytest.mark.parametrize(
    "words",
    [
        "charged with ",
        "accused of murder and ",
        "guilty of participating in and ",
        '"murder" and ',
        "(article 3 ",
        "x: ",
        "« ",
    ],
)
def test_time_grows_with_length(words: str) -> None:
    text = Text(fold(words * (8000 // len(words))), offence_words("en"), "en", [])
    started = time.perf_counter()
    for start in range(0, len(text.folded), 4000):
        _in_stretch(text, start, min(len(text.folded), start + 4000))
    assert time.perf_counter() - started < 2
