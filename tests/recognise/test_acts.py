"""Acts: which words say that something was done, what it was, and how the one it happened to stands to them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pipeline
from pipeline.knowledge import read_toml
from pipeline.recognise.act_patterns import kinds
from pipeline.recognise.acts import NO_ACT, read_acts
from pipeline.recognise.text import fold

LANGUAGES = ("en", "fr", "es")


def acts(language: str, text: str) -> list[tuple[str, str, str]]:
    """Words, kind and voice of all."""
    found = read_acts(text, fold(text), language, len(text))
    return [(text[item.start : item.end], item.kind, item.voice) for item in found]


def told(language: str, text: str) -> list[str]:
    """The same in short: "was arrested: arrest subject"."""
    return [f"{words}: {kind} {voice}" for words, kind, voice in acts(language, text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ms. Bah was arrested on 3 May", ["was arrested: arrest subject"]),
        ("Ms. Bah had been sentenced", ["had been sentenced: sentence subject"]),
        ("She was, on 3 May 2011, allegedly abducted", ["was, on 3 May 2011, allegedly abducted: abduction subject"]),
        ("was he arraigned before the court", ["was he arraigned: charge subject"]),
        ("police arrested Ms. Bah", ["arrested: arrest object"]),
        ("officers who had arrested her", ["had arrested: arrest object"]),
        ("soldiers arrested protesters", ["arrested: arrest object"]),
        ("the Court convicted only Mr. Keita", ["convicted: conviction object"]),
        ("Ms. Bah, arrested on 3 May,", ["arrested: arrest subject"]),
        ("protesters arrested two days later", ["arrested: arrest subject"]),
        (
            "Ms. Bah was arrested, beaten and fined 200 dollars",
            [
                "was arrested: arrest subject",
                "beaten: ill_treatment subject",
                "fined: sentence subject",
            ],
        ),
        ("police searched the flat and seized books", ["searched: search object", "seized: seizure object"]),
        (
            "opened fire on the crowd, killing three people",
            [
                "opened fire on: attack object",
                "killing: killing object",
            ],
        ),
        ("Mr. Keita appeared before a judge", ["appeared before: hearing subject"]),
        ("Mr. Keita died in custody", ["died: killing subject"]),
        ("his lawyer lodged an appeal", ["lodged an appeal: appeal_filed subject"]),
    ],
)
def test_english_voice(text: str, found: list[str]) -> None:
    assert told("en", text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("M. Bah a été arrêté puis relâché", ["a été arrêté: arrest subject", "relâché: release subject"]),
        ("Mme Bah, inculpée le 3 mai,", ["inculpée: charge subject"]),
        ("le tribunal l'a condamné", ["l'a condamné: sentence object"]),
        ("les gendarmes l’ont ensuite arrêtée", ["l’ont ensuite arrêtée: arrest object"]),
        (
            "la cour a abaissé la peine et supprimé l'amende",
            [
                "a abaissé: reduction object",
                "supprimé: overturning object",
            ],
        ),
        ("il s'est vu infliger une amende", ["s'est vu infliger: sentence subject"]),
        ("elle a reçu des menaces", ["a reçu des menaces: threat subject"]),
        ("M. Bah a comparu devant le juge", ["a comparu: hearing subject"]),
        ("la cour a déclaré M. Bah coupable", ["a déclaré M. Bah coupable: conviction object"]),
        ("Mme Bah s'est pourvue en cassation", ["s'est pourvue en cassation: appeal_filed subject"]),
    ],
)
def test_french_voice(text: str, found: list[str]) -> None:
    assert told("fr", text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "La Sra. Paz fue detenida y trasladada a Lima",
            [
                "fue detenida: arrest subject",
                "trasladada: transfer subject",
            ],
        ),
        ("el Sr. Paz, detenido el 3 de mayo,", ["detenido: arrest subject"]),
        ("los agentes lo detuvieron", ["lo detuvieron: arrest object"]),
        ("el tribunal ha condenado a la Sra. Paz", ["ha condenado: sentence object"]),
        ("Habría sido golpeado", ["Habría sido golpeado: ill_treatment subject"]),
        ("se le imputó el delito", ["se le imputó: charge object"]),
        ("Recibió amenazas de muerte", ["Recibió amenazas de muerte: threat subject"]),
        ("fue objeto de malos tratos", ["fue objeto de malos tratos: ill_treatment subject"]),
        ("quedó en libertad", ["quedó en libertad: release subject"]),
        ("compareció ante el juez", ["compareció: hearing subject"]),
        ("declaró culpable al Sr. Paz", ["declaró culpable: conviction object"]),
    ],
)
def test_spanish_voice(text: str, found: list[str]) -> None:
    assert told("es", text) == found


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("it found Mr. A. Keita and Ms. Bah guilty of theft", "found Mr. A. Keita and Ms. Bah guilty", "conviction"),
        ("police took them into custody", "took them into custody", "arrest"),
        ("the judge placed Mr. Keita under house arrest", "placed Mr. Keita under house arrest", "house_arrest"),
        ("the court set the verdict aside", "set the verdict aside", "overturning"),
    ],
)
def test_objects_inside(text: str, words: str, kind: str) -> None:
    assert acts("en", text)[0] == (words, kind, "object")


@pytest.mark.parametrize(
    "text", ["he found the hall empty. She was not guilty", "they took part in a march near the old police station"]
)
def test_no_object_inside(text: str) -> None:
    assert not [item for item in acts("en", text) if item[2] == "object"]


@pytest.mark.parametrize(
    ("language", "text", "words", "kind"),
    [
        ("en", "The appeal of Mr. Keita was dismissed", "was dismissed", "appeal_rejected"),
        ("en", "Mr. Keita was dismissed", "was dismissed", "dismissal"),
        ("en", "the charge of theft (section 3) was dropped", "was dropped", "dropping"),
        ("en", "bail was refused", "was refused", "bail_refusal"),
        ("en", "The trial of Mr. Keita and Ms. Bah opened in May", "opened", "hearing"),
        ("en", "his passport was confiscated", "was confiscated", "travel_ban"),
        ("fr", "Le pourvoi de M. Bah a été rejeté", "a été rejeté", "appeal_rejected"),
        ("fr", "L'association a été radiée", "a été radiée", "dissolution"),
        ("fr", "Le procès de M. Bah s'est ouvert", "s'est ouvert", "hearing"),
        ("es", "Su solicitud de libertad fue denegada", "fue denegada", "bail_refusal"),
        ("es", "El juicio contra el Sr. Paz se celebró", "se celebró", "hearing"),
    ],
)
def test_said_of_things(language: str, text: str, words: str, kind: str) -> None:
    assert (words, kind, "subject") in acts(language, text)


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "after the arrest of Ms. Bah", "arrest"),
        ("en", "upon his release", "release"),
        ("fr", "l'arrestation de Mme Bah", "arrestation"),
        ("es", "tras su detención", "detención"),
    ],
)
def test_nouns(language: str, text: str, words: str) -> None:
    assert [(item[0], item[2]) for item in acts(language, text)] == [(words, "noun")]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "es",
            "El Tribunal resolvió:\n\na) declarar al Sr. Paz autor de estafa y condenarlo;\nb) absolver a Ada.",
            ["resolvió: sentence", "declarar: conviction", "condenarlo: sentence", "absolver: acquittal"],
        ),
        ("es", "decidió absolver al Sr. Paz y condenar a Ada", ["absolver: acquittal", "condenar: sentence"]),
        ("es", "a) condenar al Sr. Paz; b) absolver a Ada. Se pide condenar a los autores.", []),
        (
            "fr",
            "La cour a statué comme suit :\n\n- déclarer M. Bah coupable et le condamner à un an ;\n- relaxer Mme Bah.",
            ["a statué: sentence", "déclarer: conviction", "le condamner: sentence", "relaxer: acquittal"],
        ),
        ("fr", "La cour a décidé de relaxer M. Bah. Il craint qu'on veuille le condamner.", ["relaxer: acquittal"]),
        ("en", "The court decided to acquit Mr. Keita. They want to convict him.", ["acquit: acquittal"]),
    ],
)
def test_infinitives_of_decisions(language: str, text: str, found: list[str]) -> None:
    assert [f"{words}: {kind}" for words, kind, _ in acts(language, text)] == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("fr", "le tribunal le condamne à un an", ["le condamne: sentence object"]),
        ("fr", "le condamné a un avocat", []),
        ("fr", "les agents l'arrêtent", ["l'arrêtent: arrest object"]),
        ("es", "lo condena a un año", ["lo condena: sentence object"]),
        ("es", "condenándolo a un año", ["condenándolo: sentence object"]),
        ("es", "procedieron a detenerlo", ["procedieron a detenerlo: arrest object"]),
    ],
)
def test_present_gerunds_and_clitics(language: str, text: str, found: list[str]) -> None:
    assert told(language, text) == found


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "officers in plain clothes came for Mr. Keita at his home", "arrest"),
        ("en", "Mr. Keita was pulled out of his car by soldiers", "arrest"),
        ("en", "she was taken away for questioning", "interrogation"),
        ("en", "he was removed from his post", "dismissal"),
        ("en", "nothing has been heard of him", "disappearance"),
        ("en", "all three were kept without contact with the outside world", "detention"),
        ("en", "the magistrate found that he had taken part in an unlawful assembly", "conviction"),
        ("en", "that court ruled as follows:", "sentence"),
        ("en", "the court handed Ms. Bah three years", "sentence"),
        ("en", "leaving him with deep bites on both legs", "injury"),
        ("en", "she was hit by a rubber bullet", "injury"),
        ("en", "she has been followed by unmarked cars", "surveillance"),
        ("en", "he was turned back at the airport", "travel_ban"),
        ("en", "he was pushed through a gate in the fence", "deportation"),
        ("fr", "des hommes sont venus chercher M. Bah", "arrest"),
        ("fr", "il n'a plus été revu", "disappearance"),
        ("fr", "ils ont enfoncé la porte de Mme Bah", "raid"),
        ("fr", "ils ont été contraints de ramper", "ill_treatment"),
        ("fr", "un inconnu a averti M. Bah qu'il « finirait mal »", "threat"),
        ("fr", "un véhicule stationnerait devant son cabinet", "surveillance"),
        ("fr", "l'autorité a suspendu son journal", "censorship"),
        ("fr", "elle a perdu son emploi", "dismissal"),
        ("es", "fue sacado a rastras", "arrest"),
        ("es", "no se ha vuelto a saber de él", "disappearance"),
        ("es", "quedó sujeta a arresto domiciliario", "house_arrest"),
        ("es", "tumbaron la puerta", "raid"),
        ("es", "dictó las siguientes condenas", "sentence"),
        ("es", "lo dejó en libertad ambulatoria", "release"),
        ("es", "le quitaron la vida", "killing"),
        ("es", "recibió un disparo en la pierna", "injury"),
        ("es", "le aplicaron descargas eléctricas", "ill_treatment"),
        ("es", "fue declarada objetivo militar", "threat"),
        ("es", "no le permitieron salir del país", "travel_ban"),
    ],
)
def test_wording(language: str, text: str, kind: str) -> None:
    assert [item[1] for item in acts(language, text)] == [kind]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the right to be free from torture and arbitrary arrest"),
        ("en", "the detention centre, the detention facility and the accused"),
        ("en", "to three years of imprisonment for murder"),
        ("en", "the trial chamber and the sentencing guidelines"),
        ("en", "a movement which has monitored elections; as charged"),
        ("fr", "une manifestation interdite par le préfet"),
        ("es", "el mismo juzgado; dos años de libertad vigilada"),
        ("en", "measures be taken to halt the violations"),
        ("en", "A public debate was held in May; demonstrations held on 3 May; the Court had held on 3 May that"),
        ("fr", "un arrêté du préfet"),
        ("fr", "le juge d'instruction; les condamnés; pour assassinat"),
        ("es", "por homicidio; los detenidos; el juez; la procesada"),
        ("es", "sin embargo, el registro civil"),
        ("es", "el Estado ratificó el Pacto"),
    ],
)
def test_no_acts(language: str, text: str) -> None:
    assert acts(language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("fr", "une menace", "threat"),
        ("fr", "il a été menacé", "threat"),
        ("es", "su arresto", "arrest"),
        ("es", "lo arrestó", "arrest"),
    ],
)
def test_accents(language: str, text: str, kind: str) -> None:
    voice = "noun" if text.split(maxsplit=1)[0] in ("une", "su") else "verb"
    assert [(item[1], "noun" if item[2] == "noun" else "verb") for item in acts(language, text)] == [(kind, voice)]


def test_line_breaks_and_markup() -> None:
    assert acts("en", "Police arrested\n**Mr. Keita**, who was\ntaken into\ncustody")[0] == (
        "arrested",
        "arrest",
        "object",
    )
    assert ("was\ntaken into\ncustody", "arrest", "subject") in acts("en", "who was\ntaken into\ncustody")


def test_kinds_are_declared() -> None:
    table = read_toml("acts")
    used = {kind for language in LANGUAGES for build in table[language].values() for kind in build}
    assert used <= {*kinds(), NO_ACT}
    assert set(table["own"]["kinds"]) <= set(kinds())


def test_titles_and_names_are_no_acts() -> None:
    nlp = pipeline.load(model="none")
    doc = nlp(
        "Excellency,\n\nWe write as Working Group on Arbitrary Detention and Special Rapporteur on torture and other "
        "cruel, inhuman or degrading treatment or punishment.\n\nAccording to the information received:\n\n"
        "On 3 May 2020, Mr. Oumar Keita was arrested. The Court of Appeal of Bamako upheld it.\n"
    )
    assert [span.text for span in doc.spans["acts"]] == ["was arrested", "upheld"]
    assert doc.spans["acts"][0]._.value.voice == "subject"


@given(st.text(alphabet="abdeinrst éóáàçñ.,'\n", max_size=60), st.sampled_from(LANGUAGES))
def test_any_text(text: str, language: str) -> None:
    ends = 0
    for item in read_acts(text, fold(text), language, len(text)):
        assert ends <= item.start < item.end <= len(text)
        ends = item.end


@pytest.mark.parametrize(
    ("language", "word"), [("en", "found "), ("fr", "a été "), ("es", "se le "), ("es", "resolvió condenar ")]
)
def test_hostile_text_is_read_in_time(language: str, word: str) -> None:
    text = word * 20_000
    begun = time.perf_counter()
    list(read_acts(text, fold(text), language, len(text)))
    assert time.perf_counter() - begun < 10
