"""What the form of a verb says of its subject: one or several, and in French and Spanish a woman or a man."""

import re
from dataclasses import dataclass
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.recognise.text import fold


@dataclass(frozen=True, slots=True)
class Agreement:
    """plural: whether several are meant, None where the form does not say. gender: f, m or empty."""

    plural: bool | None = None
    gender: str = ""


@cache
def _verbs(language: str) -> re.Pattern[str]:
    """Auxiliaries by number; in French and Spanish those behind which a participle agrees are passive."""
    table = read_toml("act_persons")["auxiliaries"][language]
    named = "|".join(rf"(?P<{name}>{either(words)})" for name, words in table.items())
    return re.compile(rf"(?<![\w-])(?:{named})(?![\w-])")


def agreement_of(words: str, language: str) -> Agreement:
    """The agreement of a verb group. words: as written, accents and all."""
    folded = fold(words)
    found = [match.lastgroup for match in _verbs(language).finditer(folded)]
    groups = set(found[:1] if language == "en" else found)  # "is said to have been"
    plural = True if "plural" in groups else False if "singular" in groups else None
    if language == "en":
        return Agreement(plural)
    passive = "passive" in groups or not groups
    match = _PARTICIPLE[language].search(words.lower()) if passive else None
    if match is None:
        return Agreement(plural)
    gender, several = _ENDINGS[language].get(match["ending"], ("", None))
    return Agreement(plural if plural is not None else several, gender)


# "arrêtée", "mises", "condamné"; "detenida", "puestos", "absuelto".
_PARTICIPLE = {
    "fr": re.compile(r"\b(?!été\b)\w{2,}?(?P<ending>ées|ée|és|é|(?<=[iu])es?|(?<=uit)es?|(?<=is)es?|(?<=eint)es?)\b"),
    "es": re.compile(r"\b\w{2,}(?:ad|id|íd|est|uelt|ert|rit|ich|ech)(?P<ending>os|as|o|a)\b"),
}
_ENDINGS: dict[str, dict[str, tuple[str, bool | None]]] = {
    "fr": {
        "ées": ("f", True),
        "ée": ("f", False),
        "és": ("", True),
        "é": ("m", False),
        "es": ("f", True),
        "e": ("f", False),
    },
    "es": {"os": ("", True), "as": ("f", True), "o": ("m", False), "a": ("f", False)},
}
