"""Articles and elisions in front of made names, in French and Spanish: "du {o1}" becomes "de la Ligue", "de l'Union".

Templates are written with one form; the first word of what fills the slot tells its gender and number, by the lists
``heads_*`` (French) and ``head_*`` (Spanish) of the stock. A name of unknown gender stands without an article.
"""

import re
from collections.abc import Mapping, Sequence
from functools import partial

VOWELS = "aeiouàâäéèêëîïôöùûüœæ"
MUTE_H = ("hôpital", "hôtel", "homme", "homicide", "huissier", "histoire", "haïti", "habitant", "humanité", "hydro")
FRENCH = re.compile(r"(?<!\w)(de la |de l['’]|à la |à l['’]|du |des |aux |au |les |le |la |l['’])$", re.IGNORECASE)
FRENCH_ELIDED = re.compile(r"(?<![\w'’])((?:d|qu|lorsqu|puisqu)(?:e |['’]))$", re.IGNORECASE)
FRENCH_FORMS = {
    "le": {"m": "le ", "f": "la ", "v": "l'", "p": "les "},
    "du": {"m": "du ", "f": "de la ", "v": "de l'", "p": "des "},
    "au": {"m": "au ", "f": "à la ", "v": "à l'", "p": "aux "},
}
FRENCH_BARE = {"le": "", "du": "de ", "au": "à "}
SPANISH = re.compile(
    r"(?<!\w)(del |de la |de los |de las |al |a la |a los |a las |el |la |los |las )([“\"«]?)$", re.IGNORECASE
)
SPANISH_FORMS = {
    "el": {"m": "el ", "f": "la ", "mp": "los ", "fp": "las "},
    "de": {"m": "del ", "f": "de la ", "mp": "de los ", "fp": "de las "},
    "a": {"m": "al ", "f": "a la ", "mp": "a los ", "fp": "a las "},
}
SPANISH_BARE = {"el": "", "de": "de ", "a": "a "}


def agreed(before: str, name: str, language: str, lists: Mapping[str, Sequence[str]]) -> str:
    """What stands before a name, its article changed to fit. lists: those of the language's stock."""
    first = name.split(" ", maxsplit=1)[0].rstrip(",")
    if language == "fr":
        return _french(before, name, first, lists)
    if language == "es":
        kind = next((key for key in ("m", "f", "mp", "fp") if first in lists.get(f"head_{key}", ())), None)
        return SPANISH.sub(partial(_spanish, kind), before)
    return before


def _spanish(kind: str | None, match: re.Match[str]) -> str:
    article = match[1].lower()
    base = "de" if article.startswith("de") else "a" if article.startswith("a") else "el"
    return _as_written(match[1], SPANISH_FORMS[base][kind] if kind else SPANISH_BARE[base]) + match[2]


def _french(before: str, name: str, first: str, lists: Mapping[str, Sequence[str]]) -> str:
    match = FRENCH.search(before)
    if match is None:
        return _elided(before, name)
    article = match[1].lower()
    base = "du" if article[0] == "d" else "au" if article[0] in "aà" else "le"
    kind = next((key for key in "pfm" if first in lists.get(f"heads_{key}", ())), None)
    if kind is None and first[:1].isupper():
        return _elided(before[: match.start()] + _as_written(match[1], FRENCH_BARE[base]), name)
    if kind is None:
        kind = "f" if "la" in article.split() else "p" if article.strip() in ("les", "des", "aux") else "m"
    form = "v" if kind != "p" and _vowel(name) else kind
    return before[: match.start()] + _as_written(match[1], FRENCH_FORMS[base][form])


def _elided(before: str, name: str) -> str:
    match = FRENCH_ELIDED.search(before)
    if match is None:
        return before
    stem = match[1].rstrip("e '’")
    return before[: match.start()] + (f"{stem}'" if _vowel(name) else f"{stem}e ")


def _vowel(word: str) -> bool:
    bare = word.lstrip('« \xa0“"(').lower()
    return (bare[:1] in VOWELS and bare != "") or bare.startswith(MUTE_H)


def _as_written(old: str, new: str) -> str:
    return new[:1].upper() + new[1:] if old[:1].isupper() else new
