"""Courts by name in three languages, with their levels."""

import pytest
from spacy.language import Language

from pipeline.recognise.court_levels import level_in, level_of
from pipeline.recognise.court_names import find_courts


def courts(nlp: Language, text: str) -> list[str]:
    return [
        text[item.start : item.end] for item in sorted(find_courts(nlp.make_doc(text)), key=lambda item: item.start)
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("sentenced by the Ankor District Court of Tonka to", ["Ankor District Court of Tonka"]),
        ("Branch 28 of the Revolutionary Court of Tonka", ["Branch 28 of the Revolutionary Court of Tonka"]),
        ("before the Third Chamber of the Court of Appeal", ["Third Chamber of the Court of Appeal"]),
        ("the 3rd Criminal Judgeship of Peace of Ankor", ["3rd Criminal Judgeship of Peace of Ankor"]),
        ("the High Court in Ankor ruled", ["High Court in Ankor"]),
        ("the Federal High Court, Ankor Division, ruled", ["Federal High Court, Ankor Division"]),
        ("the Ankor regional court upheld", ["Ankor regional court"]),
        ("the Supreme Court and the Court of Cassation", ["Supreme Court", "Court of Cassation"]),
        ("the People's Court of Nghe An Province", ["People's Court of Nghe An Province"]),
        ("the Court ruled; the courts are slow", []),
        ("before the Qasr el-Nil Misdemeanour Court", ["Qasr el-Nil Misdemeanour Court"]),
        ("the Anti-Terrorism Court No. I in Tonka", ["Anti-Terrorism Court No. I"]),
        ("Ankor District Court No. 2 of Tonka", ["Ankor District Court No. 2 of Tonka"]),
        ("the Ankor No. 2 Intermediate People's Court", ["Ankor No. 2 Intermediate People's Court"]),
        ("in the Ankor Sessions Court, Mr. Lund was", ["Ankor Sessions Court"]),
        (
            "the Judicial Board for Criminal Cases of the Supreme Court",
            ["Judicial Board for Criminal Cases of the Supreme Court"],
        ),
        ("before the General Court Martial", ["General Court Martial"]),
        ("the Supreme Court Bar Association", []),
        ("the International Crimes Division of the High Court", ["International Crimes Division of the High Court"]),
        ("the Anti-Corruption Division of the High Court", ["Anti-Corruption Division of the High Court"]),
        ("the 26th branch of the Revolutionary Court", ["26th branch of the Revolutionary Court"]),
        ("the Anti-Terrorism Court No. 2 in Tonka", ["Anti-Terrorism Court No. 2 in Tonka"]),
        ("the Higher People's Court in Ho Chi Minh City", ["Higher People's Court in Ho Chi Minh City"]),
        ('the High Risk Court "B" ruled', ['High Risk Court "B"']),
        ("la chambre des appels de la CRIEF", ["chambre des appels de la CRIEF"]),
        ("la commission d'instruction de la CRIET", ["commission d'instruction de la CRIET"]),
        ("le tribunal criminel d'appel près la cour d'Alger", ["tribunal criminel d'appel près la cour d'Alger"]),
        ("le tribunal de paix de Kinshasa/Gombe", ["tribunal de paix de Kinshasa/Gombe"]),
        (
            "le tribunal de grande instance en Mairie de Bujumbura",
            ["tribunal de grande instance en Mairie de Bujumbura"],
        ),
        ("le tribunal de la commune IV de Bamako", ["tribunal de la commune IV de Bamako"]),
        ("la cour anti-corruption", ["cour anti-corruption"]),
        ("la chambre criminelle de Tonka", ["chambre criminelle de Tonka"]),
        ("el Superior Tribunal de Justicia de Tonka", ["Superior Tribunal de Justicia de Tonka"]),
        ('el Juzgado de Mayor Riesgo "B" de Tonka', ['Juzgado de Mayor Riesgo "B" de Tonka']),
        (
            "el Juzgado de Primera Instancia Penal, Narcoactividad y Delitos contra el Ambiente de Tonka",
            ["Juzgado de Primera Instancia Penal, Narcoactividad y Delitos contra el Ambiente de Tonka"],
        ),
        ("le tribunal de grande instance de Kolima a condamné", ["tribunal de grande instance de Kolima"]),
        ("la cour d'appel de N'Doma et la Cour suprême", ["cour d'appel de N'Doma", "Cour suprême"]),
        (
            "le tribunal militaire permanent de première instance de Kolima",
            ["tribunal militaire permanent de première instance de Kolima"],
        ),
        ("le tribunal a jugé ; la cour a suivi", []),
        ("la chambre criminelle de la cour d'appel de Kolima", ["chambre criminelle de la cour d'appel de Kolima"]),
        ("le tribunal militaire de garnison de Kolima", ["tribunal militaire de garnison de Kolima"]),
        ("dans la cour de Lycée Ankor", []),
        ("el Juzgado Séptimo de Garantías de Aracuay", ["Juzgado Séptimo de Garantías de Aracuay"]),
        (
            "la Sala Penal Uno del Tribunal de Apelaciones de Aracuay",
            ["Sala Penal Uno del Tribunal de Apelaciones de Aracuay"],
        ),
        ("el Juzgado de Instrucción núm. 2 de Aracuay", ["Juzgado de Instrucción núm. 2 de Aracuay"]),
        ("el Tribunal y la Sala oyeron a las partes", []),
        (
            "la Sección Octava de la Audiencia Provincial de Aracuay",
            ["Sección Octava de la Audiencia Provincial de Aracuay"],
        ),
        (
            "el Tribunal Tercero de Primera Instancia en Funciones de Control del estado Aracuay",
            ["Tribunal Tercero de Primera Instancia en Funciones de Control del estado Aracuay"],
        ),
        ("el juzgado segundo penal de Aracuay", ["juzgado segundo penal de Aracuay"]),
        ("un tribunal militar lo juzgó; el tribunal falló", ["tribunal militar"]),
    ],
)
def test_names(nlp: Language, text: str, names: list[str]) -> None:
    assert courts(nlp, text) == names


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Ankor Magistrates' Court", "local"),
        ("tribunal de première instance de Kolima", "local"),
        ("Ankor District Court", "district"),
        ("Ankor City Court", "city"),
        ("Ankor Intermediate People's Court", "city"),
        ("Ankor Provincial Court", "regional"),
        ("Audiencia Provincial de Aracuay", "regional"),
        ("cour d'appel de Kolima", "appeal"),
        ("cour d'appel militaire de Kolima", "military"),
        ("Court of Cassation", "supreme"),
        ("Sala de lo Constitucional de la Corte Suprema de Justicia", "supreme"),
        ("Constitutional Court", "constitutional"),
        ("Branch 3 of the Revolutionary Court", "special"),
        ("Corte Interamericana de Derechos Humanos", "international"),
        ("Tercer Tribunal Ambiental", "other"),
        ("Specialized Criminal Court of Appeal", "appeal"),
        ("Emergency Supreme State Security Court", "special"),
        ("Ankor Subordinate Court", "local"),
        ("Ankor Township Court", "local"),
        ("Ankor Cyber Tribunal", "special"),
        ("Ankor Felony Court", "regional"),
        ("Juzgado Quinto contra el Crimen Organizado de Aracuay", "special"),
        ("Sala Penal Primera del Tribunal Departamental de Justicia de Aracuay", "appeal"),
        ("Sección Segunda de la Audiencia Provincial de Aracuay", "appeal"),
        ("chambre des appels de la CRIET", "appeal"),
        ("chambre correctionnelle de la CRIET", "special"),
    ],
)
def test_levels(name: str, level: str) -> None:
    assert level_of(name) == level


@pytest.mark.parametrize(
    ("name", "state", "level"),
    [
        ("Ankor Criminal Court", "EGY", "regional"),
        ("Ankor Criminal Court", "THA", "local"),
        ("High Court of Ankor", "IDN", "appeal"),
        ("Ankor Sessions Court", "MYS", "local"),
        ("Ankor Sessions Court", "IND", "district"),
        ("High Court of Justice", "ISR", "supreme"),
        ("Higher People's Court in Da Nang", "VNM", "appeal"),
        ("Hanoi People's Court", "VNM", "city"),
        ("Ankor County People's Court", "CHN", "district"),
        ("Upper Shari'a Court", "NGA", "local"),
    ],
)
def test_levels_of_some_states(name: str, state: str, level: str) -> None:
    assert level_in(name, level_of(name), state) == level
