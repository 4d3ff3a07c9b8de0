"""Noun phrases in front of a name: "the head of the medical unit of Penal Colony No. 3, Major §".

Walked from the name to the left over adjectives and complements, in the marked text (``person_marks``).
"""

import re
from dataclasses import dataclass

from pipeline.resolve.person_marks import MARK, Marked
from pipeline.resolve.person_nouns import Noun, noun_of
from pipeline.resolve.phrases import TOKEN, Phrase, SmallWords, Tokens, small_words

FRONT_LENGTH = 170  # characters in front of a name that a phrase may take
PLAIN_WORDS = 9  # words of a phrase that are neither nouns for people nor small


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
    if not marked.text.endswith(", ", 0, start) or "\n\n" in marked.text[start - 3 : start]:
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
    last = tokens[-1].group()
    if not comma and marked.language == "en" and last.endswith("ed") and noun_of(last, "en") is None:
        return None  # "an agent of the patrol grabbed §"
    if _FINITE.fullmatch(last) or "\n\n" in marked.text[tokens[-1].end() : at]:
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


_FINITE = re.compile(
    r"\w+(?:aient|erent|irent|aban|aron|ieron)|llaman|appellent|nomment|beat|shot|struck|hit|took|held|sent|put"
)  # "ses amis appelaient §"


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
    noun = noun_of(word, marked.language) if following != "'" and not words.is_attributive(word, following) else None
    # "droits de l'homme" is no man, a "prosecutor general" no general.
    if noun is not None and not (word == "homme" and before == "'") and not (word == "general" and before in _GENERALS):
        walk.heads.append((position, noun))
    elif word not in words.of and word not in words.conjunctions:
        walk.plain += 1
    return True


_GENERALS = frozenset(("prosecutor", "attorney", "inspector", "solicitor", "fiscal", "procureur", "secretario"))
_WITH_ARTICLE = frozenset(("du", "au", "aux", "des", "del", "al"))


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
