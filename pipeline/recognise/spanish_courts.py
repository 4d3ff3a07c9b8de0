"""Courts by their Spanish names: behind "Juzgado", "Tribunal", "Corte" and "Sala" over capitals and what joins them."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.recognise.capital_words import CAPITAL, GAP, joins
from pipeline.recognise.court_words import LETTER_BEHIND, LONGEST, section, words
from pipeline.recognise.formulas import either
from pipeline.recognise.organisation_words import small


@cache
def _spanish_head() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){either(section('spanish')['heads'])}(?![\w-])")


@cache
def _spanish_step() -> re.Pattern[str]:
    between = small(tuple(section("spanish")["small_words"]))
    number = rf"(?:número|núm\.?|N[º°]\.?|N\.º|No\.){GAP}?\d{{1,3}}"
    lower = "|".join(
        word.replace(" ", GAP) for word in sorted(section("spanish")["small_after"], key=len, reverse=True)
    )
    return re.compile(
        rf"{GAP}(?:{number}|\d{{1,3}}(?:\.?[º°ª])?(?![\w.,]\w))|(?:{GAP}(?P<small>{between})?(?P<word>{CAPITAL}))|(?:{GAP}|(?=,))(?P<lower>{lower})(?!\w)"
    )


@cache
def _spanish_ordinal() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){either(section('spanish')['ordinals'])}{GAP}$")


def spanish_courts(text: str) -> Iterator[tuple[int, int]]:
    """Yield where Spanish names of courts stand."""
    for head in _spanish_head().finditer(text):
        end = _spanish_end(text, head)
        if end == head.end() or not _is_spanish_court(text, head, end):
            continue
        ordinal = _spanish_ordinal().search(text, max(0, head.start() - 14), head.start())
        yield ordinal.start() if ordinal else head.start(), end

    for match in _small_spanish().finditer(text):
        yield match.span()


@cache
def _small_spanish() -> re.Pattern[str]:
    """Courts in small letters: "juzgado segundo penal de Tonka", "tribunal militar"."""
    data = section("spanish")
    kinds = "|".join(word.replace(" ", GAP) for word in sorted(data["small_after"], key=len, reverse=True))
    of = rf"(?:de{GAP}(?:la{GAP}|los{GAP}|las{GAP})?|del{GAP}|en{GAP})"
    place = rf"{of}{CAPITAL}(?:{GAP}(?:de{GAP}|del{GAP}|la{GAP})?{CAPITAL}){{0,2}}"
    named = "|".join(word.replace(" ", GAP) for word in data["small_alone"])
    return re.compile(
        rf"(?<![\w-])(?:(?:{named})(?:{GAP}{place})?|{either(data['small_heads'])}(?:{GAP}(?:{kinds})(?!\w)){{0,6}}{GAP}{place})(?!\w)"
    )


def _spanish_end(text: str, head: re.Match[str]) -> int:
    end = head.end()
    for _ in range(LONGEST + 4):
        step = _spanish_step().match(text, end)
        if step is None:
            break
        word = step["word"]
        if word is not None:
            small_words = (step["small"] or "").split()
            if word in words("spanish", "stops") and not (word in words("spanish", "inner") and small_words):
                break
            if not small_words and not joins(text, end, step.start("word")):
                break
            if small_words[:1] in (["y"], ["e"]) and word not in words("spanish", "of_a_list"):
                break
            if small_words[:1] == ["por"] or (small_words == ["en"] and not _is_seat(text, head, end)):
                break
        end = step.end()
        letter = LETTER_BEHIND.match(text, end)
        end = letter.end() if letter else end
    return end


def _is_seat(text: str, head: re.Match[str], end: int) -> bool:
    """Whether "en" goes on a name: "en Materia Penal"; a place only behind a name that has none yet."""
    following = text[end : end + 24].lstrip()
    return (
        " de " not in text[head.end() : end]
        or following.startswith(("en Mat", "en Func", "en Régimen"))
        or text.endswith("ompetencia", head.end(), end)
    )


def _is_spanish_court(text: str, head: re.Match[str], end: int) -> bool:
    following = text[head.end() : end].split()
    if head.group() == "Audiencia":
        return following[0] in words("spanish", "after_audiencia")
    if head.group() == "Jurisdicción":
        return following[0] in words("spanish", "after_jurisdiccion")
    if head.group() == "Cámara":
        named = " ".join(following)
        return any(named.startswith(words) for words in words("spanish", "after_camara"))
    if head.group() == "Sección":
        return _spanish_head().search(text, head.end(), end) is not None
    if head.group() == "Sala":
        return bool(_spanish_head().search(text, head.end(), end)) or following[0] in ("Penal", "Constitucional", "de")
    return True
