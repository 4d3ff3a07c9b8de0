"""References of communications: every form seen in letters, the letter's own, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.recognise.references import Communication, find_communications
from pipeline.recognise.states import codes


def found(text: str) -> list[str]:
    return [str(item.value) for item in find_communications(text)]


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("(case KAZ 1/2017)", ["KAZ 1/2017"]),
        ("AL KAZ 3/2017", ["AL KAZ 3/2017"]),
        ("JUA THA 12/2014,", ["JUA THA 12/2014"]),
        ("OLCHN 17/2020", ["OL CHN 17/2020"]),
        ("Ref.: AL SWE 4/2019", ["AL SWE 4/2019"]),
        ("AL\nSWE\n4/2019", ["AL SWE 4/2019"]),
        ("UA  IRN 12 / 2009", ["UA IRN 12/2009"]),
        ("AL OTH 31/2021", ["AL OTH 31/2021"]),
        ("AL Other 5/2018", ["AL OTH 5/2018"]),
        ("communications DZA 1/2020, 6/2020 et 2/2021", ["DZA 1/2020", "DZA 6/2020", "DZA 2/2021"]),
        ("AL CHN 16/2020 and 20/2021", ["AL CHN 16/2020", "AL CHN 20/2021"]),
        ("AL CHN 16/2020 and resolution 34/18", ["AL CHN 16/2020"]),
        ("AL KEN 1, 3 and 4/2020", ["AL KEN 1/2020", "AL KEN 3/2020", "AL KEN 4/2020"]),
        ("AL\nERI 1/2022", ["AL ERI 1/2022"]),
        ("ALERI\n1/2022", ["AL ERI 1/2022"]),
        ("AL  IRN 3 / 2019", ["AL IRN 3/2019"]),
        ("UA KEN 4/\n2020", ["UA KEN 4/2020"]),
        ("KEN 3, 4 of 2020", []),
        ("ISO 9001/2015", []),
        ("resolution 2000/61", []),
        ("A/HRC/10/12/Add.1", []),
        ("G/SO 214 (67-17)", []),
        ("Case No. ABC 12/2019", []),
    ],
)
def test_forms(text: str, references: list[str]) -> None:
    assert found(text) == references


OWN = [
    ("REFERENCE:\nAL KAZ 3/2017\n\n12 December 2017\n\nExcellency,\n\n", "AL KAZ 3/2017"),
    ("REFERENCE: AL CMR 5/2021 2 August 2021\n\nExcellency,\n\n", "AL CMR 5/2021"),
    ("Ref.: AL SWE 4/2019\n(Please use this reference in your reply)\n\nExcellency,\n\n", "AL SWE 4/2019"),
    ("Réf. : UA TUN 4/2023\n\n22 juin 2023\n\nExcellence,\n\n", "UA TUN 4/2023"),
    (
        "REFERENCE: UA G/SO 218/2 G/SO 214 (3-3-16) Assembly & Association (2010-1)\nSAU 9/2013\n\nExcellency,\n\n",
        "UA SAU 9/2013",
    ),
    (
        "ERRATUM\n\nIn communications AL MWI 2/2020, UA TZA 3/2020 and OL UGA 1/2020 a word was wrong.\n\n"
        "REFERENCE:\nAL ZWE 3/2020\n\nExcellency,\n\n",
        "AL ZWE 3/2020",
    ),
    ("FAX\nREF: COL 7/2010\n\nREFERENCE: UA G/SO 214 (33-27)\nCOL 7/2010\n\nExcelencia,\n\n", "UA COL 7/2010"),
    ("OL CHN 2/2020\n\n1 May 2020\n\nExcellency,\n\n", "OL CHN 2/2020"),
]


@pytest.mark.parametrize(("head", "own"), OWN)
def test_own_reference(nlp: Language, head: str, own: str) -> None:
    doc = nlp(head + "We have the honour to address you in our capacities as Special Rapporteur on the right to food.")
    assert [str(span._.value) for span in doc.spans["references"] if span.label_ == "OWN"] == [own]


def test_a_reference_in_the_body_is_not_the_own_one(nlp: Language) -> None:
    doc = nlp(
        "Excellency,\n\nWe have the honour to address you in our capacity as Special Rapporteur on the right to food. "
        "We refer to our letter AL KEN 2/2019."
    )
    assert [(span.label_, str(span._.value)) for span in doc.spans["references"]] == [
        ("COMMUNICATION", "AL KEN 2/2019")
    ]


def test_the_number_of_a_missions_note_is_no_label_of_what_it_answers(nlp: Language) -> None:
    doc = nlp(
        "Permanent Mission of Kenya\n\nRef: KE/HRC/4/21\n\n18 January 2021\n\n"
        "The Permanent Mission of Kenya presents its "
        "compliments and has the honour to refer to the joint communication AL KEN 2/2019, dated 4 September 2019.\n"
    )
    assert [span.label_ for span in doc.spans["references"]] == ["COMMUNICATION"]


communications = st.builds(
    Communication,
    kind=st.sampled_from([None, "AL", "UA", "OL", "JAL", "JUA", "JOL"]),
    addressee=st.sampled_from(sorted(codes())),
    number=st.integers(1, 999),
    year=st.integers(1990, 2039),
)


@given(communications, st.text(max_size=20), st.text(max_size=20))
def test_canonical_form_is_read_back(communication: Communication, before: str, behind: str) -> None:
    text = f"{before} ({communication}) {behind}"
    assert communication in [item.value for item in find_communications(text)]


@given(st.text())
def test_any_text_gives_spans_inside_it(text: str) -> None:
    for item in find_communications(text):
        assert 0 <= item.start < item.end <= len(text)
