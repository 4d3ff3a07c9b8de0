"""The words of a sentence as the scopes of hedges and negations read them, and their kinds in three languages.

Words are folded; French elisions are words of their own ("n'", "qu'"), punctuation that bounds a clause is a word,
too. The kinds are lists of ``knowledge/assertions.toml``, and endings where a language has them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.knowledge import read_toml

LANGUAGES = ("en", "fr", "es")
MARKS = ",;:()—–"
# n't and possessives stay with their word in English: didn't, lawyer's; in French the elided word stands alone: n' a.
WORD = {
    "en": re.compile(rf"[^\W_]+(?:-[^\W_]+)*+(?:'[^\W_]+)?|[{MARKS}]"),
    "fr": re.compile(rf"[^\W_]+(?:-[^\W_]+)*+'?|[{MARKS}]"),
    "es": re.compile(rf"[^\W_]+(?:-[^\W_]+)*+|[{MARKS}]"),
}
FRENCH_CONDITIONAL = re.compile(r"\w+[^aéèêîôûo\W]?(?:er|ir|dr|tr|vr|rr|ur|air|uir)(?:ait|aient)")  # serait, aurait
SPANISH_CONDITIONAL = re.compile(r"\w*(?:ar|er|ir|br|dr|rr)ían?")  # sería, habrían, tendría
FRENCH_FINITE = re.compile(r"\w{2,}(?:èrent|aient)|\w{3,}[^rt\W]ait")  # arrêtèrent, disaient
SPANISH_FINITE = re.compile(r"\w{2,}(?:ó|aron|ieron|yeron|jeron|aba|aban|ían)")  # detuvo is listed, condenó
ENGLISH_PARTICIPLE = re.compile(
    r"\w+(?:ed|en|own|ung|ought|eld|aken)|shot|hit|put|cut|set|hung|read|told|sent|shut|kept|left|made|met|lost|found|sold|fled|beat|led|bound|burnt|torn|sworn|born|held|run|struck|paid|laid|tried"
)
FRENCH_PARTICIPLE = re.compile(
    r"\w+(?:é|ée|és|ées|i|ie|is|ies|it|ite|its|u|ue|us|ues|ert|erte|erts|int|ints|os|ort|mort|morte|morts|mis|mise|mises|pris)"
)
SPANISH_PARTICIPLE = re.compile(
    r"\w+(?:ad|id|íd)[oa]s?|(?:\w*(?:puest|muert|hech|escrit|abiert|vist|vuelt|suelt|dich|rot|fals|pres|absuelt))[oa]s?"
)
FRENCH_INFINITIVE = re.compile(  # no noun in -ure, -aire, -oire: torture, salaire, mémoire
    r"\w{2,}(?:er|ir)|\w+(?:[nr]dre|ettre|attre|aître|clure|uire|crire|[ld]ire|[iu]vre|ompre)|\w*(?:f|tr|t|pl)aire|boire|croire"
)
SPANISH_INFINITIVE = re.compile(r"\w+(?:ar|er|ir|ír)(?:se|la|las|lo|los|le|les)?")
ACCENTED = frozenset({"à", "où", "él", "más", "qué"})  # other words than a, ou, el and mas: they keep their accents
NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence.

    start, end: code points. text: folded, but "à" and the like. raw: lower case with accents. cased: as written.
    """

    start: int
    end: int
    text: str
    raw: str
    cased: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The kinds of words of a language: ``kinds`` are the lists of ``[all.classes]`` and ``[<language>.classes]``."""

    language: str
    kinds: Mapping[str, frozenset[str]]

    def has(self, kind: str, word: Word) -> bool:
        """Whether a word is of a listed kind."""
        return word.text in self.kinds[kind]


@cache
def lexicon(language: str) -> Lexicon:
    """The word kinds of a language, else those of a near one, else English ones."""
    known = read_toml("assertions")
    language = known["near"].get(language, language)
    language = language if language in LANGUAGES else "en"
    classes = {**known["all"]["classes"], **known[language]["classes"]}
    return Lexicon(language, {kind: frozenset(words) for kind, words in classes.items()})


def words_of(text: str, folded: str, start: int, end: int, language: str) -> list[Word]:
    """The words and marks between two offsets."""
    return [_word(text, match) for match in WORD[language].finditer(folded, start, end)]


def _word(text: str, match: re.Match[str]) -> Word:
    cased = text[match.start() : match.end()]
    raw = cased.lower()
    return Word(match.start(), match.end(), raw if raw in ACCENTED else match.group(), raw, cased)


def is_mark(word: Word) -> bool:
    """Whether a word is punctuation."""
    return word.text in MARKS


def is_finite(lex: Lexicon, word: Word) -> bool:
    """Whether a word is surely a finite verb or auxiliary."""
    if lex.has("finite", word):
        return not (lex.language == "en" and word.cased in ("May", "Will"))
    if lex.language == "fr":
        return bool(FRENCH_FINITE.fullmatch(word.raw)) or is_conditional(lex, word)
    if lex.language == "es":
        return bool(SPANISH_FINITE.fullmatch(word.raw)) or is_conditional(lex, word)
    return False


def is_conditional(lex: Lexicon, word: Word) -> bool:
    """Whether a word is in the French or Spanish conditional: aurait, habrían."""
    if lex.language == "fr":
        return (
            word.text.endswith(("rait", "raient"))
            and word.text.removesuffix("aient").removesuffix("ait") + "ait" not in lex.kinds["not_conditional"]
            and bool(FRENCH_CONDITIONAL.fullmatch(word.raw))
        )
    if lex.language == "es":
        return (
            word.text.endswith(("ria", "rian"))
            and word.text not in lex.kinds["not_conditional"]
            and bool(SPANISH_CONDITIONAL.fullmatch(word.raw))
        )
    return False


def is_participle(lex: Lexicon, word: Word) -> bool:
    """Whether a word may be a past participle (in English a past tense, too)."""
    pattern = {"en": ENGLISH_PARTICIPLE, "fr": FRENCH_PARTICIPLE, "es": SPANISH_PARTICIPLE}[lex.language]
    return bool(pattern.fullmatch(word.raw))


def is_infinitive(lex: Lexicon, word: Word) -> bool:
    """Whether a word may be an infinitive; in English one of the verbs that the lists have."""
    if lex.language == "en":
        return lex.has("infinitives", word)
    if word.text in lex.kinds["not_infinitive"]:
        return False
    pattern = FRENCH_INFINITIVE if lex.language == "fr" else SPANISH_INFINITIVE
    return bool(pattern.fullmatch(word.raw))


def is_name_word(word: Word) -> bool:
    """Whether a word is written with a capital."""
    return word.cased[0].isupper()


def is_number(word: Word) -> bool:
    """Whether a word is figures."""
    return bool(NUMBER.fullmatch(word.text))
