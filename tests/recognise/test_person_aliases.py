import pytest

from pipeline.recognise.person_aliases import find_aliases


def aliases(text: str, *people: str) -> list[tuple[str, str]]:
    """Pairs of a name and the other name that the text gives to it."""
    places = sorted((text.index(person), text.index(person) + len(person)) for person in people)
    of = {start: text[start:end] for start, end in places}
    return [(of[owner], text[start:end]) for start, end, owner in find_aliases(text, places)]


@pytest.mark.parametrize(
    ("text", "alias"),
    [
        ("Yang Ming (pen-name Guo Fei) was", "Guo Fei"),
        ("Yang Ming (also known as Guo Fei) was", "Guo Fei"),
        ("Yang Ming, alias Guo Fei, was", "Guo Fei"),
        ("Yang Ming (“Old Yang”) was", "Old Yang"),
        ("Yang Ming (Nok) was", "Nok"),
        ("Yang Ming, 43, known in the area as “Billa”, was", "Billa"),
        ("Yang Ming (34), known as Abu Turab, was", "Abu Turab"),
        ("Yang Ming, who signs his verses as Lachin Gul, was", "Lachin Gul"),
        ("Yang Ming, a goalkeeper whom everyone in Mbare knows as “Gidza”, was", "Gidza"),
        ("Yang Ming (Russian spelling: Ian Minskii), born", "Ian Minskii"),
        ("Yang Ming, a national better known by his deejay name Bigga, was", "Bigga"),
        ("Yang Ming, dit « Lass Boxeur », a été", "Lass Boxeur"),
        ("Yang Ming, plus connu sous le nom de Dada Jean, a", "Dada Jean"),
        ("Yang Ming, surnommé « Kabwa ».", "Kabwa"),
        ("Yang Ming, alias “El Venado”.", "El Venado"),
        ("Yang Ming —a quien sus compañeros llaman “Wiwi”— difundió", "Wiwi"),
        ("Yang Ming fundó un semanario y firmaba como “Nahual” la columna", "Nahual"),
    ],
)
def test_another_name_belongs_to_the_name_in_front(text: str, alias: str) -> None:
    assert aliases(text, "Yang Ming") == [("Yang Ming", alias)]


@pytest.mark.parametrize(
    "text",
    [
        "Yang Ming or Mr. Bo Li was",
        "Yang Ming (WGAD) said",
        "Yang Ming (a blogger) said",
        "Yang Ming, born in Kinshasa, was",
        "Yang Ming and a man known as “Dhewa” came",
        "Yang Ming left. The officer, known as “Dhewa”, came",
        "Yang Ming was arrested in a place that all people there know under its old name. It is called Abu Turab",
    ],
)
def test_what_is_no_other_name(text: str) -> None:
    assert aliases(text, "Yang Ming") == []


def test_the_nearest_name_has_it() -> None:
    text = "Yang Ming and Bo Li, known as “Dhewa”, came"
    assert aliases(text, "Yang Ming", "Bo Li") == [("Bo Li", "Dhewa")]
