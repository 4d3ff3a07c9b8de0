"""DuckDB's errors in a plain line or two."""

import re
from collections.abc import Collection, Mapping
from difflib import get_close_matches

KIND = re.compile(r"^[A-Z][\w ]{2,40}? Error: ")  # Binder Error:
PLACE = re.compile(r"\n+LINE \d+: (?P<line>[^\n]*)\n(?P<caret>[^\n]*\^)?.*", re.DOTALL)
NO_TABLE = re.compile(r"Table with name (?P<name>.+?) does not exist!.*", re.DOTALL)
RESERVED = re.compile(r'at or near "(?P<word>references)"')  # a table of ours, and a word of SQL
NO_FILE = re.compile(r"Cannot access (?:file|directory) \"(?P<name>.+?)\" - .*", re.DOTALL)
CANDIDATES = re.compile(r"\s*Candidate (?:bindings|tables): ")
NEAREST, NEAR = 3, 0.6
WIDTH = 100


def nearest(name: str, names: Collection[str]) -> str:
    """``; nearest: letters, letters_by_year`` for a name that is not among those there are, or nothing."""
    found = get_close_matches(name.casefold(), names, n=NEAREST, cutoff=NEAR)
    return f"; nearest: {', '.join(found)}" if found else "; spcomms query --list has them all"


def plain(message: str, names: Collection[str], lacking: Mapping[str, str]) -> str:
    """What DuckDB says of a query, without its jargon: what is wrong, and where it stands in the query.

    names: of tables and questions; lacking: questions that cannot be asked, with the table that each lacks.
    """
    place = PLACE.search(message)
    text = KIND.sub("", message[: place.start()] if place else message).strip()
    if match := NO_TABLE.fullmatch(text):
        name = match["name"]
        if name in lacking:
            return f"{name} needs the table {lacking[name]}, which is not there; make it with spcomms relate"
        return f"no table and no question is called {name!r}{nearest(name, names)}"
    if match := NO_FILE.fullmatch(text):
        return f"{match['name']} is not among the tables: a query here reads these alone"
    text = " ".join(CANDIDATES.sub(" There are: ", text).split())
    if match := RESERVED.search(text):
        text = f'{match["word"]} is also a word of SQL: write it in double quotes, "{match["word"]}"'
    return f"{text}\n  in: {_near(place['line'], len(place['caret'] or ''))}" if place else text


def _near(line: str, caret: int) -> str:
    """The piece of a line of the query that an error is about. caret: the column it points to, its label counted."""
    start = max(0, caret - WIDTH)
    return " ".join(line[start : start + WIDTH + WIDTH // 4].split())
