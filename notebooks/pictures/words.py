"""Codes of the tables in words that fit a picture."""

import re

from pipeline.knowledge import read_csv
from pipeline.review.case_words import duration_words

DURATION = re.compile(r"\bP(?:\d+[YMWD])+\b")  # P4Y6M
STATE = re.compile(r"\b[A-Z]{3}:(?=\S)")  # KAZ: of KAZ:Criminal Code
MONEY = re.compile(r"\b(\d{4,})(?:\.00)?\b(?= [A-Z]{3}\b)")  # 6000.00 of 6000.00 TJS


def state_words(code: object) -> str:
    """``Tajikistan`` for ``TJK``; what is no State's code is a company or not told."""
    names = {row["code"]: row["name"] for row in read_csv("states")}
    if code == "OTH":
        return "companies and others"
    return names.get(code, code) if isinstance(code, str) else "not told"


def instrument_words(instrument: str, article: object = None, most: int = 34) -> str:
    """``ICCPR art. 19``, ``Criminal Code art. 189`` for ids of the tables; long titles are cut."""
    name = shortened(STATE.sub("", instrument), most)
    return f"{name} art. {shortened(article, 14)}" if isinstance(article, str) and article else name


def plain_words(detail: str) -> str:
    """``imprisonment (2 years)`` for ``imprisonment P2Y``; State prefixes of laws go, words lose their underscores."""
    words = DURATION.sub(lambda found: f"({duration_words(found[0])})", detail)
    words = MONEY.sub(lambda found: f"{int(found[1]):,}", words)
    return STATE.sub("", words).replace("_", " ").replace("; ", ", ")


def shortened(words: str, most: int) -> str:
    """Words on one line, cut with a mark behind the last that fits."""
    line = " ".join(words.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    whole, _, _ = cut.rpartition(" ")
    return (whole if len(whole) > most // 2 else cut).rstrip(" ,;(") + "…"
