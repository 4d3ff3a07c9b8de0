"""What happened to somebody, the charges and the penalties, in the words of a reader."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from pipeline.review.plain import one_line
from pipeline.review.wording import counted, day_words
from pipeline.tables.records import ChargeRecord, EventRecord, SentenceRecord

# What happened to a person. Those of EVENT_NOUNS are things ("alleged hearing"), the rest deeds ("allegedly arrested").
EVENT_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "arrest": "arrested",
        "detention": "detained",
        "search": "searched",
        "seizure": "had belongings seized",
        "interrogation": "questioned",
        "charge": "charged",
        "hearing": "hearing",
        "conviction": "convicted",
        "sentence": "sentenced",
        "appeal": "appeal",
        "release": "released",
        "killing": "killed",
        "injury": "injured",
        "disappearance": "disappeared",
        "ill_treatment": "ill-treated",
        "threat": "threatened",
        "attack": "attacked",
        "surveillance": "watched",
        "harassment": "harassed",
        "travel_ban": "travel ban",
        "dismissal": "dismissed",
        "dissolution": "dissolution",
        "raid": "raid",
        "censorship": "censored",
        "eviction": "evicted",
        "deportation": "deported",
        "legislation": "new law",
        "other": "other",
    }
)
EVENT_NOUNS = frozenset({"hearing", "appeal", "travel_ban", "raid", "legislation", "dissolution"})
PENALTY_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "life_imprisonment": "life imprisonment",
        "suspended_imprisonment": "suspended imprisonment",
        "forced_labour": "forced labour",
        "community_service": "community service",
        "restriction_of_movement": "restriction of movement",
        "house_arrest": "house arrest",
        "corporal": "corporal punishment",
        "other": "another penalty",
    }
)
ARTICLES: Mapping[str, str] = MappingProxyType({"fine": "a fine", "ban": "a ban"})
# Statuses that a court decides on; before one it stands that has not decided yet.
DECIDED = frozenset({"convicted", "acquitted", "dropped", "reclassified"})
UNITS: Mapping[str, str] = MappingProxyType(
    {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour", "TM": "minute", "S": "second"}
)
DURATION = re.compile(r"P(?=.)(?P<days>(?:\d{1,9}[YMWD]){0,4})(?:T(?P<hours>(?:\d{1,9}[HMS]){1,3}))?")  # P1Y6M, PT48H
PIECE = re.compile(r"(\d+)([A-Z])")
NAMED = 2  # so many of the people to whom a thing happened are named, more are counted
STEM = 4  # letters that tell two words to be one: "terrorist act" says terrorism
OPEN_CATEGORY = OPEN_KIND = "other"
NO_DEEDS = EVENT_NOUNS | {OPEN_KIND}


def event_words(kind: str, *, alleged: bool) -> str:
    """``arrested``, ``allegedly arrested``, ``alleged hearing``, ``other, allegedly``."""
    words = EVENT_WORDS.get(kind, kind.replace("_", " "))
    if not alleged:
        return words
    if kind == OPEN_KIND:
        return f"{words}, allegedly"
    return f"alleged {words}" if kind in EVENT_NOUNS else f"allegedly {words}"


def events_words(records: Sequence[EventRecord]) -> str:
    """``arrested, allegedly searched, ill-treated``; what is nothing in particular is left out beside what is.

    One hedge stands before all that is hedged, and these come last.
    """
    alleged: dict[str, bool] = {}
    for record in records:
        alleged[record.kind] = alleged.get(record.kind, True) and record.alleged
    kinds = [kind for kind in alleged if kind != OPEN_KIND] or list(alleged)
    plain = [event_words(kind, alleged=False) for kind in kinds if not alleged[kind]]
    things = [event_words(kind, alleged=True) for kind in kinds if alleged[kind] and kind in NO_DEEDS]
    deeds = [kind for kind in kinds if alleged[kind] and kind not in NO_DEEDS]
    hedged = [event_words(kind, alleged=number == 0) for number, kind in enumerate(deeds)]
    return ", ".join([*plain, *things, *hedged])


def listed(parts: Sequence[str]) -> str:
    """``one``, ``one and two``, ``one, two and three``."""
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def few(names: Sequence[str], noun: str) -> str:
    """``one``, ``one and two``; of more, their number: ``3 others``."""
    return listed(names) if len(names) <= NAMED else f"{len(names)} {noun}"


def duration_words(duration: str) -> str:
    """``4 years and 6 months`` for ``P4Y6M``; what is no duration is given back as it stands."""
    found = DURATION.fullmatch(duration)
    if found is None:
        return one_line(duration)
    pieces = [(number, UNITS[unit]) for number, unit in PIECE.findall(found["days"])]
    pieces += [(number, UNITS["TM" if unit == "M" else unit]) for number, unit in PIECE.findall(found["hours"] or "")]
    return listed([counted(int(number), unit) for number, unit in pieces])


def number_words(number: Decimal | float) -> str:
    """``3,000`` or ``2,500.50``: no more decimals than are needed, and two of money that has some."""
    value = Decimal(str(number))
    if value == value.to_integral_value():
        return f"{value:,.0f}"
    short = f"{value.normalize():,f}"
    return short + "0" if len(short.partition(".")[2]) == 1 and isinstance(number, Decimal) else short


def penalty_words(record: SentenceRecord) -> str:
    """``4 years' forced labour (100 hours a year)``, ``a fine of 3,000 GTQ``, ``life imprisonment``, ``20 strokes``."""
    noun = ARTICLES.get(record.kind) or PENALTY_WORDS.get(record.kind, record.kind.replace("_", " "))
    measures = _measures(record)
    if record.strokes is not None:
        noun = counted(record.strokes, "stroke")
    if record.duration:
        time = duration_words(record.duration)
        if record.kind in ARTICLES:
            noun = f"{noun} of {time}"
        else:
            noun = f"{time}' {noun}" if time.endswith("s") else f"{time}'s {noun}"
    elif measures and (record.kind == "fine" or (record.kind == "community_service" and record.amount is None)):
        return f"{noun} of {measures[0]}" + (f" ({', '.join(measures[1:])})" if measures[1:] else "")
    return noun + (f" ({', '.join(measures)})" if measures else "")


def _measures(record: SentenceRecord) -> list[str]:
    """The money, and how much in what time: ``3,000 GTQ``, ``100 hours a year``."""
    said = []
    if record.amount is not None:
        said.append(" ".join([number_words(record.amount), *([one_line(record.currency)] if record.currency else [])]))
    if record.quantity is not None:
        unit = one_line(record.unit or "")
        plural = "s" if unit and record.quantity != 1 else ""
        words = f"{number_words(record.quantity)} {unit}{plural}".strip()
        said.append(f"{words} {_each(one_line(record.per))}" if record.per else words)
    return said


def _each(unit: str) -> str:
    return f"an {unit}" if unit == "hour" else f"a {unit}"


def sentence_status_words(record: SentenceRecord, courts: Mapping[str, str]) -> str:
    """``imposed on 25 July 2017 by Toy Court, upheld on 29 September 2017 by Toy Appeal Court``.

    courts: names by id.
    """
    reviewed = record.status not in ("requested", "imposed")
    if record.status == "requested":
        first = "requested" + _when_where(record.date, courts.get(record.court_id or ""), "before")
    else:
        circumstances = _when_where(record.date, courts.get(record.court_id or ""), "by")
        first = f"imposed{circumstances}" if circumstances or not reviewed else ""
    hedged = f"allegedly {first}" if record.alleged and first else first
    if not reviewed:
        return hedged
    after = record.status + _when_where(record.reviewed_on, courts.get(record.reviewed_by or ""), "by")
    return ", ".join([hedged, after] if hedged else [f"allegedly {after}" if record.alleged else after])


def charge_status_words(record: ChargeRecord, courts: Mapping[str, str]) -> str:
    """``convicted on 25 July 2017 by Toy Court, first charged on 9 January 2017``; courts: names by id."""
    preposition = "by" if record.status in DECIDED else "before"
    words = record.status + _when_where(record.date, courts.get(record.court_id or ""), preposition)
    if record.alleged:
        words = f"allegedly {words}"
    if record.first_date and record.first_date != record.date:
        words += f", first brought on {day_words(record.first_date)}"
    return words


def _when_where(day: date | None, court: str | None, preposition: str) -> str:
    return (f" on {day_words(day)}" if day else "") + (f" {preposition} {court}" if court else "")


def category_words(record: ChargeRecord) -> str | None:
    """What an offence is about, where its own words do not say so: ``property`` for "aggravated usurpation"."""
    words = record.category.replace("_", " ")
    offence = record.offence.casefold()
    told = all(word[:STEM] in offence for word in words.split() if word not in ("of", "and"))
    return None if told or record.category == OPEN_CATEGORY else words


def law_words(record: ChargeRecord, state: str | None) -> str | None:
    """``Criminal Code, article 79``; the State stands before a law that is not of the letter's own."""
    if record.law is None:
        return f"article {one_line(record.article)}" if record.article else None
    code, colon, title = record.law.partition(":")
    law = one_line(title if colon and code == state else record.law)
    return f"{law}, article {one_line(record.article)}" if record.article else law
