"""Noun phrases behind a name: appositions ("§, 43, a lawyer from Baku") and predicates ("§ is a lawyer").

Read in the marked text (``person_marks``), from one comma to the next.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.resolve.person_marks import MARK, Marked
from pipeline.resolve.person_nouns import Noun, noun_of
from pipeline.resolve.phrases import TOKEN, Phrase, Tokens, small_words

HEAD_WORDS = 7  # words behind a name within which the noun stands
SEGMENTS = 5  # between commas behind a name

_FOOTNOTE = re.compile(r"\d{1,3}(?=[,.;\s])")  # a mark glued to the name: "§1, a linguist"
_BRACKET = re.compile(r"\s*+\([^()]{0,90}\)")
# Up to the next comma or the end of the sentence; a full stop inside a word or behind "No" does not end it.
_TEXT = rf"(?P<text>(?:[^,;.:()\n{MARK}–—]|\.(?=\w)|(?<=\bno)\.|\n(?!\s*\n)){{2,170}})"
_SEGMENT = re.compile(rf"\s*[,–—-]\s*{_TEXT}")
# The line under a name that is alone on its line: "§ / Ambassador / Permanent Representative".
_UNDER = re.compile(rf"[ \t]*\n[ \t]*{_TEXT}")
_CLAUSE = re.compile(
    r"\s(?:(?:better|also|widely)\s+known|known|nicknamed|conocid[oa]|connue?|surnommee?|who|whom|which|qui|quien|que|dont|whose|cuyo|cuya|and\s+(?:was|were|who)|y\s+(?:fue|quien))(?!\w)"
)


@cache
def _alias(language: str) -> re.Pattern[str]:
    words = either(sorted(read_toml("person_phrases")["aliases"][language], key=len, reverse=True))
    return re.compile(rf"\s*+[,(–—-]?\s*+{words}\s++{MARK}(?:\s+(?:or|and|ou|o|y|et)\s+{MARK})?\s*\)?")


@cache
def _copula(language: str) -> re.Pattern[str]:
    words = either(sorted(read_toml("person_phrases")["copulas"][language], key=len, reverse=True))
    return re.compile(rf"(?:\s*+,)?\s++(?:(?:who|qui|quien|que)\s+)?{words}\s+{_TEXT}")


@cache
def _light(language: str) -> re.Pattern[str]:
    return re.compile(rf"{either(read_toml('person_phrases')['light'][language])}(?!\w)|\d")


def behind_phrases(marked: Marked, number: int) -> Iterator[Phrase]:
    """Yield the appositions and the predicate that follow a mark."""
    text, language = marked.text, marked.language
    at = marked.offsets[number] + 1
    for pattern in (_FOOTNOTE, _BRACKET, _alias(language), _BRACKET):
        match = pattern.match(text, at)
        at = match.end() if match else at
    for _ in range(SEGMENTS):
        said = _copula(language).match(text, at)
        segment = said or _SEGMENT.match(text, at) or (_UNDER.match(text, at) if _alone(text, at) else None)
        if segment is None:
            return
        phrase = _noun_phrase(marked, *_trimmed(text, segment), "predicate" if said else "apposition")
        if phrase is not None:
            yield phrase
        elif said:
            return
        elif not _light(language).match(text, segment.start("text")) and not _copula(language).match(
            text, segment.end()
        ):
            return  # but "§, indígena nahua de 45 años, es coordinadora …" goes on
        at = segment.end()
        match = _BRACKET.match(text, at)
        at = match.end() if match else at


def _alone(text: str, at: int) -> bool:
    """Whether a mark that ends at an offset begins its line."""
    return text[max(0, at - 2) : at] == f"\n{MARK}"


def _trimmed(text: str, match: re.Match[str]) -> tuple[int, int]:
    """Start and end of a segment without a relative clause behind the noun."""
    start, end = match.span("text")
    clause = _CLAUSE.search(text, start, end)
    end = clause.start() if clause else end
    return start, start + len(text[start:end].rstrip())


def _noun_phrase(marked: Marked, start: int, end: int, kind: str) -> Phrase | None:
    """The phrase between two offsets, if its head is a noun for people."""
    words = small_words(marked.language)
    tokens = list(TOKEN.finditer(marked.text, start, end))
    found = _head_behind(marked, tokens)
    if found is None:
        return None
    head, noun, article = found
    token = tokens[head]
    phrase = Phrase(start, end, token.start(), token.group(), noun, kind, article in words.possessives, None, article)
    behind = _NEXT_NAME.match(marked.text, end)
    if behind is None:
        return phrase
    last = tokens[-1].group() if tokens[-1].group() != "'" or len(tokens) == 1 else tokens[-2].group()
    if not behind["comma"] and (last in words.of or last in words.determiners):  # "§, wife of §"
        return replace(phrase, end=behind.end(), owned=True, owner=marked.number_at(behind.end() - 1))
    # "lawyer §, journalist §" and "§, his wife, §": of the next name.
    return None


_NEXT_NAME = re.compile(rf"(?P<comma>,)?[ \t]*\n?[ \t]*{MARK}")


def _head_behind(marked: Marked, tokens: Tokens) -> tuple[int, Noun, str] | None:
    """Position of the noun in an apposition or a predicate, what it says, and the article in front of it."""
    words = small_words(marked.language)
    article = ""
    plain = False
    found: tuple[int, Noun, str] | None = None
    for position, token in enumerate(tokens[: HEAD_WORDS + 1]):
        word = token.group()
        following = tokens[position + 1].group() if position + 1 < len(tokens) else ""
        noun = None if word in words.possessives or following == "'" else noun_of(word, marked.language)
        if noun is not None and not words.is_attributive(word, following):
            found = (position, noun, article)
            if marked.language != "en":
                break
        elif found is not None or word in words.of or (word in words.stops and word not in words.determiners):
            break
        elif words.is_article(word) and not (position and tokens[position - 1].group() == "'"):  # not "shi'a"
            if plain or article:  # "teaches the novices"
                break
            article = word
        elif (position == 0 and word in words.conjunctions) or not (word[0].isalnum() or word in "'’\"«»"):
            break
        elif _stands_as_noun(position, article, following, marked.language) and _is_trade(word, marked.language):
            found = (position, _WORKER, article)
        else:
            plain = plain or (not article and word not in words.adverbs)
            if plain and not article and position > 0 and marked.language != "en":  # "acudieron también hombres"
                break
    return found


_WORKER = Noun(("person",), None)
_WORKERS = {
    "en": re.compile(r"\w{2,}(?:er|or|ist|ian|ant)"),
    "fr": re.compile(r"\w{3,}(?:eur|euse|ier|iere|trice|iste|ien|ienne)"),
    "es": re.compile(r"\w{3,}(?:ero|era|dor|dora|ista|tor|tora)"),
}


def _is_trade(word: str, language: str) -> bool:
    """Whether a noun that no list holds ends as those for trades do: "a welder", "cocinera de …"."""
    return bool(_WORKERS[language].fullmatch(word))


def _stands_as_noun(position: int, article: str, following: str, language: str) -> bool:
    """Whether a word stands where the noun of an apposition does."""
    words = small_words(language)
    begins = article in ("a", "an") if language == "en" else position == 0 or bool(article)
    return begins and (not following.isalpha() or following in words.of or following in words.conjunctions)
