"""Letters and what they cite in a line each, for tests of what joins them."""

import re
from datetime import date

from pipeline.relate.citations import Citation
from pipeline.relate.corpus import CorpusLetter
from pipeline.tables.records import Evidence

REFERENCE = re.compile(r"(?:(?P<kind>[A-Z]{2,3}) )?(?P<state>[A-Z]{3}) (?P<number>\d+)/(?P<year>\d{4})")


def parts(reference: str) -> dict[str, str | int | None]:
    """``AL KAZ 3/2017`` or ``KAZ 3/2017`` → kind, state, number, year."""
    match = REFERENCE.fullmatch(reference)
    assert match, reference
    return {"kind": match["kind"], "state": match["state"]} | {name: int(match[name]) for name in ("number", "year")}


def letter(
    reference: str, day: str | None = None, *, name: str = "", mandates: str = "", language: str = "en"
) -> CorpusLetter:
    """A letter; its id is ``name``, else its reference. ``KAZ reply`` is a reply without a reference."""
    own = parts(reference) if REFERENCE.fullmatch(reference) else None
    own = own or {"kind": "REPLY", "state": reference.split(maxsplit=1)[0], "number": None, "year": None}
    return CorpusLetter(
        letter_id=name or reference,
        reference=reference if own["number"] else None,
        date=date.fromisoformat(day) if day else None,
        source=name or reference,
        mandates=frozenset(mandates.split()),
        language=language,
        **own,
    )


def citation(
    by: CorpusLetter, cited: str | None, role: str, day: str | None = None, *, status: str | None = None
) -> Citation:
    """What a letter says of another."""
    named = parts(cited) if cited else {"kind": None, "state": None, "number": None, "year": None}
    said = Evidence(section="allegations", page=1, start=0, end=4, quote="they", rule="toy", confidence=1.0)
    when = date.fromisoformat(day) if day else None
    return Citation(letter_id=by.letter_id, cited=cited, role=role, date=when, status=status, evidence=said, **named)
