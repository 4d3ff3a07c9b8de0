"""The court of each act: agent, subject, before it, or the one that the account goes on with."""

import pytest
from spacy.language import Language

from tests.resolve.marked_acts import circumstances


def courts(nlp: Language, marked: str, language: str = "en") -> list[str | None]:
    found, names = circumstances(nlp, marked, language=language)
    return [names[item.court] if item.court else None for item in found]


DISTRICT, HIGH = "Ankor District Court", "Ankor High Court"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"The {DISTRICT} {{conviction object: convicted}} him and {{sentence object: sentenced}} him.",
            [DISTRICT] * 2,
        ),
        (f"He {{conviction: was convicted}} and {{sentence: sentenced}} by the {DISTRICT}.", [DISTRICT] * 2),
        (f"He {{charge: was charged}} before the {DISTRICT}.", [DISTRICT]),
        (f"By a judgment of the {DISTRICT}, he {{sentence: was sentenced}}.", [DISTRICT]),
        # A court whose judgment is spoken of did nothing here.
        (f"The {HIGH} {{upholding object: upheld}} the judgment of the {DISTRICT}.", [HIGH]),
        (f"The {HIGH} {{overturning object: quashed}} it and sent the case back to the {DISTRICT}.", [HIGH]),
        # The account goes on.
        (f"The trial {{hearing: opened}} before the {DISTRICT}. He {{sentence: was sentenced}}.", [DISTRICT] * 2),
        (f"He {{arrest: was arrested}}. The {DISTRICT} {{sentence object: sentenced}} him.", [None, DISTRICT]),
        (
            f"The {DISTRICT} {{sentence object: sentenced}} him. The appeal {{appeal_rejected: was rejected}}.",
            [DISTRICT, None],
        ),
        (
            f"The trial {{hearing: opened}} in May. On 6 June the {DISTRICT} {{sentence object: sentenced}} him.",
            [DISTRICT] * 2,
        ),
        (
            f"The {DISTRICT} {{sentence object: sentenced}} him.\n\nThe case of Mr. B\n\nHe {{sentence: was fined}}.",
            [DISTRICT, None],
        ),
        (f"The {DISTRICT} ruled. The Court {{sentence object: sentenced}} him.", [DISTRICT]),
        # To the court that a sentence is about, though it tells nothing that it did.
        (
            f"The {DISTRICT} {{sentence object: sentenced}} him. The {HIGH} heard the {{appeal_filed noun: appeals}}. "
            "It {acquittal object: acquitted} him.",
            [DISTRICT, HIGH, HIGH],
        ),
        # However far in front, the one court that tries of the part under a heading; a retrial is another's.
        (
            f"The {DISTRICT} {{charge object: charged}} him.\n\nHe was well.\n\nHe was ill.\n\n"
            "On 3 May he {sentence: was sentenced}.",
            [DISTRICT, DISTRICT],
        ),
        (
            f"The {DISTRICT} {{charge object: charged}} him.\n\nHe was well.\n\nHe was ill.\n\n"
            "The retrial {hearing: opened}.",
            [DISTRICT, None],
        ),
        # An appeal against a decision goes to the court above; who walks out of prison does so before no court.
        (
            f"The {HIGH} {{upholding object: upheld}} it. He {{appeal_filed: appealed}}.",
            [HIGH, None],
        ),
        (
            f"The {HIGH} {{overturning object: quashed}} it and he {{release: left prison}} the next day.",
            [HIGH, None],
        ),
        (
            f"The {HIGH} {{reduction object: reduced}} it and he {{release: was released}} from the courtroom.",
            [HIGH, HIGH],
        ),
    ],
)
def test_english(nlp: Language, text: str, expected: list[str | None]) -> None:
    assert courts(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Le juge d'instruction près le tribunal de Kolima {charge object: l'a inculpé}.",
            "fr",
            ["tribunal de Kolima"],
        ),
        (
            "Le tribunal militaire de Kolima {conviction object: l'a déclaré} coupable. Ledit tribunal "
            "{sentence object: l'a condamné}.",
            "fr",
            ["tribunal militaire de Kolima"] * 2,
        ),
        (
            "{sentence: Fue condenado} por el Juzgado Segundo Penal de Aracuay.",
            "es",
            ["Juzgado Segundo Penal de Aracuay"],
        ),
        (
            "La Corte Suprema de Justicia {upholding object: confirmó} la sentencia del Juzgado Penal de Aracuay.",
            "es",
            ["Corte Suprema de Justicia"],
        ),
    ],
)
def test_french_and_spanish(nlp: Language, text: str, language: str, expected: list[str | None]) -> None:
    assert courts(nlp, text, language) == expected
