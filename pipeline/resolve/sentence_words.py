"""The patterns of sentences and their review, made of ``knowledge/sentences.toml``; all are for folded text."""

import re
from collections.abc import Mapping
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either, spaced


def _listed(section: str, key: str) -> str:
    return either(sorted(read_toml("sentences")[section][key], key=len, reverse=True))


@cache
def anywhere(section: str, key: str = "words") -> re.Pattern[str]:
    """One of the fragments as words of a text."""
    return re.compile(rf"(?<!\w){_listed(section, key)}(?!\w)")


@cache
def ending(section: str, key: str = "in_front") -> re.Pattern[str]:
    """Text that ends in one of the fragments and what may stand between it and a measure."""
    article = rf"(?:{_listed('share', 'articles')}[\s']{{0,3}}){{0,5}}"
    return re.compile(rf"(?<!\w){_listed(section, key)}(?:\s{{1,4}}|(?<='))(?:{article})$")


@cache
def person_first() -> re.Pattern[str]:
    """Between a person and the penalty that follows: " to ", ": ", ", coupable des mêmes faits; "."""
    return re.compile(_optional(read_toml("sentences")["share"]["person_first"]))


@cache
def person_last() -> re.Pattern[str]:
    """Between a penalty and the person that follows: " for ", " contre chacun de "."""
    return re.compile(r"\s{0,3}" + _optional(read_toml("sentences")["share"]["person_last"]))


def _optional(pattern: str) -> str:
    return spaced(pattern)


@cache
def joined() -> re.Pattern[str]:
    """Between two people of a list: ", ", " and Mr. ", " y a la "."""
    words = _listed("share", "and")
    article = _listed("share", "articles")
    return re.compile(rf"\s{{0,3}}(?:,|&|,?\s{words})\s{{0,3}}(?:{article}\s{{0,2}}){{0,2}}")


@cache
def between_terms() -> re.Pattern[str]:
    """Between the terms of one list: ", ", " and to ", " y a "."""
    words = _listed("share", "and")
    join = rf"(?:,\s{{0,3}}(?:{words}\s)?|\s{words}\s)"
    return re.compile(rf"'?s?\s{{0,3}}{join}\s{{0,3}}(?:(?:to|a|de|of|en)\s)?\s{{0,3}}")


@cache
def inverted() -> re.Pattern[str]:
    """Between a penalty and the person who got it, told the other way round: "à mort, par défaut, le major §"."""
    article = _listed("share", "articles_of_people")
    absent = rf"[\s,]{{1,3}}{_listed('share', 'in_absence')}[\s,]{{1,3}}"
    return re.compile(rf"(?:{absent}|\s{{1,3}})(?:{article})?\s{{0,2}}")


@cache
def modes() -> Mapping[str, str]:
    """What an act does to a penalty, by its kind."""
    return dict(read_toml("sentences")["acts"])


@cache
def implicit() -> re.Pattern[str]:
    """Words that govern a penalty where no act does, by what they do."""
    kinds = "|".join(rf"(?P<{mode}>{_listed('implicit', mode)})" for mode in read_toml("sentences")["implicit"])
    return re.compile(rf"(?<!\w)(?:{kinds})(?!\w)")


@cache
def objects() -> re.Pattern[str]:
    """What a review is of, by the kind of penalty."""
    kinds = "|".join(rf"(?P<{kind}>{_listed('objects', kind)})" for kind in read_toml("sentences")["objects"])
    return re.compile(rf"(?<!\w)(?:{kinds})(?!\w)")


@cache
def pronoun_subject() -> re.Pattern[str]:
    """How a sentence begins whose subject is the court told of before: "It ", "À l'inverse, elle a ", "Anuló "."""
    pronouns, verbs = _listed("goes_on", "pronouns"), _listed("goes_on", "verbs")
    return re.compile(rf"\s*(?:(?:[^,;.]{{1,60}},\s{{1,3}})?{pronouns}\s|{verbs}(?!\w))")


@cache
def item_opening() -> re.Pattern[str]:
    """An item of a list that begins with a name: "1. Mr. § : five years", "§  15 años", "§, 58, five years"."""
    return re.compile(
        r"\s*(?:\(?\w{1,3}[.)]|[-–—•*])?\s*§(?:\s?\([^)\n]{1,40}\)|,[^§.;:]{1,40})?(?:\s?[:–—-]|\s{2}|\s\d)"
    )


@cache
def orders() -> re.Pattern[str]:
    """People told by their place in a list: "the first", "los otros dos acusados", "the former"."""
    kinds = "|".join(rf"(?P<{place}>{_listed('orders', place)})" for place in read_toml("sentences")["orders"])
    return re.compile(rf"(?<!\w)(?:{kinds})(?!\w)")


def named_group(match: re.Match[str]) -> str:
    """Which of the named alternatives matched."""
    return next(name for name, words in match.groupdict().items() if words is not None)
