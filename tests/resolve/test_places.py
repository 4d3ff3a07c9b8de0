"""The places of a letter: which mentions are one, what they are called, whose they are."""

import pytest
from spacy.tokens import Doc

from pipeline.read.letter import Letter, Source
from pipeline.recognise.place_names import find_places
from pipeline.recognise.sections import recognise_sections
from pipeline.recognise.span_groups import Found, write_group
from pipeline.resolve.identity import Identity
from pipeline.resolve.places import resolve_places
from tests.recognise.place_docs import place_doc

Row = tuple[str, str, str | None, tuple[str, ...]]  # name, kind, State, aliases


def identity(state: str) -> Identity:
    return Identity(
        kind="AL",
        own=None,
        state=state,
        number=4,
        year=2019,
        reference=None,
        dated=None,
        addressee=None,
        response_days=None,
        deadline=None,
    )


def resolved(text: str, language: str = "en", state: str = "KEN", seen: tuple[str, ...] = ()) -> list[Row]:
    """Name, kind, State and aliases of every place; seen: names that only a model takes for places."""
    doc = place_doc(text, language, state)
    found = list(find_places(doc))
    for name in seen:
        start = doc.text.index(name)
        found.append(
            Found(start=start, end=start + len(name), label="PLACE", value=None, rule="model.test", confidence=0.8)
        )
    write_group(doc, "names", found)
    return [
        (record.name, record.kind, record.state, entity.aliases)
        for entity, record in resolve_places(doc, _letter(doc), identity(state), list(doc.spans["names"]))
    ]


def _letter(doc: Doc) -> Letter:
    recognise_sections(doc)
    source = Source(path="letter.txt", sha256="0" * 64, size=len(doc.text), media_type="text/plain")
    return Letter(
        text=doc.text, page_starts=(0,), footnotes=(), footnotes_start=len(doc.text), source=source, reader="text"
    )


@pytest.mark.parametrize(
    ("text", "language", "state", "expected"),
    [
        (
            "in Uzbekistan. The Republic of Uzbekistan acceded",
            "en",
            "UZB",
            [("Uzbekistan", "state", "UZB", ("Republic of Uzbekistan",))],
        ),
        (
            "in Russia, by the Russian Federation, of the Russian Federation",
            "en",
            "BLR",
            [("Russian Federation", "state", "RUS", ("Russia",))],
        ),
        ("in Jaru Prison. In Jaru he fell ill", "en", "KEN", [("Jaru Prison", "facility", "KEN", ("Jaru",))]),
        (
            "au camp militaire de Sorono, puis au camp de Sorono",
            "fr",
            "GIN",
            [("camp militaire de Sorono", "facility", "GIN", ("camp de Sorono",))],
        ),
        (
            "de Xochito a Chilapa de Álvarez. En Chilapa fueron",
            "es",
            "MEX",
            [("Xochito", "city", "MEX", ()), ("Chilapa de Álvarez", "city", "MEX", ("Chilapa",))],
        ),
        (
            "in the Xinjiang Uyghur Autonomous Region (XUAR)",
            "en",
            "CHN",
            [("Xinjiang Uyghur Autonomous Region", "region", "CHN", ("XUAR",))],
        ),
        (
            "à son arrivée à Moscou, à l'aéroport de Cherem",
            "fr",
            "FRA",
            [("Moscou", "city", "RUS", ()), ("aéroport de Cherem", "facility", "RUS", ())],
        ),
    ],
)
def test_mentions_of_one_place(text: str, language: str, state: str, expected: list[Row]) -> None:
    assert resolved(text, language, state) == expected


@pytest.mark.parametrize(
    ("text", "seen", "expected"),
    [
        ("a meeting at Ora Lim was held", "Ora Lim", [("Ora Lim", "city", "KEN", ())]),
        ("there has been no news; Jamyango left", "Jamyango", []),
        ("during Muharram the families", "Muharram", []),
        ("a Lao-language station", "Lao", []),
        ("Mr. Oralo was heard", "Oralo", []),
    ],
)
def test_names_that_only_the_model_sees(text: str, seen: str, expected: list[Row]) -> None:
    found = resolved(text, seen=(seen,))
    assert found == expected


def test_ids_follow_the_first_mentions() -> None:
    doc = place_doc("in Kisumu, in Kenya, in Kisumu")
    write_group(doc, "names", list(find_places(doc)))
    places = resolve_places(doc, _letter(doc), identity("KEN"), list(doc.spans["names"]))
    assert [(entity.id, record.name, record.n_mentions) for entity, record in places] == [
        ("l1", "Kisumu", 2),
        ("l2", "Kenya", 1),
    ]
