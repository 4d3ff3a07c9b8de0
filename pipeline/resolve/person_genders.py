"""Whether a person is a woman or a man, as the letter says it; a given name says nothing.

In order, the first that says anything decides:

1. titles ("Ms.", "Sres." for the whole list), kinship words and nouns of one gender ("his wife, §", "la abogada §"),
   participles and statements ("§, née Lund", "§ a été arrêtée", "detenida");
2. pronouns that can stand for nobody else ("§, a blogger, ... she");
3. nouns that are masculine also for women ("le juge §", "el fiscal §");
4. the form of a father's name ("Botirovna", "bint Khalid", "Abdulrahim oglu"), which grammar makes, not choice.

Two genders on one step are a contradiction: the gender is unknown.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Doc

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.recognise.text import fold
from pipeline.resolve.entities import Entity
from pipeline.resolve.person_marks import MARK, SENTENCE_END, Marked, people_marked
from pipeline.resolve.person_nouns import noun_of
from pipeline.resolve.person_phrases import phrases_behind, phrases_in_front, phrases_of
from pipeline.resolve.phrases import Phrase

WORDS = {"f": "female", "m": "male"}
GENERIC = frozenset(("official", "office", "lawyer", "mandate_holder", "armed"))  # classes of generic masculines
MOST_MENTIONS = 150  # of one person that are read
BEGINNING = 90  # characters of a sentence within which its subject stands
PRONOUN_DISTANCE = 260  # characters behind a name in which a pronoun may stand for it


def gender_of(doc: Doc, person: Entity, people: Sequence[Entity]) -> str:
    """``female``, ``male`` or ``unknown``. people: all persons of the letter, the person among them."""
    marked = people_marked(doc, people)
    numbers = marked.by_person.get(person.id, ())[:MOST_MENTIONS]
    nouns = [phrase for number in numbers for phrase in phrases_of(marked, number)]
    plain = {*_titles(marked, numbers), *_nouns(marked, nouns, generic=False), *_forms(marked, numbers)}
    said = plain or set(_pronouns(marked, numbers)) or set(_nouns(marked, nouns, generic=True)) or _patronymics(person)
    return WORDS[said.pop()] if len(said) == 1 else "unknown"


def _patronymics(person: Entity) -> set[str]:
    """The genders that the father's name says, in any form of a person's name."""
    forms = read_toml("person_genders")["patronymics"]
    words = [word for name in (person.name, *person.aliases) for word in fold(name).replace("-", " ").split()]
    return {
        gender
        for gender in WORDS
        for word in words[1:]
        if word in forms[gender]["words"] or word.endswith(tuple(forms[gender]["endings"]))
    }


@cache
def _title_genders() -> dict[str, str]:
    titles = read_toml("person_genders")["titles"]
    return {word: gender for gender in WORDS for word in titles[gender]}


@cache
def _plural_titles() -> frozenset[str]:
    return frozenset(read_toml("person_genders")["titles"]["plural"])


_COUPLE = re.compile(r"(?<!\w)(?:mr?s?|sr|senor)\.?\s(?:and|&|et|y)\s$")


def _titles(marked: Marked, numbers: Sequence[int]) -> Iterator[str]:
    """Yield what the titles of the mentions say, or the plural title in front of their list."""
    for number in numbers:
        titles = marked.marks[number].titles
        if _COUPLE.search(marked.text, max(0, marked.offsets[number] - 14), marked.offsets[number]):
            continue  # "M. et Mme §"
        first = marked.lists[number][0]
        if not titles and number > first:
            before = next((m for m in range(number - 1, first - 1, -1) if marked.marks[m].titles), None)
            if before is not None and set(marked.marks[before].titles) & _plural_titles():
                titles = marked.marks[before].titles
        for title in titles:
            gender = _title_genders().get(title)
            if gender:
                yield gender
                break


def _nouns(marked: Marked, phrases: Sequence[Phrase], *, generic: bool) -> Iterator[str]:
    """Yield the genders of the nouns beside the name. generic: those masculines that women are called by, too."""
    for phrase in phrases:
        gender = phrase.noun.gender
        if gender is None:
            gender = _article_gender(marked.language, phrase)
        if gender is None or (gender == "m" and phrase.noun.plural and not _all_men(marked.language, phrase)):
            continue
        wide = gender == "m" and bool(GENERIC & set(phrase.noun.classes)) and marked.language != "en"
        if wide == generic and not (generic and marked.language == "fr" and "mandate_holder" in phrase.noun.classes):
            yield gender


def _all_men(language: str, phrase: Phrase) -> bool:
    """Whether a masculine plural is one of men: "brothers" is, "hermanos" need not be."""
    return language == "en" or phrase.word in ("freres", "fils") or "armed" in phrase.noun.classes


# "la periodista", "une élève": a noun of either gender with an article of one.
_ARTICLES = {
    "fr": {"la": "f", "une": "f", "un": "m", "le": "m", "du": "m", "au": "m"},
    "es": {"la": "f", "una": "f", "el": "m", "un": "m", "del": "m", "al": "m"},
}


def _article_gender(language: str, phrase: Phrase) -> str | None:
    return _ARTICLES.get(language, {}).get(phrase.article)


@cache
def _form(language: str) -> re.Pattern[str]:
    """Behind a name and its appositions: an auxiliary and a participle, or a participle that stands alone."""
    words = read_toml("person_genders")
    said = "|".join(rf"(?P<{gender}>{either(words['statements'][gender])})" for gender in WORDS)
    apposition = rf"(?:\s*\([^()]{{0,80}}\))?(?:\s*,[^,.;:()\n{MARK}]{{1,90}}(?=,)){{0,3}}?"
    auxiliary = either(sorted(words["participles"]["auxiliaries"], key=len, reverse=True))
    return re.compile(
        rf"{apposition}(?:\s*,\s*|\s+)(?:{said}|(?:(?:qui|quien|que)\s+)?(?:n'|ne\s+|no\s+|se\s+|l')?{auxiliary}\s+"
        rf"(?:\w+ment\s+|\w+mente\s+|ensuite\s+|alors\s+|egalement\s+|aussi\s+|tambien\s+|pas\s+|plus\s+){{0,2}}(?P<word>[\w-]+))(?!\w)"
    )


@cache
def _french_participles() -> frozenset[str]:
    return frozenset(read_toml("person_genders")["participles"]["fr"])


def _forms(marked: Marked, numbers: Sequence[int]) -> Iterator[str]:
    """Yield the genders of participles that agree with the name ("§ a été arrêtée", "§, nacida en …")."""
    if marked.language not in ("fr", "es"):
        return
    for number in numbers:
        first, last = marked.lists[number]
        at = marked.offsets[number]
        introduced = _introduction().search(marked.text, max(0, at - 20), at)
        if introduced:
            yield str(introduced.lastgroup)
        if first != last:
            continue
        match = _form(marked.language).match(marked.text, at + 1)
        if match is None:
            continue
        if match.lastgroup in WORDS:
            yield str(match.lastgroup)
        elif match["word"] and not _OBJECT.search(marked.text, max(0, at - 12), at):
            gender = _participle(match["word"], marked.language, passive="ete" in match.group().split())
            if gender:
                yield gender


# A name behind a preposition is no subject: "la voiture de § a été incendiée".
_OBJECT = re.compile(
    r"(?<!\w)(?:d'|(?:de|du|del|des|a|al|au|aux|par|por|avec|con|contre|contra|pour|para|chez)\s+(?:la\s+|l')?)$"
)


@cache
def _introduction() -> re.Pattern[str]:
    words = read_toml("person_genders")["introductions"]
    return re.compile(rf"(?<!\w)(?:{'|'.join(f'(?P<{gender}>{either(words[gender])})' for gender in WORDS)})\s+$")


_SPANISH = re.compile(r"\w{2,}(?:ad|id|t|st|rt|ert|uest|is|ich|crit)(?P<ending>[oa])")


_NO_PARTICIPLES = frozenset(("victime", "libre", "malade", "membre", "le", "de", "entre", "celle"))


def _participle(word: str, language: str, *, passive: bool) -> str | None:
    """The gender of a participle, None where the word is none or says nothing.

    passive: whether "été" stands in front, behind which a word in -e (-é) is a masculine participle.
    """
    if language == "es":
        match = _SPANISH.fullmatch(word)
        return {"o": "m", "a": "f"}[match["ending"]] if match else None
    if word.endswith("ee") or (word.endswith("e") and word[:-1] in _french_participles()):
        return "f"
    if word in _french_participles() or (passive and word.endswith("e") and word not in _NO_PARTICIPLES):
        return "m"
    return None


# "shot dead by her husband": of the person's own.
_KIN = (
    r"(?:(?:elder|younger|late|own|former|two|three)\s)?"
    r"(?:wife|husband|spouse|partner|children|daughters?|sons?|mother|father|parents|sisters?|brothers?|family"
    r"|lawyers?|home|house)"
)


@cache
def _pronoun(language: str) -> re.Pattern[str]:
    words = read_toml("person_genders")
    anywhere = "|".join(rf"(?P<{gender}>{either(words['pronouns'][gender])})" for gender in WORDS)
    opening = "|".join(rf"(?P<{gender}>{either(words['opening_pronouns'][gender])})" for gender in WORDS)
    if language != "en":
        return re.compile(rf"(?<!\w)(?:{opening})(?![\w-])")
    return re.compile(rf"(?<!\w)(?:{anywhere}|(?:(?P<f_kin>her)|(?P<m_kin>his))\s{_KIN})(?![\w-])")


@cache
def _opening_pronoun() -> re.Pattern[str]:
    words = read_toml("person_genders")["opening_pronouns"]
    return re.compile(rf"(?:{'|'.join(f'(?P<{gender}>{either(words[gender])})' for gender in WORDS)})(?![\w-])")


# "§, who had a wound on his head": the clause is about nobody else.
_RELATIVE = re.compile(
    r",?\swho\s(?:(?:had|has|suffer(?:s|ed)(?:\sfrom)?|sustained|bore|bears)\s(?:an?|the|no|several|two|severe)\s"
    r"(?:[\w-]+\s){1,4}?(?:on|to|in|of|with)|lost)\s(?P<pronoun>his|her)\s(?=[a-z])"
)


def _pronouns(marked: Marked, numbers: Sequence[int]) -> Iterator[str]:
    """Yield the gender of the first pronoun behind a mention that has no other name near.

    The mention is the only one of its sentence, the pronoun stands in it or opens the next one, and no person
    without a name ("his wife", "the judge") comes between.
    """
    text = marked.text
    for number in numbers:
        at = marked.offsets[number]
        relative = _RELATIVE.match(text, at + 1)
        if relative is not None:
            yield "m" if relative["pronoun"] == "his" else "f"
            continue
        following = next(
            (
                marked.offsets[other]
                for other in range(number + 1, marked.number_at(at + PRONOUN_DISTANCE) + 1)
                if marked.marks[other].person != marked.marks[number].person
            ),
            len(text),
        )
        begun = max(
            (match.end() for match in SENTENCE_END.finditer(text, max(0, at - 400), at)), default=max(0, at - 400)
        )
        others = [m for m in range(marked.number_at(begun - 1) + 1, number) if begun <= marked.offsets[m]]
        if any(marked.marks[other].person != marked.marks[number].person for other in others):
            continue
        first, last = marked.lists[number]
        stop = min(following, at + PRONOUN_DISTANCE)
        own = min((phrase.start for phrase in phrases_in_front(marked, number)), default=at)
        front = text[begun:own]
        if first != last or text.startswith("'s", at + 1) or _rivals(marked, front) or _NO_SUBJECT.search(front):
            continue
        yield from _pronoun_between(marked, begun, at + 1, stop)


# In front of a name that is no subject, or where somebody else is meant already.
_NO_SUBJECT = re.compile(
    r"(?<!\w)(?:(?:of|by|to|with|for|from|against|before|de|du|del|par|por|a|al|contre|contra|avec|con)(?:\s(?:the|la|le|el))?\s$"
    r"|(?:he|his|she|her|him|they|their|son|sa|ses|su|sus)\s)"
)


@cache
def _rival(language: str) -> re.Pattern[str]:
    """Whoever else a pronoun might stand for: a noun for people with an article."""
    return re.compile(r"(?<!\w)(?:his|her|the|a|an|two|three|son|sa|su|un|une|una|le|la|el)\s+(?:\w+\s+)?(?P<noun>\w+)")


def _rivals(marked: Marked, stretch: str) -> bool:
    return any(
        (noun := noun_of(match["noun"], marked.language)) is not None and not noun.plural
        for match in _rival(marked.language).finditer(stretch)
    )


def _pronoun_between(marked: Marked, begun: int, start: int, stop: int) -> Iterator[str]:
    """Yield the gender of a pronoun between two offsets, in the same sentence or at the start of the next.

    begun: where the sentence begins; the next one is only read if the name stands at its beginning.
    """
    text = marked.text
    end = SENTENCE_END.search(text, start, stop)
    sentence = end.start() if end else stop
    same = _pronoun(marked.language).search(text, start, sentence) if marked.language == "en" else None
    if same is not None:
        if not _rivals(marked, text[start : same.start()]) or _is_apposition(marked, start, same.start()):
            yield str(same.lastgroup)[0]
        return
    if end is None or "\n\n" in text[end.start() : end.end() + 1]:
        return
    opening = _OPENING.match(text, end.end(), stop)
    begin = opening.end() if opening else end.end()
    match = _opening_pronoun().match(text, begin, stop)
    near = start - 1 - begun <= BEGINNING
    own = max((phrase.end for phrase in phrases_behind(marked, marked.number_at(start))), default=start)
    if near and match is not None and not _rivals(marked, text[own:sentence]):
        yield str(match.lastgroup)


# "On 3 May, she", "Instead, he".
_OPENING = re.compile(r"[\s\"“«]*(?:(?:(?:on|in|at|le|en|el|a|since|after)\s[^,.;§]{1,40}|\w+(?:\s\w+)?),\s)?")


def _is_apposition(marked: Marked, start: int, stop: int) -> bool:
    """Whether the people named between are what the name itself is called ("§, a blogger, says that she")."""
    number = marked.number_at(start)
    last = max((phrase.end for phrase in phrases_behind(marked, number)), default=start)
    return not _rivals(marked, marked.text[last:stop])
