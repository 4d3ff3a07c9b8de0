"""The words between pinpoints and the text that they point into, compiled from ``citations.toml``.

Each pattern says what it is matched against, always in folded text: the stretch between a list and a name, or what
stands behind a list.
"""

import re
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either

FORWARD_REACH = 160  # characters of a phrase between pinpoints and their text
OF_ITSELF = re.compile(r"^(?:of|de|du|des|del|d')")  # "to" and "in" behind a comma begin another item
STRONG = re.compile(r"[(:]")  # between a text and its pinpoints: these are not of what follows
SPACE = r"(?:\s+|(?<='))"  # behind a small word; none behind "l'"
OWNER = r"(?:[a-z][a-z ]{1,38}'s?\s+)?"  # "of the United Kingdom's Terrorism Act"


@cache
def _words(section: str, key: str) -> str:
    return either(sorted(read_toml("citations")[section][key], key=len, reverse=True))


@cache
def _of_or_in() -> str:
    forward = read_toml("citations")["forward"]
    return either(sorted([*forward["of"], *forward["in"]], key=len, reverse=True))


@cache
def _determiner() -> str:
    """the, said, national, 1951: what may stand in front of a text's name."""
    return rf"(?:(?:{_words('forward', 'determiners')}|(?:19|20)\d\d){SPACE})"


@cache
def _phrase(length: int, signs: str) -> str:
    """ "on the right to liberty": a phrase up to a number of characters without certain signs."""
    return rf"(?:{_words('forward', 'phrase')}(?!\w)|\()[^{signs}]{{0,{length}}}[\s,)]"


@cache
def of_text() -> re.Pattern[str]:
    """Between pinpoints and the text that they are of: " of the ", " ", ", respectively, of the "."""
    respectively = rf"(?:,?\s*{_words('forward', 'respectively')}\s*,?)?"
    of = rf"(?P<of>(?<![a-z]){_of_or_in()}{SPACE})?"
    opened = r"(?:(?P<quote>\")|(?P<bracket>\())?\s*"
    return re.compile(rf"{respectively}\s*,?\s*{of}{_determiner()}{{0,3}}{OWNER}{opened}")


@cache
def phrase_of_text() -> re.Pattern[str]:
    """The same with a phrase in front: " on the right to liberty of the "."""
    phrase = _phrase(FORWARD_REACH, ".;:")
    return re.compile(rf"\s*,?\s*{phrase}{_of_or_in()}{SPACE}{_determiner()}{{0,3}}[\"(]?\s*")


@cache
def of_document() -> re.Pattern[str]:
    """Between paragraphs and a document's symbol: " of the report on … (", " of its concluding observations ("."""
    return re.compile(rf"\s*,?\s*{_of_or_in()}[^.;]{{0,{FORWARD_REACH}}}[\s(,]\(?\s*")


@cache
def repeated_of() -> re.Pattern[str]:
    """Between two texts of one list: " and of the "."""
    joined = rf"(?:{_words('chain', 'and')}\s+)?(?:{_words('chain', 'and')}\s+)?"
    of = rf"(?P<of>{_words('forward', 'of')}{SPACE})?"
    return re.compile(rf"\s*[,)]?\s*{joined}{of}{_determiner()}{{0,3}}")


@cache
def next_list() -> re.Pattern[str]:
    """Between two lists of one text: " and ", " on the right to liberty, and in "."""
    phrase = rf"(?:{_phrase(FORWARD_REACH // 2, '.;:,')})?"
    determiner = rf"(?:{_determiner()}|{_of_or_in()}{SPACE})"
    return re.compile(rf"[\s,)]*{phrase}\s*(?:(?:,|{_words('chain', 'and')})\s+){{0,3}}{determiner}{{0,3}}\(?")


@cache
def behind_text() -> re.Pattern[str]:
    """Between a text and its pinpoints: ", ", " (", ", in particular its "."""
    close = rf"(?:{_words('backward', 'close')}(?:[\s,:(]+|(?<=')))*"
    return re.compile(rf"\s*[\"”)]?\s*[,:;(\[–—-]{{0,3}}\s*{close}")


@cache
def owning_words() -> re.Pattern[str]:
    """At the end of what stands in front of pinpoints: "in particular its ", "which provides, in "."""
    relative = r"(?:which|that|qui|que)\s+\w+(?:\s\w+)?,?\s+(?:in|under|at|dans|en)"
    small = r"(?:(?:in|to|under|the|les|los|of|by|aux|a los)\s+){0,2}"
    return re.compile(rf"(?<!\w)(?:{_words('backward', 'owning')}|{relative})[\s,(]*{small}$")


@cache
def of_something() -> re.Pattern[str]:
    """Behind pinpoints: that they are of a text, whichever."""
    return re.compile(rf"\s*,?\s*{_words('forward', 'of')}{SPACE}{_determiner()}?")


@cache
def of_which() -> re.Pattern[str]:
    """Behind pinpoints: "of which", "dont", "del cual"."""
    return re.compile(rf"\s*,?\s*{_words('forward', 'which')}(?!\w)")


@cache
def of_that_article() -> re.Pattern[str]:
    """Behind paragraphs: "of that article", "dudit article", "del mismo artículo"."""
    determiners = either(read_toml("instrument_words")["determiners"]["words"])
    places = r"(?:article|articulo|section|principle)(?![\w]|\s+\d)"
    return re.compile(rf"\s*,?\s*(?:{_words('forward', 'of')}\s*)?{determiners}\s+{places}")


@cache
def its_words() -> re.Pattern[str]:
    """At the end of what stands in front of paragraphs: "its ", "son ", "su "."""
    return re.compile(r"(?<!\w)(?:its|son|sa|ses|su|sus)\s+$")


@cache
def _of_several() -> str:
    words = read_toml("instrument_words")["ordinals"]
    return "|".join(
        f"(?P<{key}>{either(sorted(words[key], key=len, reverse=True))})" for key in ("first", "last", "these")
    )


@cache
def two_texts_own() -> re.Pattern[str]:
    """In front of pinpoints: "the former, in its", "the latter (" (groups first, last, these)."""
    owning = _words("backward", "owning")
    return re.compile(rf"(?<!\w)(?:{_of_several()})(?!\w)\s*,?\s*(?:\(\s*|{owning}\s+)\Z")


@cache
def of_two_texts() -> re.Pattern[str]:
    """Behind pinpoints: "of the former", "of the latter", "of these instruments" (groups first, last, these)."""
    named = _of_several()
    no_noun = r"(?!\w|\s+\w+(?:tion|ant|ter|col)\b)"  # "of the first Covenant" names one
    return re.compile(rf"\s*,?\s*(?:{_words('forward', 'of')}\s+)?(?:{named}){no_noun}")


@cache
def whose_words() -> re.Pattern[str]:
    """ "and whose", "et dont", "y cuyos": not of the text that the clause in between names."""
    return re.compile(r"(?<!\w)(?:and|et|y) (?:whose|dont|cuyos?|cuyas?)(?!\w)")


@cache
def relative_clause() -> re.Pattern[str]:
    """At the beginning of what stands between two texts: ", which "."""
    return re.compile(r",?\s+(?:which|that|qui|que|lequel|laquelle|el cual|la cual)(?!\w)")


@cache
def both_of_text() -> re.Pattern[str]:
    """Between the last of several bracketed lists and their text: "), both of the "."""
    both = r"(?:both|all|tous(?: deux)?|toutes(?: deux)?|amb[oa]s|tod[oa]s)"
    return re.compile(rf"\)?\s*,?\s*\(?{both}\s+{_words('forward', 'of')}{SPACE}{_determiner()}{{0,3}}")


@cache
def both_pattern() -> re.Pattern[str]:
    """ "of both the Covenant and the Convention"."""
    return re.compile(rf"(?<!\w){_words('forward', 'both')}(?!\w)")


@cache
def respectively_pattern() -> re.Pattern[str]:
    """respectively, respectivement, respectivamente."""
    return re.compile(rf"(?<!\w){_words('forward', 'respectively')}(?!\w)")


@cache
def joint() -> re.Pattern[str]:
    """ "joint" in front of a general comment of two committees."""
    return re.compile(rf"(?<!\w){either(read_toml('un_documents')['general_comments']['joint'])}(?!\w)")
