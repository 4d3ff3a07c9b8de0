"""The organisations of a letter: which mentions are one body, what it is called, its acronym, kind and State."""

import pytest
from spacy.tokens import Doc

from pipeline.read.letter import Letter, Source
from pipeline.recognise.organisation_names import find_organisations
from pipeline.recognise.sections import recognise_sections
from pipeline.recognise.span_groups import Found, write_group
from pipeline.resolve.identity import Identity
from pipeline.resolve.organisations import resolve_organisations
from pipeline.tables.records import OrganisationRecord
from tests.recognise.place_docs import place_doc

Row = tuple[str, str | None, str, str | None, int]  # name, acronym, kind, State, mentions


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


def records(text: str, language: str, state: str, seen: tuple[str, ...]) -> list[OrganisationRecord]:
    doc = place_doc(text, language, state)
    found = list(find_organisations(doc))
    for name in seen:
        start = doc.text.rindex(name)
        found.append(
            Found(
                start=start, end=start + len(name), label="ORGANISATION", value=None, rule="model.test", confidence=0.8
            )
        )
    write_group(doc, "names", found)
    recognise_sections(doc)
    return [row for _, row in resolve_organisations(doc, _letter(doc), identity(state), list(doc.spans["names"]))]


def resolved(text: str, language: str = "en", state: str = "KEN", seen: tuple[str, ...] = ()) -> list[Row]:
    """The rows of a text; seen: names that only a model takes for organisations."""
    rows = records(text, language, state, seen)
    return [(row.name, row.acronym, row.kind, row.state, row.n_mentions) for row in rows]


def _letter(doc: Doc) -> Letter:
    source = Source(path="letter.txt", sha256="0" * 64, size=len(doc.text), media_type="text/plain")
    return Letter(
        text=doc.text, page_starts=(0,), footnotes=(), footnotes_start=len(doc.text), source=source, reader="text"
    )


@pytest.mark.parametrize(
    ("text", "language", "rows"),
    [
        (
            "the Hak Dina Network (HDN). HDN closed. The Network left.",
            "en",
            [("Hak Dina Network", "HDN", "ngo", "KEN", 4)],
        ),
        (
            "the Ministry of Interior said; later the Ministry of the Interior denied it",
            "en",
            [("Ministry of the Interior", None, "state_body", "KEN", 2)],
        ),
        (
            "la Policía Nacional llegó; la Policía Nacional del Perú (PNP) se fue",
            "es",
            [("Policía Nacional del Perú", "PNP", "police", "PER", 3)],
        ),
        (
            "l'Inspection générale de la Police nationale enquête sur la Police nationale",
            "fr",
            [
                ("Inspection générale de la Police nationale", None, "police", "KEN", 1),
                ("Police nationale", None, "police", "KEN", 1),
            ],
        ),
        (
            "the International Labour Organization noted; the ILO recalled",
            "en",
            [("International Labour Organization", "ILO", "un_body", None, 2)],
        ),
        ("The ILO recalled.", "en", [("ILO", "ILO", "un_body", None, 1)]),
        (
            "la empresa Lagunera Dorada, S.A. de C.V. vendió; Lagunera Dorada calla",
            "es",
            [("Lagunera Dorada, S.A. de C.V.", None, "company", "KEN", 2)],
        ),
        (
            "the Ankor Bar Association (Ankora Kollegiyasi) met",
            "en",
            [("Ankor Bar Association", None, "other", "KEN", 2)],
        ),
    ],
)
def test_one_row_a_body(text: str, language: str, rows: list[Row]) -> None:
    assert resolved(text, language) == rows


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("the Weavers' Union was closed", "KEN"),
        ("the Ugandan company Ironwood Guards Ltd was hired", "UGA"),
        ("staff of the Embassy of Haiti came", "HTI"),
        ("Ironwood Guards Ltd, a company based in Toronto, Canada, sold it", "CAN"),
        ("the State Security Service (SSS) of Georgia", "GEO"),
        ("Waalhaven Energy B.V. drilled", "NLD"),
        ("the Human Rights Committee stated", None),
        ("the Inter-American Commission on Human Rights stated", None),
    ],
)
def test_states(text: str, state: str | None) -> None:
    assert [row[3] for row in resolved(text)] == [state]


def test_what_only_the_model_saw_joins_where_one_is_left() -> None:
    rows = resolved("the newspaper Tigwano Lantern wrote; editors at Tigwano left", seen=("Tigwano",))
    assert [(row[0], row[4]) for row in rows] == [("Tigwano Lantern", 2)]


def test_what_only_the_model_saw_has_the_kind_of_its_words_or_noun() -> None:
    assert resolved("Sawt Kolima closed", seen=("Sawt Kolima",)) == [("Sawt Kolima", None, "media", "KEN", 1)]
    assert resolved("Kolima Bright closed", seen=("Kolima Bright",)) == [("Kolima Bright", None, "other", "KEN", 1)]


def test_ids_follow_the_first_mentions() -> None:
    rows = records("the Weavers' Union and the National Assembly. The Union left.", "en", "KEN", ())
    assert [(row.organisation_id, row.name) for row in rows] == [("o1", "Weavers' Union"), ("o2", "National Assembly")]
    assert rows[0].evidence.quote == "Weavers' Union"
