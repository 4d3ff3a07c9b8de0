"""Names of legal texts: the vocabulary, symbols, numbers, names that a letter gives, and what is no text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

import pipeline
from pipeline.knowledge import read_csv
from pipeline.recognise.instrument_names import find_names, name_tree, words_of
from pipeline.recognise.instruments import Instrument, ShortName, find_instruments
from pipeline.recognise.known_instruments import known_instruments, names_tree
from pipeline.recognise.text import fold


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline.load()


def named(nlp: Language, text: str) -> list[str]:
    """Ids in reading order; of laws the name; of short names the noun in brackets."""
    found = []
    doc = nlp(text)
    for span in doc.spans["instruments"]:
        value = span._.value
        if isinstance(value, ShortName):
            found.append(f"({' '.join(sorted(value.nouns))})")
        elif isinstance(value, Instrument):
            found.append(value.id or (f"{value.law.state or ''}:{value.law.name}" if value.law else ""))
    return found


@pytest.mark.parametrize(
    ("text", "instrument"),
    [
        ("the International Covenant on Civil and Political Rights (ICCPR)", "ICCPR"),
        ("Covenant on Civil and\nPolitical Rights", "ICCPR"),
        ("le Pacte international relatif aux droits civils et politiques", "ICCPR"),
        ("del PIDCP", "ICCPR"),
        ("the Universal Declaration on Human Rights", "UDHR"),
        ("la DUDH", "UDHR"),
        ("the UN Declaration on Human Rights Defenders", "UNDHRD"),
        ("la Déclaration des Nations Unies sur les défenseurs des droits de l'homme", "UNDHRD"),
        ("la Declaración sobre los defensores de derechos humanos", "UNDHRD"),
        ("UNCAT", "CAT"),
        ("the Optional Protocol to the Convention against Torture", "OPCAT"),
        ("la Convención Americana sobre Derechos Humanos (CADH)", "ACHR"),
        ("the Nelson Mandela Rules", "MANDELA-RULES"),
        ("General Assembly resolution 53/144", "UNDHRD"),
        ("A/RES/61/295", "UNDRIP"),
        ("A/HRC/22/44", "A/HRC/22/44"),
        ("CCPR/C/KAZ/CO/2", "CCPR/C/KAZ/CO/2"),
        ("E/CN.4/RES/2000/61", "CHR/RES/2000/61"),
        ("Human Rights Council resolution 24/5", "A/HRC/RES/24/5"),
        ("Security Council resolution 1325 (2000)", "S/RES/1325"),
        ("S/RES/1325 (2000)", "S/RES/1325"),
        ("General Assembly resolution 217 A (III)", "UDHR"),
        ("opinion No. 67/2020 of the Working Group", "A/HRC/WGAD/2020/67"),
    ],
)
def test_texts_by_name_symbol_and_number(nlp: Language, text: str, instrument: str) -> None:
    assert named(nlp, text) == [instrument]


@pytest.mark.parametrize(
    ("text", "instruments"),
    [
        (
            "the International Covenants on Civil and Political Rights and on Economic, Social and Cultural Rights",
            ["ICCPR", "ICESCR"],
        ),
        ("the Convention against Torture and its Optional Protocol", ["CAT", "OPCAT"]),
        ("ILO Conventions Nos. 29 and 105", ["ILO-C029", "ILO-C105"]),
        ("Conventions 87 and 98 of the International Labour Organization (ILO)", ["ILO-C087", "ILO-C098"]),
        ("los Convenios núms. 87 y 98 de la OIT", ["ILO-C087", "ILO-C098"]),
        ("la convention n° 169 de l'OIT", ["ILO-C169"]),
        ("the Forced Labour Convention, 1930 (No. 29)", ["ILO-C029"]),
        ("resolutions 22/6 and 31/32", ["A/HRC/RES/22/6", "A/HRC/RES/31/32"]),
        ("Council resolutions 9/5 (op. 2) and 41/7 (op. 6 and 8)", ["A/HRC/RES/9/5", "A/HRC/RES/41/7"]),
    ],
)
def test_several_at_once(nlp: Language, text: str, instruments: list[str]) -> None:
    assert named(nlp, text) == instruments


@pytest.mark.parametrize(
    ("text", "instruments"),
    [
        ("general comment No. 36", ["CCPR-GC-36"]),
        ("general comment No. 14 of the Committee on Economic, Social and Cultural Rights", ["CESCR-GC-14"]),
        ("Human Rights Committee, general comments Nos. 32 (2007) and 35", ["CCPR-GC-32", "CCPR-GC-35"]),
        ("general comment No. 6 of the Committee", []),
        ("the Human Rights Committee's general comments Nos. 8 (para. 4) and 35", ["CCPR-GC-8", "CCPR-GC-35"]),
        ("la observación general núm. 24 del Comité de los Derechos del Niño", ["CRC-GC-24"]),
        ("l'observation générale n° 31 du Comité des droits de l'homme", ["CCPR-GC-31"]),
        ("CEDAW general recommendation No. 35", ["CEDAW-GR-35"]),
        ("the ICCPR (general comment No. 22)", ["ICCPR", "CCPR-GC-22"]),
        ("CCPR/C/GC/34", ["CCPR-GC-34"]),
        ("E/C.12/2000/4", ["CESCR-GC-14"]),
    ],
)
def test_general_comments_go_to_their_committee(nlp: Language, text: str, instruments: list[str]) -> None:
    assert named(nlp, text) == instruments


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("under the Law on Professional Unions, which", ":Law on Professional Unions"),
        ("the Criminal Law (Codification and Reform) Act", ":Criminal Law (Codification and Reform) Act"),
        ("the Public Order and Security Act 2002 was", ":Public Order and Security Act 2002"),
        ("by Royal Decree No. 18 of 2011", ":Royal Decree No. 18 of 2011"),
        ("under Executive Order No. 546 of 14 July 2006", ":Executive Order No. 546"),
        ("the Criminal Code (Law No. 5237)", ":Criminal Code"),
        ("the Turkish Penal Code", "TUR:Turkish Penal Code"),
        ("Thailand's Criminal Code", "THA:Criminal Code"),
        ("section 8 of the United Kingdom's Terrorism Act 2000", "GBR:Terrorism Act 2000"),
        ("le Code de procédure pénale", ":Code de procédure pénale"),
        ("la loi organique n° 2015-26, adoptée", ":loi organique n° 2015-26"),
        ("la loi sur les associations, qui", ":loi sur les associations"),
        ("el Código Penal", ":Código Penal"),
        ("la Ley núm. 1055.", ":Ley núm. 1055"),
        (
            "la Ley General para Prevenir, Investigar y Sancionar la Tortura, publicada",
            ":Ley General para Prevenir, Investigar y Sancionar la Tortura",
        ),
        ("la Ley de la Industria Eléctrica y en otras", ":Ley de la Industria Eléctrica"),
        ("the draft Act on Torture", ":draft Act on Torture"),
        ("article 36 of the Constitution", ":Constitution"),
    ],
)
def test_laws_of_states(nlp: Language, text: str, law: str) -> None:
    assert named(nlp, text) == [law]


@pytest.mark.parametrize(
    ("text", "laws"),
    [
        (
            "los Decretos Legislativos núms. 358 y 396, de 24 de abril",
            ["Decreto Legislativo núm. 358", "Decreto Legislativo núm. 396"],
        ),
        ("Decree-Laws No. 2022-11 and No. 2022-35", ["Decree-Law No. 2022-11", "Decree-Law No. 2022-35"]),
        ("les décrets-lois nos 2011-115 et 2011-116", ["décret-loi no 2011-115", "décret-loi no 2011-116"]),
        ("la Ley núm. 1055 y la Ley 977", ["Ley núm. 1055", "Ley 977"]),
    ],
)
def test_each_of_several_numbers_is_a_law(nlp: Language, text: str, laws: list[str]) -> None:
    assert named(nlp, text) == [f":{law}" for law in laws]


@pytest.mark.parametrize(
    "text",
    [
        "international human rights law",
        "International Human Rights Law",
        "the rule of law",
        "the Kitale Law Courts",
        'the association "Language and Law"',
        "the Faculty of Law",
        "the Committee against Torture",
        "the CEDAW Committee",
        "in 2019 and 2020",
        "Mr. Act and Ms. Law",
    ],
)
def test_what_is_no_text(nlp: Language, text: str) -> None:
    assert [item for item in named(nlp, text) if not item.startswith("(")] == []


@pytest.mark.parametrize(
    ("text", "instruments"),
    [
        (
            'the Law on Professional Unions (hereinafter "the Law"). Article 5 of the Law',
            [":Law on Professional Unions", ":Law on Professional Unions"],
        ),
        (
            "el Código Nacional de Procedimientos Penales (CNPP). El CNPP",
            [":Código Nacional de Procedimientos Penales"] * 2,
        ),
        (
            "la loi sur les réunions (ci-après « la loi »). L'article 2 de la loi",
            [":loi sur les réunions"] * 2,
        ),
        (
            'the Emergency Decree on Public Administration (the "Emergency Decree"). The Emergency Decree',
            [":Emergency Decree on Public Administration"] * 2,
        ),
    ],
)
def test_names_that_the_letter_gives(nlp: Language, text: str, instruments: list[str]) -> None:
    assert named(nlp, text) == instruments


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("article 9 of the Covenant", "(covenant)"),
        ("dudit Pacte", "(covenant)"),
        ("el artículo 5 de la Declaración", "(declaration)"),
        ("article 33 of the 1951 Convention", "(convention)"),
        ("article 14 thereof", "()"),
    ],
)
def test_short_names(nlp: Language, text: str, short: str) -> None:
    assert named(nlp, text) == [short]


def test_a_name_that_the_vocabulary_lacks_is_no_short_one(nlp: Language) -> None:
    assert named(nlp, "the Convention on the Weighing of Clouds") == []


def test_every_name_of_the_vocabulary_finds_its_instrument() -> None:
    wrong = []
    for instrument in known_instruments().values():
        for name in instrument.names:
            found = [item.id for item in find_names(name, words_of(name), names_tree())]
            if instrument.id not in found:
                wrong.append((name, found))
    assert wrong == []


def test_the_vocabulary_is_sound() -> None:
    rows = read_csv("instruments")
    assert len(rows) >= 200
    assert len({row["id"] for row in rows}) == len(rows)
    assert all(row["title"] and row["source"] for row in rows)
    acronyms = [acronym for row in rows for acronym in row["acronyms"].split("|") if acronym]
    assert len(set(acronyms)) == len(acronyms)


def test_the_ilo_numbering_is_whole() -> None:
    numbers = {row["number"] for row in read_csv("ilo_conventions")}
    assert {f"C{number:03d}" for number in range(1, 193)} <= numbers


SMALL = ["of", "on the", "de la", "sur", "sobre los", ", "]


@given(
    st.lists(st.sampled_from(["covenant", "civil", "rights", "water", "torture"]), min_size=2, max_size=5), st.data()
)
def test_small_words_do_not_count_in_a_name(words: list[str], data: st.DataObject) -> None:
    tree = name_tree([(" ".join(words), "X")])
    text = words[0]
    for word in words[1:]:
        text += f" {data.draw(st.sampled_from(SMALL))} {word}"
    assert [item.id for item in find_names(text, words_of(text), tree)] == ["X"]


@given(st.text(max_size=300))
def test_any_text_gives_spans_that_match_their_quotes(nlp: Language, text: str) -> None:
    doc = nlp(text)
    for group in ("instruments", "pinpoints"):
        for span in doc.spans[group]:
            assert doc.text[span.start_char : span.end_char] == span.text


@pytest.mark.parametrize(
    "piece",
    ["the Covenant ", "A/1/", "No. 5 and ", "(the ", "general comment ", "International ", "article 1 of the CAT, "],
)
def test_a_megabyte_of_one_piece_comes_to_an_end(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    assert all(item.end <= len(text) for item in find_instruments(text, fold(text), []))


@pytest.mark.parametrize("piece", ["Law on ", "Act ", "Code ", "ley de ", "loi sur la "])
def test_much_text_that_could_be_laws_comes_to_an_end(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    assert all(item.end <= len(text) for item in find_instruments(text, fold(text), []))
