"""Citations put together: which text a list of articles is of, when a State bound itself, ids of laws."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

import pipeline
from pipeline.tables.records import InstrumentRecord
from tests.resolve.frame import facts_of, letter_with


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline.load()


def rows(nlp: Language, paragraph: str) -> list[InstrumentRecord]:
    """The rows of a paragraph in a letter to Kenya; the mandate's own resolution left out."""
    return [row for row in facts_of(nlp, letter_with(paragraph)).instruments if row.instrument != "A/HRC/RES/40/7"]


def cited(nlp: Language, paragraph: str) -> set[str]:
    """Every row as "ICCPR 14 3 b"; a bare mention as "ICCPR"; "ICCPR - 2" is its paragraph 2."""
    found = set()
    for row in rows(nlp, paragraph):
        article = row.article or ("-" if row.paragraph else None)
        found.add(" ".join(part for part in (row.instrument, article, row.paragraph, row.subparagraph) if part))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("articles 9, 10 and 14 of the ICCPR", {"ICCPR 9", "ICCPR 10", "ICCPR 14"}),
        (
            "article 4 and 19 (3) of the ICCPR and 29 (2) of the Universal Declaration",
            {"ICCPR 4", "ICCPR 19 3", "UDHR 29 2"},
        ),
        ("articles 6 and 9 of the UDHR and of the ICCPR", {"UDHR 6", "UDHR 9", "ICCPR 6", "ICCPR 9"}),
        ("articles 9 and 14, respectively, of the UDHR and of the ICCPR", {"UDHR 9", "ICCPR 14"}),
        ("articles 9 of the ICCPR and the Body of Principles", {"ICCPR 9", "BODY-OF-PRINCIPLES"}),
        ("article 9 ICCPR", {"ICCPR 9"}),
        ("the ICCPR (arts. 6, 9 and 14)", {"ICCPR 6", "ICCPR 9", "ICCPR 14"}),
        ("the ICCPR, in particular its articles 9 and 14", {"ICCPR 9", "ICCPR 14"}),
        ("the CAT, article 9 of which requires much", {"CAT 9"}),
        ("article 9 and article 14 of the ICCPR", {"ICCPR 9", "ICCPR 14"}),
        ("article 9 on liberty and article 14 on fair trial of the ICCPR", {"ICCPR 9", "ICCPR 14"}),
        (
            "tax evasion (Article 213.1) and abuse of power (Article 308.1), both of the Criminal Code",
            {"KEN:Criminal Code 213 1", "KEN:Criminal Code 308 1"},
        ),
        ("operative paragraphs 4 and 5 of resolution 40/11", {"A/HRC/RES/40/11 - 4", "A/HRC/RES/40/11 - 5"}),
        ("the report on defenders (A/HRC/46/35, paras. 5 and 104)", {"A/HRC/46/35 - 5", "A/HRC/46/35 - 104"}),
        ("paragraph 8 of the Committee's report (CCPR/C/KEN/CO/4)", {"CCPR/C/KEN/CO/4 - 8"}),
        ("les articles 9 et 14 du PIDCP et 5 de la DUDH", {"ICCPR 9", "ICCPR 14", "UDHR 5"}),
        ("los artículos 9 y 14 del PIDCP, y el artículo 7 de la CADH", {"ICCPR 9", "ICCPR 14", "ACHR 7"}),
        (
            "principles 16 to 18 of the Basic Principles on the Role of Lawyers",
            {f"BP-LAWYERS {n}" for n in (16, 17, 18)},
        ),
        ("Basic Principles on the Role of Lawyers, 2, 6 and 8.", {"BP-LAWYERS 2", "BP-LAWYERS 6", "BP-LAWYERS 8"}),
    ],
)
def test_a_list_is_of_the_text_that_its_words_name(nlp: Language, text: str, expected: set[str]) -> None:
    assert cited(nlp, f"We recall {text}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "He was charged with insult (article 79 of the Penal Code) and with assembly (article 100).",
            {"KEN:Penal Code 79", "KEN:Penal Code 100"},
        ),
        (
            "She was charged under section 112 of the Penal Code and section 14 of the Computer Act. "
            "The court found her guilty under section 112.",
            {"KEN:Penal Code 112", "KEN:Computer Act 14"},
        ),
        (
            "In its resolution 24/5, the Council recalled much (operative paragraph 2).",
            {"A/HRC/RES/24/5 - 2"},
        ),
        (
            "Article 19 of the Covenant is not absolute: its paragraph 3 allows limits, says the ICCPR.",
            {"ICCPR 19", "ICCPR 19 3", "ICCPR"},
        ),
        (
            "We recall the Guiding Principles on Business and Human Rights. Guiding Principle 31 sets out much.",
            {"UNGP 31"},
        ),
    ],
)
def test_a_list_without_a_text_takes_that_of_its_surroundings(nlp: Language, text: str, expected: set[str]) -> None:
    assert cited(nlp, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "We recall article 5 of the Treaty on Clouds and, more generally, the ICCPR.",
        "We recall the ICCPR and the CAT. Article 77 was then read aloud.",
        "Both the ICCPR and the CAT apply (article 77).",
    ],
)
def test_no_text_is_chosen_where_none_or_several_are_left(nlp: Language, text: str) -> None:
    assert all(row.article is None for row in rows(nlp, text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ICCPR was recalled. Under article 9 of the Covenant, much is asked.", {"ICCPR", "ICCPR 9"}),
        ("Le PIDCP est rappelé. L'article 9 dudit Pacte aussi.", {"ICCPR", "ICCPR 9"}),
        ("the CAT and the ICCPR; articles 9 and 14 thereof", {"CAT", "ICCPR", "ICCPR 9", "ICCPR 14"}),
        (
            "article 33 of the 1951 Convention relating to the Status of Refugees; article 1 of the 1951 Convention",
            {"CSR 33", "CSR 1"},
        ),
        (
            "The ICCPR is binding, as general comment No. 36, para. 5, recalls. A sentence in breach of article 14 "
            "thereof is arbitrary (para. 41 of the same general comment).",
            {"ICCPR", "CCPR-GC-36 - 5", "ICCPR 14", "CCPR-GC-36 - 41"},
        ),
        (
            "Kenya is bound by the ICCPR and the CAT. The former, in its articles 6 and 7, protects life; the latter "
            "(arts. 2 and 4) obliges it to prosecute.",
            {"ICCPR 6", "ICCPR 7", "CAT 2", "CAT 4"},
        ),
        ("We recall the CAT and the CRC. Articles 1 and 2 of the former apply.", {"CAT 1", "CAT 2", "CRC"}),
        (
            'the Law on Unions (hereinafter "the Law"). Article 5 of the Law',
            {"KEN:Law on Unions", "KEN:Law on Unions 5"},
        ),
    ],
)
def test_short_names_mean_the_text_named(nlp: Language, text: str, expected: set[str]) -> None:
    assert cited(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "General comments of the CESCR. No. 14, paras. 11 and 42; no. 15, para. 2; No. 26 (E/C.12/GC/26), para. 1.",
            {"CESCR-GC-14 - 11", "CESCR-GC-14 - 42", "CESCR-GC-15 - 2", "CESCR-GC-26 - 1"},
        ),
        (
            "Observations générales du Comité des droits de l'homme : n° 34, par. 11; n° 37, par. 4 et 5.",
            {"CCPR-GC-34 - 11", "CCPR-GC-37 - 4", "CCPR-GC-37 - 5"},
        ),
        (
            "joint general comment No. 4 of the CMW and No. 23 of the CRC (CMW/C/GC/4-CRC/C/GC/23), paras. 5 and 6",
            {"CMW-GC-4 - 5", "CMW-GC-4 - 6", "CRC-GC-23 - 5", "CRC-GC-23 - 6"},
        ),
        ("general comments No. 34 and No. 37, para. 4", {"CCPR-GC-34", "CCPR-GC-37 - 4"}),
    ],
)
def test_paragraphs_go_to_their_general_comment(nlp: Language, text: str, expected: set[str]) -> None:
    assert cited(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("articles 9 and 14 of the ICCPR, ratified by Kenya on 1 May 1972", {"ICCPR": ("1972-05-01", "ratified")}),
        ("the ICCPR, to which Kenya acceded on 1 May 1972", {"ICCPR": ("1972-05-01", "acceded")}),
        ("On 1 May 1972, Kenya acceded to the ICCPR", {"ICCPR": ("1972-05-01", "acceded")}),
        ("Kenya ratified the CAT on 21 February 1997", {"CAT": ("1997-02-21", "ratified")}),
        (
            "Conventions 87 and 98 of the ILO, ratified on 3 May 1964 and 13 January 1964 respectively",
            {"ILO-C087": ("1964-05-03", "ratified"), "ILO-C098": ("1964-01-13", "ratified")},
        ),
        (
            "Conventions 87 and 98 of the ILO, ratified by Kenya on 13 December 200 and 18 May 2001 respectively",
            {"ILO-C087": (None, None), "ILO-C098": ("2001-05-18", "ratified")},
        ),
        (
            "the ICCPR, to which Kenya acceded on 1 May 1972. Mr. Otieno was arrested on 3 May 2019. We further recall "
            "the ICESCR, to which Kenya acceded on the same date",
            {"ICCPR": ("1972-05-01", "acceded"), "ICESCR": ("1972-05-01", "acceded")},
        ),
        ("le PIDCP, auquel le Kenya a adhéré le 1er mai 1972", {"ICCPR": ("1972-05-01", "acceded")}),
        ("el PIDCP, del que Kenya es parte desde el 1 de mayo de 1972", {"ICCPR": ("1972-05-01", None)}),
        (
            "the ICCPR and the CAT, both ratified on 1 May 1972",
            {"ICCPR": ("1972-05-01", "ratified"), "CAT": ("1972-05-01", "ratified")},
        ),
        (
            "the CAT, acceded to on 2 October 2007, and the ratification of the ICPPED, signed on 9 January 2012",
            {"CAT": ("2007-10-02", "acceded"), "ICPPED": ("2012-01-09", "signed")},
        ),
    ],
)
def test_ratifications(nlp: Language, text: str, expected: dict[str, tuple[str | None, str | None]]) -> None:
    found = {
        row.instrument: (str(row.ratified_on) if row.ratified_on else None, row.ratified_how) for row in rows(nlp, text)
    }
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Penal Code and article 5 of the Turkish Penal Code", {"KEN:Penal Code", "TUR:Turkish Penal Code 5"}),
        (
            "Law No. 7 of 2014 on Meetings. Article 3 of Law No. 7 of 2014",
            {"KEN:Law No. 7 of 2014 on Meetings", "KEN:Law No. 7 of 2014 on Meetings 3"},
        ),
        (
            "the Constitution of Kenya. Article 5 of the Constitution",
            {"KEN:Constitution of Kenya", "KEN:Constitution of Kenya 5"},
        ),
        (
            "el Código Penal Militar y el artículo 5 del Código Penal",
            {"KEN:Código Penal Militar", "KEN:Código Penal 5"},
        ),
        ("under article 207.3 of the Russian Criminal Code", {"RUS:Russian Criminal Code 207.3"}),
        ("§ 2 (5) of the Supply Chain Act", {"KEN:Supply Chain Act 2 5"}),
    ],
)
def test_ids_of_laws(nlp: Language, text: str, expected: set[str]) -> None:
    assert cited(nlp, text) == expected


def test_a_bare_mention_is_one_row_a_letter(nlp: Language) -> None:
    assert [row.instrument for row in rows(nlp, "The CAT binds. The CAT is known. The CAT is old.")] == ["CAT"]


def test_quotes_are_the_words_of_the_citation(nlp: Language) -> None:
    (row,) = rows(nlp, "We recall article 9 of the ICCPR in this respect.")
    assert row.evidence.quote == "article 9 of the ICCPR"
    assert (row.title, row.kind, row.evidence.rule) == ("ICCPR", "treaty", "citations.of")


def test_questions_name_their_instruments(nlp: Language) -> None:
    text = letter_with("We write about food.").replace(
        "1. Please comment.", "1. Please explain article 9 of the ICCPR."
    )
    (request,) = facts_of(nlp, text).requests
    assert request.instruments == ["ICCPR"]


TEXTS = ["ICCPR", "CAT", "CRC", "UDHR", "ICESCR"]


@settings(deadline=None)
@given(st.lists(st.integers(1, 50), min_size=1, max_size=6, unique=True), st.sampled_from(TEXTS))
def test_any_list_goes_to_its_text(nlp: Language, articles: list[int], text: str) -> None:
    numbers = [str(number) for number in articles]
    listed = f"articles {', '.join(numbers[:-1])} and {numbers[-1]}" if len(numbers) > 1 else f"article {numbers[0]}"
    assert cited(nlp, f"We recall {listed} of the {text}.") == {f"{text} {number}" for number in numbers}
