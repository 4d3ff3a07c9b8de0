"""Penalties with their measures."""

import time

import pytest

from pipeline.recognise.penalties import penalties_in
from pipeline.recognise.penalty_value import Penalty
from pipeline.recognise.sentences import sentence_starts
from pipeline.recognise.text import fold


def _words(penalty: Penalty) -> str:
    """A penalty in few words: kind and measure."""
    quantity = f"{penalty.quantity:g} {penalty.unit}" if penalty.quantity is not None else None
    per = f"per {penalty.per}" if penalty.per else None
    sum_ = f"{penalty.amount:f} {penalty.currency}" if penalty.amount is not None else None
    strokes = str(penalty.strokes) if penalty.strokes else None
    return " ".join(part for part in (penalty.kind, penalty.duration, quantity, per, sum_, strokes) if part)


def _found(text: str) -> list[str]:
    return [_words(found.value) for found in penalties_in(fold(text), list(sentence_starts(text)))]


@pytest.mark.parametrize(
    ("text", "penalties"),
    [
        ("four years and six months of imprisonment and 3500 lashes", ["imprisonment P4Y6M", "corporal 3500"]),
        ("five years' imprisonment, two of them suspended", ["imprisonment P3Y", "suspended_imprisonment P2Y"]),
        ("two years' imprisonment with one year suspended", ["imprisonment P1Y", "suspended_imprisonment P1Y"]),
        ("sentenced to 7, 5 and 3 years respectively", ["imprisonment P7Y", "imprisonment P5Y", "imprisonment P3Y"]),
        ("100 hours of forced labour per year during four years", ["forced_labour P4Y 100 hour per year"]),
        ("three years of prison and a fine of 5,000 dinars", ["imprisonment P3Y", "fine 5000 dinars"]),
        ("a fine of 50 base units (approximately USD 300)", ["fine 50 base_unit"]),
        ("fined 30 base units, i.e. 810 roubles", ["fine 810 roubles"]),
        ("fine of 300 day-fines", ["fine 300 day"]),
        ("sentenced to six months in prison, suspended for two years", ["suspended_imprisonment P6M"]),
        ("handed an 18-month suspended sentence", ["suspended_imprisonment P18M"]),
        ("She was jailed for 15 days.", ["imprisonment P15D"]),
        ("Mr. A was sentenced to five years and Ms. B to three.", ["imprisonment P5Y", "imprisonment P3Y"]),
        (
            "sentenced to five years' imprisonment. The prosecutor had requested six.",
            ["imprisonment P5Y", "imprisonment P6Y"],
        ),
        ("The term was reduced from ten to five years.", ["imprisonment P10Y", "imprisonment P5Y"]),
        ("sentenced to 15 strokes of the cane and 18 months in jail", ["corporal 15", "imprisonment P18M"]),
        ("seven years in a general-regime penal colony", ["imprisonment P7Y"]),
        ("two years of re-education through labour", ["forced_labour P2Y"]),
        ("three years of restriction of liberty", ["restriction_of_movement P3Y"]),
        ("sentenced to 5 years' probation", ["probation P5Y"]),
        ("forty hours of community service", ["community_service 40 hour"]),
        ("barred from practising law for five years", ["ban P5Y"]),
        ("a two-year travel ban", ["ban P2Y"]),
        ("deprivation of political rights for two years", ["ban P2Y"]),
        ("sentenced to death", ["death"]),
        ("sentenced to life imprisonment", ["life_imprisonment"]),
        ("fined 1.3 billion dong and the wife 200 million;", ["fine 1300000000 VND", "fine 200000000 VND"]),
        ("fines of 1,000 and 2,000 dinars", ["fine 1000 dinars", "fine 2000 dinars"]),
        ("ordered to pay N1.2 million in compensation", ["other 1200000 n"]),
        ("confiscation of his computer", ["confiscation"]),
    ],
)
def test_english(text: str, penalties: list[str]) -> None:
    assert _found(text) == penalties


@pytest.mark.parametrize(
    ("text", "penalties"),
    [
        ("condamné à 5 ans de prison ferme et à 20 ans de servitude pénale", ["imprisonment P5Y", "imprisonment P20Y"]),
        ("trois ans d’emprisonnement, dont un avec sursis", ["imprisonment P2Y", "suspended_imprisonment P1Y"]),
        ("cinq ans de prison, dont trois ferme", ["imprisonment P3Y", "suspended_imprisonment P2Y"]),
        ("un an d’emprisonnement avec sursis pendant trois ans", ["suspended_imprisonment P1Y"]),
        ("quinze ans contre M. A et huit contre M. B; condamné", ["imprisonment P15Y", "imprisonment P8Y"]),
        ("la réclusion criminelle à perpétuité", ["life_imprisonment"]),
        ("dix ans de travaux forcés", ["forced_labour P10Y"]),
        ("condamnés à la peine de mort", ["death"]),
        ("80 coups de fouet", ["corporal 80"]),
        ("80 jours-amende à 10 euros", ["fine 80 day"]),
        ("une amende de 200 000 dinars", ["fine 200000 dinars"]),
        ("105 heures de travail d’intérêt général", ["community_service 105 hour"]),
        ("interdiction d’exercer toute fonction publique pendant dix ans", ["ban P10Y"]),
        ("assigné à résidence pour une durée de trois mois", ["house_arrest P3M"]),
        ("placé en détention provisoire pendant trois mois", []),
        ("une caution de 5 000 dirhams", []),
    ],
)
def test_french(text: str, penalties: list[str]) -> None:
    assert _found(text) == penalties


@pytest.mark.parametrize(
    ("text", "penalties"),
    [
        ("condenado a 800 días-multa", ["fine 800 day"]),
        ("una multa de doscientos setenta días con una cuota diaria de seis euros", ["fine 270 day"]),
        ("seis meses y un día de prisión menor", ["imprisonment P6M1D"]),
        ("diez años de prisión y a inhabilitación por igual tiempo", ["imprisonment P10Y", "ban P10Y"]),
        ("cuatro años de pena privativa de la libertad suspendida", ["suspended_imprisonment P4Y"]),
        ("solicitó doce años de prisión para el Sr. A y ocho para el Sr. B", ["imprisonment P12Y", "imprisonment P8Y"]),
        ("40 y 32 años de prisión", ["imprisonment P40Y", "imprisonment P32Y"]),
        ("ciento veinte jornadas de trabajos en beneficio de la comunidad", ["community_service 120 day"]),
        ("cadena perpetua", ["life_imprisonment"]),
        ("3 años de arresto domiciliario", ["house_arrest P3Y"]),
        ("multa de 4.000 salarios mínimos", ["fine 4000 minimum_wage"]),
        ("nueve meses de prisión preventiva", []),
        ("una fianza de 500.000 francos CFA", []),
    ],
)
def test_spanish(text: str, penalties: list[str]) -> None:
    assert _found(text) == penalties


@pytest.mark.parametrize(
    "text",
    [
        "the 43-year-old lawyer, convicted of libel",
        "He was convicted after two years.",
        "sentenced three months later",
        "punishable by three to seven years of imprisonment",
        "nine months of pre-trial detention",
        "elected for a term of four years in office",
        "He was held for 48 hours.",
    ],
)
def test_no_penalties(text: str) -> None:
    assert _found(text) == []


def test_rest_of_a_part_is_told_once() -> None:
    text = "two years of imprisonment, of which one year is to be served and one year is considered conditional"
    assert _found(text) == ["imprisonment P1Y", "suspended_imprisonment P1Y"]


@pytest.mark.parametrize("word", ["four years ", "five, ", "fine of 5,000 dinars and ", "banned from ", "five (5) "])
def test_hostile_repetition_takes_seconds(word: str) -> None:
    begun = time.monotonic()
    list(penalties_in(word * (300_000 // len(word)), [0]))
    assert time.monotonic() - begun < 20
