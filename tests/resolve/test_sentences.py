"""Sentences: each penalty once, with its person, court and day, and what became of it on review."""

import time

import pytest
from spacy.language import Language

from pipeline.resolve.courts import find_courts
from pipeline.resolve.dates import resolve_dates
from pipeline.resolve.exchanges import find_exchanges
from pipeline.resolve.identity import identify
from pipeline.resolve.linked_acts import link_acts
from pipeline.resolve.people import find_people
from pipeline.resolve.sentences import resolve_sentences
from pipeline.tables.records import SentenceRecord
from tests.resolve.marked_acts import letter_of

HEADS = {
    "en": (
        "PALAIS DES NATIONS\n\nMandate of the Special Rapporteur on the right to food\n\nREFERENCE: AL KEN 7/2021\n\n"
        "12 May 2021\n\nExcellency,\n\nI have the honour to address you in my capacity as Special Rapporteur on the "
        "right to food, pursuant to Human Rights Council resolution 40/7.\n\nI would like to bring to the attention of "
        "your Excellency’s Government information I have received concerning the defenders named below.{intro}\n\n"
        "According to the information received:\n\n"
    ),
    "fr": (
        "PALAIS DES NATIONS\n\nMandat du Rapporteur spécial sur le droit à l’alimentation\n\nRÉFÉRENCE: AL SEN "
        "7/2021\n\n12 mai 2021\n\nExcellence,\n\nJ’ai l’honneur de m’adresser à vous en ma qualité de "
        "Rapporteur spécial sur "
        "le droit à l’alimentation, conformément à la résolution 40/7 du Conseil des droits de l’homme.{intro}\n\n"
        "Selon les informations reçues :\n\n"
    ),
    "es": (
        "PALAIS DES NATIONS\n\nMandato del Relator Especial sobre el derecho a la alimentación\n\nREFERENCIA: AL HND "
        "7/2021\n\n12 de mayo de 2021\n\nExcelencia,\n\nTengo el honor de dirigirme a Usted en mi calidad de Relator "
        "Especial sobre el derecho a la alimentación, de conformidad con la resolución 40/7 del Consejo de Derechos "
        "Humanos.{intro}\n\nSegún la información recibida:\n\n"
    ),
}
TAIL = "\n\nPlease accept, Excellency, the assurances of our highest consideration.\n\nEva Holm\nSpecial Rapporteur"


def _told(nlp: Language, account: str, *, language: str = "en", intro: str = "") -> list[str]:
    """The rows in few words: person, kind, measure, status, day > day of review."""
    doc = nlp(HEADS[language].format(intro=intro) + account + TAIL)
    letter, identity, people, courts = letter_of(doc), identify(doc), find_people(doc), find_courts(doc)
    dates = resolve_dates(doc, letter, identity, find_exchanges(doc, identity))
    acts = link_acts(doc, people=people, courts=courts, places=[], dates=dates)
    rows = resolve_sentences(doc, letter, acts, people=people, courts=courts, charges=[])
    names = {person.id: person.name for person in people}
    return [_words(row, names) for row in rows]


def _words(row: SentenceRecord, names: dict[str, str]) -> str:
    person = names[row.person_id].split()[-1] if row.person_id else row.unnamed or "nobody"
    sum_ = f"{row.amount:f} {row.currency}" if row.amount is not None else None
    quantity = f"{row.quantity:g} {row.unit}" if row.quantity is not None else None
    measure = row.duration or sum_ or quantity or (str(row.strokes) if row.strokes else None)
    review = f"> {row.reviewed_on}" if row.reviewed_on else None
    return " ".join(part for part in (person, row.kind, measure, row.status, str(row.date or "-"), review) if part)


@pytest.mark.parametrize(
    ("account", "rows"),
    [
        (
            "On 4 May 2020, the High Court of Nairobi sentenced Mr. Juan Lund to four years’ imprisonment and a fine "
            "of 5,000 shillings.",
            ["Lund imprisonment P4Y imposed 2020-05-04", "Lund fine 5000 KES imposed 2020-05-04"],
        ),
        (
            "On 4 May 2020, the court sentenced Mr. Juan Lund to five years’ imprisonment, two of them suspended.",
            ["Lund imprisonment P3Y imposed 2020-05-04", "Lund suspended_imprisonment P2Y imposed 2020-05-04"],
        ),
        (
            "On 4 May 2020, the court sentenced Mr. Juan Lund to five years in prison and Ms. Ada Berg to three.",
            ["Lund imprisonment P5Y imposed 2020-05-04", "Berg imprisonment P3Y imposed 2020-05-04"],
        ),
        (
            "On 4 May 2020, Mr. Juan Lund, Ms. Ada Berg and Mr. Omar Said were sentenced to 7, 5 and 3 years "
            "respectively.",
            [
                "Lund imprisonment P7Y imposed 2020-05-04",
                "Berg imprisonment P5Y imposed 2020-05-04",
                "Said imprisonment P3Y imposed 2020-05-04",
            ],
        ),
        (
            "On 4 May 2020, the court delivered the following sentences:\n\n1. Mr. Juan Lund: five years’ "
            "imprisonment;\n2. Ms. Ada Berg: two years’ imprisonment.",
            ["Lund imprisonment P5Y imposed 2020-05-04", "Berg imprisonment P2Y imposed 2020-05-04"],
        ),
        (
            "On 4 May 2020, the prosecutor asked for eight years for Ms. Ada Berg and six for Mr. Juan Lund.",
            ["Berg imprisonment P8Y requested 2020-05-04", "Lund imprisonment P6Y requested 2020-05-04"],
        ),
    ],
)
def test_imposed(nlp: Language, account: str, rows: list[str]) -> None:
    assert _told(nlp, account) == rows


@pytest.mark.parametrize(
    "account",
    [
        "Mr. Juan Lund was charged with sedition, which is punishable by up to ten years in prison.",
        "If convicted, Mr. Juan Lund faces up to ten years’ imprisonment.",
        "Section 12 of the Penal Code prescribes imprisonment of five years.",
        "Mr. Juan Lund was held for ten days and released.",
        "Mr. Juan Lund was not sentenced to five years’ imprisonment.",
    ],
)
def test_no_rows(nlp: Language, account: str) -> None:
    assert _told(nlp, account) == []


IMPOSED = (
    "On 4 May 2020, the High Court of Nairobi sentenced Mr. Juan Lund to four years’ imprisonment and a fine of 5,000 "
    "shillings. "
)


@pytest.mark.parametrize(
    ("review", "rows"),
    [
        (
            "On 6 July 2020, the Court of Appeal upheld the judgment.",
            [
                "Lund imprisonment P4Y upheld 2020-05-04 > 2020-07-06",
                "Lund fine 5000 KES upheld 2020-05-04 > 2020-07-06",
            ],
        ),
        (
            "On 6 July 2020, the Court of Appeal reduced his prison term to two years.",
            [
                "Lund imprisonment P4Y reduced 2020-05-04 > 2020-07-06",
                "Lund fine 5000 KES upheld 2020-05-04 > 2020-07-06",
                "Lund imprisonment P2Y imposed 2020-07-06",
            ],
        ),
        (
            "On 6 July 2020, the Court of Appeal set aside the fine and upheld the prison sentence.",
            [
                "Lund imprisonment P4Y upheld 2020-05-04 > 2020-07-06",
                "Lund fine 5000 KES overturned 2020-05-04 > 2020-07-06",
            ],
        ),
        (
            "On 6 July 2020, the Court of Appeal quashed the conviction and acquitted him.",
            [
                "Lund imprisonment P4Y overturned 2020-05-04 > 2020-07-06",
                "Lund fine 5000 KES overturned 2020-05-04 > 2020-07-06",
            ],
        ),
        (
            "On 6 July 2020, the Court of Appeal rejected his request for bail.",
            ["Lund imprisonment P4Y imposed 2020-05-04", "Lund fine 5000 KES imposed 2020-05-04"],
        ),
    ],
)
def test_reviewed(nlp: Language, review: str, rows: list[str]) -> None:
    assert _told(nlp, IMPOSED + review) == rows


def test_term_that_was_served(nlp: Language) -> None:
    account = (
        "On 4 May 2020, the court sentenced Mr. Juan Lund to ten days of administrative detention. He was released on "
        "14 May 2020 after serving his sentence."
    )
    assert _told(nlp, account) == ["Lund imprisonment P10D served 2020-05-04"]


def test_introduction_tells_again(nlp: Language) -> None:
    intro = " They include Mr. Juan Lund, a writer sentenced to four years’ imprisonment."
    assert _told(nlp, IMPOSED, intro=intro) == [
        "Lund imprisonment P4Y imposed 2020-05-04",
        "Lund fine 5000 KES imposed 2020-05-04",
    ]


@pytest.mark.parametrize(
    ("account", "rows"),
    [
        (
            "Le 4 mai 2020, le tribunal de grande instance de Thiès a condamné M. Jean Diop à trois ans "
            "d’emprisonnement, dont un avec sursis, et à 50 000 francs CFA d’amende. Le 6 juillet 2020, la cour "
            "d’appel de Thiès a ramené la peine à un an d’emprisonnement et confirmé le jugement pour le surplus.",
            [
                "Diop imprisonment P2Y reduced 2020-05-04 > 2020-07-06",
                "Diop suspended_imprisonment P1Y reduced 2020-05-04 > 2020-07-06",
                "Diop fine 50000 XOF upheld 2020-05-04 > 2020-07-06",
                "Diop imprisonment P1Y imposed 2020-07-06",
            ],
        ),
        (
            "Le 4 mai 2020, le procureur a requis quinze ans d’emprisonnement contre M. Jean Diop et huit contre Mme "
            "Awa Sow.",
            ["Diop imprisonment P15Y requested 2020-05-04", "Sow imprisonment P8Y requested 2020-05-04"],
        ),
    ],
)
def test_french(nlp: Language, account: str, rows: list[str]) -> None:
    assert _told(nlp, account, language="fr") == rows


@pytest.mark.parametrize(
    ("account", "rows"),
    [
        (
            "El 4 de mayo de 2020, el Tribunal de Sentencia de Yoro condenó al Sr. Juan Paz a diez años de prisión y a "
            "inhabilitación absoluta por igual tiempo, y a la Sra. Ana Ríos a 400 días de multa. El 6 de julio de "
            "2020, la Corte de Apelaciones de Yoro redujo la pena del Sr. Paz a seis años de prisión.",
            [
                "Paz imprisonment P10Y reduced 2020-05-04 > 2020-07-06",
                "Paz ban P10Y upheld 2020-05-04 > 2020-07-06",
                "Ríos fine 400 day imposed 2020-05-04",
                "Paz imprisonment P6Y imposed 2020-07-06",
            ],
        ),
    ],
)
def test_spanish(nlp: Language, account: str, rows: list[str]) -> None:
    assert _told(nlp, account, language="es") == rows


def test_many_penalties_take_seconds(rules: Language) -> None:
    judged = "On 4 May 2020, the court sentenced Mr. Juan Lund to {} months in prison. "
    upheld = "On 6 July 2020, the Court of Appeal upheld the judgment. "
    begun = time.monotonic()
    assert len(_told(rules, "".join(judged.format(number) + upheld for number in range(2, 400)))) > 300
    assert time.monotonic() - begun < 30


CHARGED = (
    "Mr. Juan Lund, Ms. Ada Berg, Mr. Omar Said and Ms. Eva Kask were charged with sedition on 3 March 2019. The "
    "prosecutor requested 14 years for Mr. Lund and six years for each of the other three defendants."
)


def test_request_shared_out(nlp: Language) -> None:
    terms = {"Lund": "P14Y", "Berg": "P6Y", "Said": "P6Y", "Kask": "P6Y"}
    assert [row.split(" requested")[0] for row in _told(nlp, CHARGED)] == [
        f"{name} imprisonment {term}" for name, term in terms.items()
    ]


@pytest.mark.parametrize(
    ("account", "rows"),
    [
        (  # an item with an acquittal in it, and death without a noun
            "On 4 May 2020, the High Court of Nairobi ruled as follows:\n\n1. Mr. Juan Lund, 24, convicted on both "
            "counts: five years’ imprisonment and 200 lashes;\n2. Ms. Ada Berg, 19, acquitted of the other charge: "
            "three years’ imprisonment;\n3. Mr. Omar Said, 31, convicted on all counts: death.",
            [
                "Lund imprisonment P5Y imposed 2020-05-04",
                "Lund corporal 200 imposed 2020-05-04",
                "Berg imprisonment P3Y imposed 2020-05-04",
                "Said death imposed 2020-05-04",
            ],
        ),
        (
            "On 4 May 2020, the High Court of Nairobi sentenced Mr. Juan Lund to ten years in prison, four of which it "
            "suspended.",
            ["Lund imprisonment P6Y imposed 2020-05-04", "Lund suspended_imprisonment P4Y imposed 2020-05-04"],
        ),
        (
            "On 4 May 2020, police placed Mr. Juan Lund under ten days’ administrative detention.",
            ["Lund imprisonment P10D imposed 2020-05-04"],
        ),
        (
            "On 4 May 2020, Mr. Juan Lund was ordered to perform 40 hours of community service a month for six months.",
            ["Lund community_service P6M imposed 2020-05-04"],
        ),
    ],
)
def test_judgments(nlp: Language, account: str, rows: list[str]) -> None:
    assert _told(nlp, account) == rows


def test_the_same_term(nlp: Language) -> None:
    account = (
        "On 4 May 2020, the High Court of Nairobi sentenced Mr. Juan Lund to two years’ imprisonment, and Ms. Ada Berg "
        "to the same term."
    )
    assert _told(nlp, account) == [
        "Lund imprisonment P2Y imposed 2020-05-04",
        "Berg imprisonment P2Y imposed 2020-05-04",
    ]


@pytest.mark.parametrize(
    ("review", "rows"),
    [
        (
            "The Court of Appeal considered the appeal on 6 July 2020. It lowered his sentence to two years and "
            "cancelled the fine.",
            [
                "Lund imprisonment P4Y reduced 2020-05-04 > 2020-07-06",
                "Lund fine 5000 KES overturned 2020-05-04 > 2020-07-06",
                "Lund imprisonment P2Y imposed 2020-07-06",
            ],
        ),
        (
            "On 6 July 2020, the Court of Appeal raised Mr. Lund’s prison term to six years and left the fine "
            "untouched.",
            [
                "Lund imprisonment P4Y increased 2020-05-04 > 2020-07-06",
                "Lund fine 5000 KES upheld 2020-05-04 > 2020-07-06",
                "Lund imprisonment P6Y imposed 2020-07-06",
            ],
        ),
        (
            "On 6 July 2020, the Court of Appeal acquitted him. On 9 September 2020, the Supreme Court set aside the "
            "acquittal and restored the sentence of four years.",
            [
                "Lund imprisonment P4Y upheld 2020-05-04 > 2020-09-09",
                "Lund fine 5000 KES overturned 2020-05-04 > 2020-07-06",
            ],
        ),
    ],
)
def test_reviews_by_words(nlp: Language, review: str, rows: list[str]) -> None:
    assert _told(nlp, IMPOSED + review) == rows


@pytest.mark.parametrize(
    ("account", "rows"),
    [
        (
            "Mediante sentencia de 4 de mayo de 2020, el Tribunal de Sentencia de Yoro resolvió:\n\na) declarar al "
            "Sr. Juan Paz autor de asesinato, y condenarlo a treinta años de presidio;\nb) declarar a la Sra. Ana Ríos "
            "autora de lesiones, y condenarla a tres años de reclusión;\nc) absolver al Sr. Luis Mora.",
            ["Paz imprisonment P30Y imposed 2020-05-04", "Ríos imprisonment P3Y imposed 2020-05-04"],
        ),
        (
            "El 4 de mayo de 2020, el Tribunal de Sentencia de Yoro dictó las siguientes condenas:\n\n1) Sr. Juan Paz: "
            "dos años de privación de libertad;\n2) Sra. Ana Ríos: dos años y seis meses;\n3) Sr. Luis Mora: un año.",
            [
                "Paz imprisonment P2Y imposed 2020-05-04",
                "Ríos imprisonment P2Y6M imposed 2020-05-04",
                "Mora imprisonment P1Y imposed 2020-05-04",
            ],
        ),
        (
            "El 4 de mayo de 2020, el Tribunal de Sentencia de Yoro impuso al Sr. Juan Paz quince años de cárcel y a "
            "la Sra. Ana Ríos doce.",
            ["Paz imprisonment P15Y imposed 2020-05-04", "Ríos imprisonment P12Y imposed 2020-05-04"],
        ),
    ],
)
def test_spanish_lists(nlp: Language, account: str, rows: list[str]) -> None:
    assert _told(nlp, account, language="es") == rows


@pytest.mark.parametrize(
    ("account", "rows"),
    [
        (
            "Le 4 mai 2020, le tribunal de grande instance de Thiès a condamné M. Jean Diop à deux ans "
            "d’emprisonnement. La cour d’appel de Thiès a porté, le 6 juillet 2020, la peine de M. Diop à quatre ans "
            "d’emprisonnement.",
            [
                "Diop imprisonment P2Y increased 2020-05-04 > 2020-07-06",
                "Diop imprisonment P4Y imposed 2020-07-06",
            ],
        ),
        (
            "Le 4 mai 2020, le tribunal a condamné M. Jean Diop et Mme Awa Sow respectivement à cinq ans "
            "d’emprisonnement, dont deux avec sursis, et à deux ans d’emprisonnement avec sursis.",
            [
                "Diop imprisonment P3Y imposed 2020-05-04",
                "Diop suspended_imprisonment P2Y imposed 2020-05-04",
                "Sow suspended_imprisonment P2Y imposed 2020-05-04",
            ],
        ),
    ],
)
def test_french_reviews_and_lists(nlp: Language, account: str, rows: list[str]) -> None:
    assert _told(nlp, account, language="fr") == rows
