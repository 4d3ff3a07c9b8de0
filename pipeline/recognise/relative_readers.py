"""How the match of each pattern of ``relative_dates`` is read: the value, and the last word of the quote."""

import re
from collections.abc import Callable

from pipeline.recognise.date_values import RelativeDate
from pipeline.recognise.date_words import DateWords

UNITS = {"d": "day", "k": "week", "n": "month", "z": "year", "p": "day", "w": "weekday", "h": "day", "S": "season"}

PERSONS = ("he", "she", "they", "it", "we", "a", "the", "his", "her", "their", "police")  # "on the 17th he received"
Read = tuple[RelativeDate, int] | None


def _number(words: DateWords, match: re.Match[str], group: str) -> int:
    return words.values[match.start(group)]


def _group(match: re.Match[str], *names: str) -> str:
    """The first of several groups that matched."""
    return next(name for name in names if match[name] is not None)


def _amount(words: DateWords, match: re.Match[str], unit: str, number: int) -> int | None:
    """The number in its unit; hours only where they are whole days."""
    if unit != "h":
        return number
    return number // 24 if number and number % 24 == 0 else None


def _event(words: DateWords, match: re.Match[str]) -> tuple[str | None, str | None, int]:
    """The event behind "after": its word, whether something else than an event stands there, and the last word."""
    groups = match.groupdict()
    if groups.get("event"):
        place = match.start("event")
        return words.between(place, place), None, place
    if groups.get("clause"):
        place = match.start("clause")
        return None, words.between(place, place), place - 1
    return None, None, match.end() - 1


def _lapse(words: DateWords, match: re.Match[str]) -> Read:
    """Two days later, tres semanas después, a week after the incident."""
    unit = match["unit"]
    if unit == "p":
        return None
    if unit == "H":  # a fortnight later
        place = match.start("unit")
        if words.between(place, place) not in ("fortnight", "quinzaine", "quincena"):
            return None
        return _shifted(words, match, "day", 14, takes_event=_takes_event(words, match))
    amount = _amount(words, match, unit, _number(words, match, "number"))
    if not amount or amount > 1000:
        return None
    return _shifted(words, match, UNITS[unit], amount, takes_event=_takes_event(words, match))


def _takes_event(words: DateWords, match: re.Match[str]) -> bool:
    return words.values[match.start("way")] == 1


def _shifted(words: DateWords, match: re.Match[str], unit: str, amount: int, *, takes_event: bool) -> Read:
    signed = amount if match["way"] == "L" else -amount
    way = match.start("way")
    event, clause, last = _event(words, match)
    if words.between(way, way) in ("despues", "antes") and words.kinds[way + 1 : way + 2] == "l":
        event = None  # "dos días después el juez": no event, as "después del juicio" has
    if not takes_event or (event is None and clause is None):
        # "three days later the police" has no event; "later" ends what is said
        return RelativeDate(kind="shift", unit=unit, amount=signed), way
    if clause is not None:
        behind = clause in ("que", "qu'", "that") or clause.endswith("ing")
        if behind:
            return RelativeDate(kind="shift", unit=unit, amount=signed, anchor="behind"), way
        if words.between(way, way) in ("after", "before"):
            return None  # "two days after he had called on them": the day that is meant isn't told
        return RelativeDate(kind="shift", unit=unit, amount=signed), way
    return RelativeDate(kind="shift", unit=unit, amount=signed, anchor="event", event=event), last


def _beside(words: DateWords, match: re.Match[str]) -> Read:
    """The day after, the night before, the day after the interview."""
    unit = match["unit"]
    if words.kinds[match.start("unit") - 1 : match.start("unit")] != "l" or words.values[match.start("unit")] != 1:
        return None
    if not _takes_event(words, match):
        return None
    return _shifted(words, match, UNITS[unit], 1, takes_event=True)


def _morrow(words: DateWords, match: re.Match[str]) -> Read:
    """Le lendemain, la veille au soir, the eve of the hearing."""
    amount = _number(words, match, "morrow")
    event, _, last = _event(words, match)
    if event is not None:
        if words.kinds[match.start()] == "v":  # "au lendemain des élections": in the days after
            return None
        return RelativeDate(kind="shift", unit="day", amount=amount, anchor="event", event=event), last
    place = match.start("morrow")
    if words.kinds[match.end() : match.end() + 1] in ("o", "r") or words.between(place, place).endswith("eve"):
        return None
    return RelativeDate(kind="shift", unit="day", amount=amount), match.end() - 1


def _part_of_year(words: DateWords, match: re.Match[str]) -> Read:
    """The end of the year, depuis le début de l'année, a finales de ese año, au début de l'année suivante."""
    since = {"s": "end", "<": "start"}.get(match["since"] or "")
    if match["next"]:
        amount = 1 if match["next"] == "X" else -1
        value = RelativeDate(kind="next", unit="year", amount=amount, approximate=True, open=since)
    else:
        anchor = "before" if match["that"] else "letter"
        value = RelativeDate(kind="same", unit="year", anchor=anchor, approximate=True, open=since)
    return value, match.end() - 1


def _ago(words: DateWords, match: re.Match[str]) -> Read:
    """Three days ago, il y a trois jours, hace dos semanas."""
    count, unit = ("count", "unit") if match["count"] else ("count2", "unit2")
    amount = _number(words, match, count)
    if not amount:
        return None
    return RelativeDate(kind="shift", unit=UNITS[match[unit]], amount=-amount, anchor="letter"), match.end() - 1


def _rest(words: DateWords, match: re.Match[str]) -> Read:
    """Earlier that month, later in the year."""
    kind = "begun" if match["way"] == "E" else "rest"
    return RelativeDate(kind=kind, unit=UNITS[match["unit"]]), match.end() - 1


def _season(words: DateWords, match: re.Match[str]) -> Read:
    """The summer of that year."""
    return RelativeDate(kind="same", unit="season", number=_number(words, match, "unit")), match.end() - 1


def _month_day(words: DateWords, match: re.Match[str]) -> Read:
    """12 of that month, el 12 del mismo mes, le 12 du mois suivant."""
    if match["next"]:
        return RelativeDate(kind="next", unit="month", amount=1, number=_number(words, match, "day")), match.end() - 1
    return RelativeDate(kind="same", unit="month", number=_number(words, match, "day")), match.end() - 1


def _day_alone(words: DateWords, match: re.Match[str]) -> Read:
    """On the 14th, le 14, el 14: of the month of the day before it."""
    if match["night"]:
        place = match.start("night")
        return RelativeDate(kind="on", unit="day", number=words.values[place]), place
    place = match.start("day")
    article, said = words.between(place - 1, place - 1), words.between(place, place)
    if not (article in ("el", "le") or (article == "the" and not said.isdigit())):
        return None
    behind = match.end()
    if words.kinds[behind] in "xl" and (said.isdigit() or words.between(behind, behind) not in PERSONS):
        return None  # "the 17th session"
    return RelativeDate(kind="on", unit="day", number=words.values[place]), place


def _same(words: DateWords, match: re.Match[str]) -> Read:
    """On the same day, ese mismo día, le soir même, since that date."""
    group = _group(match, "u1", "u2", "u3", "u4", "u5", "u6", "u7")
    unit = match[group]
    place = match.start(group)
    if words.values[place] == 2 or unit == "w":
        return None
    if group == "u7" and words.between(place, place) != "date":  # "ce jour" is today
        return None
    if group == "u6" and words.kinds[match.start() : match.start() + 1] == "=":
        return None  # "same day delivery"
    behind = match.end()
    if words.kinds[behind : behind + 1] == "x" and words.between(behind, behind) in ("que", "qu'", "as"):
        return None  # the same day as another person
    since = {"s": "end", "<": "start"}.get(match["since"] or "")
    return RelativeDate(kind="same", unit=UNITS[unit], open=since), match.end() - 1


def _beside_unit(words: DateWords, match: re.Match[str], amount: int) -> Read:
    group = _group(match, "u1", "u2")
    unit, place = match[group], match.start(group)
    if unit != "w" and words.values[place] == 2:
        return None
    if unit == "w":
        return RelativeDate(kind="weekday", unit="day", amount=amount, number=words.values[place]), match.end() - 1
    english = group == "u1"
    article = any(kind in words.kinds[match.start() : place] for kind in "lv")
    if not article and (english or unit in "knz"):
        return None  # "next week" is seen from the letter
    if english and words.kinds[match.end() : match.end() + 1] == "x" and unit == "z":
        return None
    return RelativeDate(kind="shift" if unit in "dp" else "next", unit=UNITS[unit], amount=amount), match.end() - 1


def _next(words: DateWords, match: re.Match[str]) -> Read:
    """The following day, al día siguiente, le lundi suivant."""
    return _beside_unit(words, match, 1)


def _previous(words: DateWords, match: re.Match[str]) -> Read:
    """The previous day, la noche anterior, le mois précédent."""
    return _beside_unit(words, match, -1)


def _this(words: DateWords, match: re.Match[str]) -> Read:
    """Earlier this year, este año, cette année, early this year."""
    unit = UNITS[match[_group(match, "u1", "u2", "u3")]]
    if match["part"]:
        return RelativeDate(kind="same", unit=unit, anchor="letter", approximate=True), match.end() - 1
    return RelativeDate(kind="begun", unit=unit, anchor="letter"), match.end() - 1


def _last(words: DateWords, match: re.Match[str]) -> Read:
    """Last month, el año pasado, dimanche dernier; not "the last week of April", "the last year of his term"."""
    number = next(group for group in "123" if match[f"u{group}"])
    unit, place = match[f"u{number}"], match.start(f"u{number}")
    if words.values[match.start(f"p{number}")] != -1 or (unit != "w" and words.values[place] == 2):
        return None
    before = words.kinds[max(0, match.start() - 1) : match.start()]
    if number == "2" and (before in ("l", "v", "q") or words.kinds[match.end() : match.end() + 1] in ("o", "r")):
        return None
    approximate = bool(match["part"])
    if unit == "w":
        value = RelativeDate(kind="weekday", unit="day", amount=-1, number=words.values[place], anchor="letter")
    else:
        value = RelativeDate(kind="next", unit=UNITS[unit], amount=-1, anchor="letter", approximate=approximate)
    return value, match.end() - 1


def _coming(words: DateWords, match: re.Match[str]) -> Read:
    """Next month, lundi prochain, la próxima semana."""
    group = _group(match, "u1", "u2", "u3")
    unit, place = match[group], match.start(group)
    if unit != "w" and words.values[place] == 2:
        return None
    if group == "u1" and words.between(match.start(), match.start()) != "next":
        return None
    if unit == "w":
        value = RelativeDate(kind="weekday", unit="day", amount=1, number=words.values[place], anchor="letter")
    else:
        value = RelativeDate(kind="next", unit=UNITS[unit], amount=1, anchor="letter")
    return value, match.end() - 1


def _season_last(words: DateWords, match: re.Match[str]) -> Read:
    """Last summer, l'été dernier, that summer."""
    group = _group(match, "u1", "u2", "u3", "u4", "u5")
    month = _number(words, match, group)
    if group == "u5":
        return RelativeDate(kind="same", unit="season", number=month), match.end() - 1
    last = match.start() + match.group().index("O") if "O" in match.group() else None
    if last is not None and words.values[last] != -1:
        return None
    return RelativeDate(kind="next", unit="season", amount=-1, number=month, anchor="letter"), match.end() - 1


def _since_then(words: DateWords, match: re.Match[str]) -> Read:
    """Since then, depuis lors, desde entonces."""
    return RelativeDate(kind="same", unit="day", open="end"), match.end() - 1


def _today(words: DateWords, match: re.Match[str]) -> Read:
    """En el día de hoy, yesterday."""
    amount = words.values[match.start()]
    return RelativeDate(kind="shift", unit="day", amount=amount, anchor="letter"), match.end() - 1


READERS: dict[str, Callable[[DateWords, re.Match[str]], Read]] = {
    "part_of_year": _part_of_year,
    "ago": _ago,
    "lapse": _lapse,
    "beside": _beside,
    "morrow": _morrow,
    "rest": _rest,
    "season": _season,
    "month_day": _month_day,
    "day_alone": _day_alone,
    "same": _same,
    "next": _next,
    "previous": _previous,
    "this": _this,
    "last": _last,
    "coming": _coming,
    "season_last": _season_last,
    "since_then": _since_then,
    "today": _today,
}
