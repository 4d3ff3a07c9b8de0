"""What the words around a name say was done to the person or by the person: "beat §", "§, a poet, was arrested".

Read in the marked text, a whole list of names at once. In front of a name the last telling word counts, if few words
stand between; behind it a verb must follow the name, its appositions and adverbs, so that it is the name's own.
"""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.resolve.person_marks import MARK, Marked

FRONT = 100  # characters in front of a name that a verb or noun about it may stand in
TAIL_WORDS = 5  # between such a word and the name
LISTING_FRONT = 140  # characters in front of "among them" in which it is said what happened
LONGEST_LIST = 12_000  # characters of a list of victims

_CLIP = re.compile(rf"[.;:](?=\s)|\n\s*\n|{MARK}")
# Between two names of which the second has a noun of its own: "§ and his wife §", "§ (6) and the poet, §".
_CHAINED = re.compile(
    r"(?:\s*\([^()]{0,40}\))?\s*,?\s*(?:\d{1,3}(?:\s(?:ans|anos))?,?\s*)?(?:and|et|y|e|as\s+well\s+as|ainsi\s+que|asi\s+como)\s"
    r"[^,;.:()\n]{2,60},?\s*"
)


def deeds_of(marked: Marked) -> Iterator[tuple[int, str]]:
    """Yield numbers of marks with what was done to the person (violence, mild, law) or by the person.

    By the person: harming, agent ("beaten by §"), blamed, speaking, seeing, told ("according to §"), presiding.
    """
    fronts: dict[int, tuple[str, ...]] = {}
    for first, last in dict.fromkeys(marked.lists):
        front = tuple(_front_signs(marked, first))
        if (
            not front
            and first
            and _CHAINED.fullmatch(marked.text, marked.offsets[first - 1] + 1, marked.offsets[first])
        ):
            front = tuple(sign for sign in fronts.get(first - 1, ()) if sign in ("violence", "mild", "law"))
        fronts[last] = front
        for sign in (*front, *_behind_signs(marked, last)):
            for number in range(first, last + 1):
                yield number, sign
    yield from _listed(marked)


@cache
def _front(language: str) -> re.Pattern[str]:
    """A word that says what was done to or by the one whose name follows."""
    table = read_toml("person_roles")
    names = ("blamed", "told_by", "presiding", "parents", "agents", "violence", "mild", "law", "harming")
    groups = "|".join(rf"(?P<{name}>{either(table[name][language])})" for name in names)
    return re.compile(rf"(?<!\w)(?:{groups})(?!\w)")


@cache
def _things(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(read_toml('person_roles')['things'][language])}(?!\w)")


def _front_signs(marked: Marked, number: int) -> Iterator[str]:
    at = marked.offsets[number]
    start = max(0, at - FRONT)
    for clip in _CLIP.finditer(marked.text, start, at):
        start = clip.end()
    found = list(_front(marked.language).finditer(marked.text, start, at))
    if not found:
        return
    last = found[-1]
    tail = marked.text[last.end() : at].rstrip(" ,")
    if len(tail.split()) > TAIL_WORDS or "," in tail or (not tail.strip() and "," in marked.text[last.end() : at]):
        return
    sign = last.lastgroup or ""
    if _things(marked.language).search(tail):
        return
    if sign == "agents":
        done = {match.lastgroup for match in found[:-1]}
        if done & {"violence", "mild", "harming"}:
            yield "agent"
        elif last.group() not in ("by", "par", "por"):
            yield "leading"
    elif sign == "law" and re.match(r"\s+(?:with|avec|con|junto)\s", tail):
        return
    else:
        yield {"told_by": "told", "harming": "violence", "parents": "parent"}.get(sign, sign)


@cache
def _behind(language: str) -> re.Pattern[str]:
    """Behind a name: brackets, appositions and adverbs, then what the person did or went through."""
    table = read_toml("person_roles")
    words = {name: either(table[name][language]) for name in _BEHIND}
    passive = "|".join(rf"(?P<{name}>{words[name]})" for name in ("violence", "mild", "law", "law_passive"))
    by_force = rf"(?P<harming>{words['harming']})(?!\s(?:in|by|dead|on|at|par|por|en)\s)"  # not "§, shot by a guard"
    others = "|".join(rf"(?P<{name}>{words[name]})" for name in ("suffering", "worry", "speaking", "seeing"))
    active = f"{by_force}|{others}"
    bracket = r"(?:\s*\([^()]{0,80}\))?"
    apposition = rf"(?:\s*,[^,.;:()\n{MARK}]{{1,90}}(?=,)){{0,3}}?{bracket}(?:\s*,)?"
    adverbs = rf"(?:{words['adverbs']}\s+){{0,4}}"
    auxiliary = rf"(?:{words['auxiliaries']}\s+){{1,3}}(?:\w+\s+){{0,2}}?"
    short_passive = passive.replace("?P<", "?P<short_")
    short = rf",\s*(?:\w+ly\s+)?(?:{short_passive})\s+(?:in|on|by|at|with|par|le|en|au|a|el|por|de)"
    return re.compile(rf"{bracket}(?:{short}|{apposition}\s+{adverbs}(?:{auxiliary}(?:{passive})|{active}))(?!\w)")


_BEHIND = (
    "violence",
    "mild",
    "law",
    "law_passive",
    "suffering",
    "worry",
    "harming",
    "speaking",
    "seeing",
    "adverbs",
    "auxiliaries",
)
_SIGNS = {"suffering": "law", "worry": "mild", "law_passive": "law"}


def _behind_signs(marked: Marked, number: int) -> Iterator[str]:
    """Yield what the verb behind a name says, if any."""
    match = _behind(marked.language).match(marked.text, marked.offsets[number] + 1)
    if match is not None and match.lastgroup is not None:
        sign = match.lastgroup.removeprefix("short_")
        yield _SIGNS.get(sign, sign)


@cache
def _listing(language: str) -> re.Pattern[str]:
    words = either(read_toml("person_roles")["listing"][language])
    return re.compile(rf"(?<!\w){words}(?!\w)|\s?:(?=\s)")


_ITEM = re.compile(r"\s*(?:\(?\d{1,2}[.)]|[-•–*·]|\(?[a-z]\))\s")
_SENTENCE_END = re.compile(r"\.(?=\s)|\n\s*\n")


def _listed(marked: Marked) -> Iterator[tuple[int, str]]:
    """Yield the names behind "nineteen people were killed, among them", to the end of sentence or list."""
    reached = 0
    for match in _listing(marked.language).finditer(marked.text):
        if match.start() < reached:
            continue
        end = _list_end(marked.text, match)
        start = max(reached, match.start() - LISTING_FRONT)
        for clip in _SENTENCE_END.finditer(marked.text, start, match.start()):
            start = clip.end()
        done = list(_front(marked.language).finditer(marked.text, start, match.start()))
        last = next(
            (found for found in reversed(done) if found.lastgroup in ("violence", "mild", "law", "agents")), None
        )
        if end is None or last is None or last.lastgroup == "agents" or MARK in marked.text[start : match.start()]:
            continue
        reached = end
        for number in range(marked.number_at(match.end()) + 1, marked.number_at(reached) + 1):
            yield number, str(last.lastgroup)
            if last.lastgroup == "violence":
                yield number, "listed"


_INLINE = re.compile(rf"\s*(?:{_ITEM.pattern})?{MARK}")
_BLOCK = re.compile(r"\S[^\n]*(?:\n(?!\s*\n)[^\n]*)*")


def _list_end(text: str, match: re.Match[str]) -> int | None:
    """The end of the sentence, or behind a colon of the last item that follows; None where no list follows."""
    furthest = min(len(text), match.end() + LONGEST_LIST)
    stop = _SENTENCE_END.search(text, match.end(), furthest)
    sentence = stop.start() if stop else furthest
    if match.group().strip() != ":":
        return sentence
    if not re.match(r"[ \t]*\n", text[match.end() : match.end() + 40]):
        return sentence if _INLINE.match(text, match.end()) else None
    end = match.end()
    for block in _BLOCK.finditer(text, match.end(), furthest):
        if not _ITEM.match(text, block.start()):
            break
        end = block.end()
    return end
