"""The noun phrases that say who somebody is: in front of a name ("his lawyer, Mr. §") and behind it ("§, a lawyer").

Read in the marked text (``person_marks``). A phrase in front is walked from the name to the left over adjectives and
complements ("the head of the medical unit of Penal Colony No. 3, Major §"); the one behind is the apposition, or what
stands behind "is a". A plural noun beside a list holds for all of it ("the lawyers § and §").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.resolve.person_marks import MARK, Marked
from pipeline.resolve.person_nouns import Noun, noun_of

FRONT_LENGTH = 170  # characters in front of a name that a phrase may take
PLAIN_WORDS = 9  # words of a phrase in front that are neither nouns for people nor small
HEAD_WORDS = 7  # words behind a name within which the noun stands
SEGMENTS = 5  # between commas behind a name
TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*|[^\w\s]")
Tokens = Sequence[re.Match[str]]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase about a person. start, end: in the marked text. word: its noun, at: where that begins.

    noun: what the noun says. kind: front, apposition or predicate. owned: "his lawyer", "the lawyer of §".
    owner: number of the mark that it belongs to, where that is named. article: "the" or another word of that kind.
    """

    start: int
    end: int
    at: int
    word: str
    noun: Noun
    kind: str
    owned: bool = False
    owner: int | None = None
    article: str = ""


@dataclass(frozen=True, slots=True)
class SmallWords:
    """The small words of a language, as they stand in ``knowledge/person_phrases.toml``."""

    stops: frozenset[str]
    of: frozenset[str]
    determiners: frozenset[str]
    possessives: frozenset[str]
    conjunctions: frozenset[str]
    naming: frozenset[str]
    attributive: frozenset[str]
    adverbs: frozenset[str]

    def is_article(self, word: str) -> bool:
        """Whether a phrase may begin with it: "the", "su"."""
        return word in self.determiners or word in self.possessives


@cache
def small_words(language: str) -> SmallWords:
    """The small words of a language."""
    table = read_toml("person_phrases")
    names = ("stops", "of", "determiners", "possessives", "conjunctions", "naming", "attributive", "adverbs")
    return SmallWords(**{name: frozenset(table[name][language]) for name in names})


def phrases_of(marked: Marked, number: int) -> Iterator[Phrase]:
    """Yield the phrases about the person of a mark: those in front, nearest first, then those behind."""
    first, last = marked.lists[number]
    fronts = front_phrases(marked, number)
    if not fronts and number > first:
        shared = front_phrases(marked, first) or (front_phrases(marked, first + 1) if number > first + 1 else [])
        fronts = [phrase for phrase in shared if phrase.noun.plural or phrase.word == "counsel"]
    yield from fronts
    for phrase in behind_phrases(marked, last):
        if number == last or phrase.noun.plural:
            yield phrase


def front_phrases(marked: Marked, number: int) -> list[Phrase]:
    """The phrases that end where a mark stands: the nearest, and in front of that the one that it explains.

    "the head of the medical unit, Major §" is two, and so is "his brother, the priest §".
    """
    at = marked.offsets[number]
    before = marked.offsets[number - 1] if number else -1
    if before >= 0 and not marked.text[before + 1 : at].strip(" \n,"):
        owned = _of_another(marked, number - 1)
        return [owned] if owned else []
    nearest = _front_phrase(marked, at)
    if nearest is None:
        return []
    start = nearest.start
    if not marked.text[:start].endswith(", ") or "\n\n" in marked.text[start - 3 : start]:
        return [nearest]
    explained = _front_phrase(marked, start)
    close = explained is not None and explained.end >= start - 3
    return (
        [nearest, explained]
        if explained is not None and close and (explained.owned or explained.article)
        else [nearest]
    )


def _front_phrase(marked: Marked, at: int) -> Phrase | None:
    """The phrase that ends at an offset, or None."""
    words = small_words(marked.language)
    tokens = list(TOKEN.finditer(marked.text, max(0, at - FRONT_LENGTH), at))
    while tokens and (tokens[-1].group() in words.naming or tokens[-1].group() in "«\"'("):
        tokens.pop()
    comma = bool(tokens) and tokens[-1].group() in (",", "—", "–")
    if comma:
        tokens.pop()
    if not tokens or tokens[-1].group() in words.of or tokens[-1].group() in words.conjunctions:
        return None
    if _FINITE.fullmatch(tokens[-1].group()) or "\n\n" in marked.text[tokens[-1].end() : at]:
        return None
    found = _walked(marked, tokens, comma=comma)
    return found if found is not None or not comma else _with_clause(marked, tokens)


_WITH_CLAUSE = re.compile(r"(?:who|qui|que|quien)|\w+(?:ed|ing|ant)|\w+[ai]d[oa]s?")


def _with_clause(marked: Marked, tokens: Tokens) -> Phrase | None:
    """The phrase of a noun with a clause at the start of a sentence: "The lawyer who represented the company, §"."""
    words = small_words(marked.language)
    start = next((i + 1 for i in range(len(tokens) - 1, -1, -1) if tokens[i].group() in ".;:,§()"), None)
    if start is None or start + 2 >= len(tokens) or not words.is_article(tokens[start].group()):
        return None
    for position in range(start + 1, min(start + 5, len(tokens) - 1)):
        noun = noun_of(tokens[position].group(), marked.language)
        if noun is not None and _WITH_CLAUSE.fullmatch(tokens[position + 1].group()):
            head = tokens[position]
            article = tokens[start].group()
            return Phrase(
                tokens[start].start(), tokens[-1].end(), head.start(), head.group(), noun, "front", article=article
            )
    return None


_FINITE = re.compile(r"\w+(?:aient|erent|irent|aban|aron|ieron)|llaman|appellent|nomment")  # "ses amis appelaient §"


def _of_another(marked: Marked, owner: int) -> Phrase | None:
    """The phrase in "the mother of §, §", which is about the second of them."""
    words = small_words(marked.language)
    place = marked.offsets[owner]
    tokens = list(TOKEN.finditer(marked.text, max(0, place - 60), place))
    while tokens and words.is_article(tokens[-1].group()):
        tokens.pop()
    if len(tokens) < 2 or tokens[-1].group().strip("'") not in (*words.of, ""):
        return None
    while tokens and tokens[-1].group() in (*words.of, *words.determiners, "'"):
        tokens.pop()
    noun = noun_of(tokens[-1].group(), marked.language) if tokens else None
    if noun is None:
        return None
    head = tokens[-1]
    article = tokens[-2] if len(tokens) > 1 and words.is_article(tokens[-2].group()) else head
    return Phrase(article.start(), place + 1, head.start(), head.group(), noun, "front", True, owner, article.group())


@dataclass(slots=True)
class _Walk:
    """A walk to the left. taken: positions of the tokens that belong to the phrase. heads: nouns among them."""

    taken: list[int]
    heads: list[tuple[int, Noun]]
    owned: bool = False
    owner: int | None = None
    plain: int = 0


def _walked(marked: Marked, tokens: Tokens, *, comma: bool) -> Phrase | None:
    """The phrase whose last word is the last token."""
    walk = _Walk([], [])
    position = len(tokens) - 1
    bracket = False
    while position >= 0 and walk.plain <= PLAIN_WORDS:
        word = tokens[position].group()
        if bracket or word == ")":
            bracket = word != "("
        elif not _takes(marked, tokens, position, walk):
            break
        position -= 1
    return _phrase(marked, tokens, walk, comma=comma) if walk.heads else None


def _takes(marked: Marked, tokens: Tokens, position: int, walk: _Walk) -> bool:
    """Take a token into the phrase; False where the phrase begins."""
    words = small_words(marked.language)
    word = tokens[position].group()
    before = tokens[position - 1].group() if position else ""
    if word in ("'", "°") or word.isdigit() or (word == "." and _abbreviates(tokens, position)):
        return True
    if word == "s" and before == "'" and walk.heads:  # "§'s brother", "kenya's minister"
        walk.owned = True
        if position > 1 and tokens[position - 2].group() == MARK:
            walk.owner = marked.number_at(tokens[position - 2].start())
        return False
    if word == MARK:
        if walk.heads or not walk.taken or tokens[walk.taken[-1]].group() not in words.of:
            return False
        walk.owner, walk.owned = marked.number_at(tokens[position].start()), True  # "the lawyer of §"
        return True
    if word in words.possessives:
        walk.owned = bool(walk.heads)
        walk.taken.append(position)
        return False
    if not word[0].isalnum() or (word in words.stops and word not in words.determiners):
        return False
    walk.taken.append(position)
    if word in words.determiners:
        return _goes_on(before, words) or before == "'" or words.is_article(before)
    following = tokens[position + 1].group() if position + 1 < len(tokens) else ""
    noun = noun_of(word, marked.language) if following != "'" and not _attributive(word, following, words) else None
    # "droits de l'homme" is no man, a "prosecutor general" no general.
    if noun is not None and not (word == "homme" and before == "'") and not (word == "general" and before in _GENERALS):
        walk.heads.append((position, noun))
    elif word not in words.of and word not in words.conjunctions:
        walk.plain += 1
    return True


_GENERALS = frozenset(("prosecutor", "attorney", "inspector", "solicitor", "fiscal", "procureur", "secretario"))
_WITH_ARTICLE = frozenset(("du", "au", "aux", "des", "del", "al"))


def _attributive(word: str, following: str, words: SmallWords) -> bool:
    """Whether a noun that is an adjective, too, is one here: "the national bureau", "chief inspector"."""
    return word in words.attributive and following.isalpha() and following not in words.of


def _goes_on(before: str, words: SmallWords) -> bool:
    """Whether a phrase goes on to the left of an article, because that stands in a complement ("head of the …")."""
    return before in words.of and before not in ("in", "on", "at", "en", "to", "para", "al")


def _abbreviates(tokens: Tokens, position: int) -> bool:
    """Whether a full stop is an abbreviation's: "No. 3", "J. Lund"."""
    previous = tokens[position - 1] if position else None
    if previous is None or previous.end() != tokens[position].start():
        return False
    return previous.group().isalpha() and len(previous.group()) <= 2


def _may_end(tokens: Tokens, head: int, words: SmallWords) -> bool:
    """Whether an English noun ends its phrase or a complement follows: no verb does ("the agent grabbed §")."""
    following = tokens[head + 1].group() if head + 1 < len(tokens) else "of"
    return following in words.of or following in words.conjunctions or following in ("(", "general")


def _phrase(marked: Marked, tokens: Tokens, walk: _Walk, *, comma: bool) -> Phrase | None:
    """The phrase from what was walked over: its head is the leftmost noun, of "student leader" the second."""
    words = small_words(marked.language)
    chosen = len(walk.heads) - 1
    nearest = walk.heads[0][0]
    if not comma and chosen and nearest == len(tokens) - 1:  # "the widow of the reporter §" is about the reporter
        inner = [h for h in range(chosen) if any(t.group() in words.of for t in tokens[walk.heads[h + 1][0] : nearest])]
        chosen = inner[0] if inner else chosen
    if marked.language == "en":
        while chosen > 0 and walk.heads[chosen - 1][0] == walk.heads[chosen][0] + 1:
            chosen -= 1
        if not _may_end(tokens, walk.heads[chosen][0], words):
            return None
    head, noun = walk.heads[chosen]
    taken = set(walk.taken)
    start, article = head, ""
    while start - 1 in taken and tokens[start - 1].group() not in words.of:
        before = tokens[start - 1].group()
        if article and not words.is_article(before):
            break
        start -= 1
        article = before if words.is_article(before) else ""
    if not article and start and tokens[start - 1].group() in _WITH_ARTICLE:
        article = tokens[start - 1].group()
    owned = walk.owner is not None or article in words.possessives or (walk.owned and start == walk.taken[-1])
    word = tokens[head].group()
    return Phrase(
        tokens[start].start(), tokens[-1].end(), tokens[head].start(), word, noun, "front", owned, walk.owner, article
    )


_BRACKET = re.compile(r"\s*\([^()]{0,90}\)")
# Up to the next comma or the end of the sentence; a full stop inside a word or behind "No" does not end it.
_TEXT = rf"(?P<text>(?:[^,;.:()\n{MARK}–—]|\.(?=\w)|(?<=\bno)\.|\n(?!\s*\n)){{2,170}})"
_SEGMENT = re.compile(rf"\s*[,–—-]\s*{_TEXT}")
# The line under a name that is alone on its line: "§ / Ambassador / Permanent Representative".
_UNDER = re.compile(rf"[ \t]*\n[ \t]*{_TEXT}")
_CLAUSE = re.compile(
    r"\s(?:who|whom|which|qui|quien|que|dont|whose|cuyo|cuya|and\s+(?:was|were|who)|y\s+(?:fue|quien))(?!\w)"
)


@cache
def _alias(language: str) -> re.Pattern[str]:
    words = either(sorted(read_toml("person_phrases")["aliases"][language], key=len, reverse=True))
    return re.compile(rf"\s*[,(–—-]?\s*{words}\s+{MARK}(?:\s+(?:or|and|ou|o|y|et)\s+{MARK})?\s*\)?")


@cache
def _copula(language: str) -> re.Pattern[str]:
    words = either(sorted(read_toml("person_phrases")["copulas"][language], key=len, reverse=True))
    return re.compile(rf"(?:\s*,)?\s+(?:(?:who|qui|quien|que)\s+)?{words}\s+{_TEXT}")


@cache
def _light(language: str) -> re.Pattern[str]:
    return re.compile(rf"{either(read_toml('person_phrases')['light'][language])}(?!\w)|\d")


def behind_phrases(marked: Marked, number: int) -> Iterator[Phrase]:
    """Yield the appositions and the predicate that follow a mark."""
    text, language = marked.text, marked.language
    at = marked.offsets[number] + 1
    for pattern in (_BRACKET, _alias(language), _BRACKET):
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
        elif said or not _light(language).match(text, segment.start("text")):
            return
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
        if noun is not None and not _attributive(word, following, words):
            found = (position, noun, article)
            if marked.language != "en":
                break
        elif found is not None or word in words.of or (word in words.stops and word not in words.determiners):
            break
        elif words.is_article(word):
            if plain or article:  # "teaches the novices"
                break
            article = word
        elif (position == 0 and word in words.conjunctions) or not (word[0].isalnum() or word in "'’\"«»"):
            break
        elif _made_of_its_work(word, following, article, position, marked.language, words):
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


def _made_of_its_work(word: str, following: str, article: str, position: int, language: str, words: SmallWords) -> bool:
    """Whether a noun that no list holds ends as those for trades do: "§, a welder", "§, cocinera de …"."""
    placed = article in ("a", "an") if language == "en" else position == 0 or bool(article)
    ends = not following.isalpha() or following in words.of or following in words.conjunctions
    return placed and ends and bool(_WORKERS[language].fullmatch(word))
