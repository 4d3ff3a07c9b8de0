"""From the measures of a sentence to the components of penalties that they are."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.recognise.cardinals import Number
from pipeline.recognise.durations import Duration, difference, halved, in_unit_of
from pipeline.recognise.penalty_fines import fine_of
from pipeline.recognise.penalty_measures import Measure, Sentence
from pipeline.recognise.penalty_value import Penalty, Piece
from pipeline.recognise.penalty_words import (
    ends_in,
    follows,
    follows_period,
    governing,
    half_suspended,
    kind_of,
    kinds_of,
    not_imprisonment,
    noun_behind,
    noun_in_front,
    part_behind,
    part_in_front,
    per,
    same_term,
    suspended_behind,
    suspended_in_front,
    term_in_front,
)

FRONT = 100  # characters in front of a measure that can say what it is of
NEAR = 44
LEAST_SUM = 2200  # of a number without currency; smaller ones can be years
PART_REACH = 60  # from a penalty to its part
BAN_REACH = 240  # from "barred from" to its term
HOURS = frozenset({"community_service", "forced_labour"})
PRISON = frozenset({"imprisonment", "forced_labour", "suspended_imprisonment"})
DAY_FINE = re.compile(r"(?<!\w)multas?(?:\s\w+){0,3}\s(?:de|a|en|por)\s{1,3}$")  # una multa de 800 días
FOR_SOMEBODY = re.compile(
    r"(?<!\w)(?:for|to|para|a|pour|contre|contra)\s[^,;.:]{3,60},\s{0,3}$"
)  # para los otros, siete
OTHER_PENALTY = re.compile(r"(?<!\w)(?:and|et|y)\s{1,3}(?:to|a)(?!\w)")  # dont deux avec sursis, et à deux ans
ALSO_TO = re.compile(  # y a la sra. ríos doce · and to mr. berg three
    r"(?<!\w)(?:y|and|et)\s{1,3}(?:al?|to|para|for)\s{1,3}(?:(?:la|el|las|los|the)\s{1,3})?"
    r"(?:sra?|mrs?|ms|mme|m|dra?)\.?\s{1,3}[^,;.:\d]{2,60}\s{1,3}$"
)
END = re.compile(r"\s{0,3}(?:[.;:,)\n]|$|(?:and|et|y|but|while|mientras|tandis)\s)")


def penalties_of_sentence(
    folded: str, start: int, stop: int, measures: Sequence[Measure], before: Duration | None = None
) -> list[Piece]:
    """The components of a sentence in reading order. before: the last prison term of the sentence before it."""
    governed = governing().search(folded, start, stop) is not None
    sentence = Sentence(folded, start, stop, measures, governed)
    pieces: list[Piece] = []
    model: tuple[Duration, str] | None = None  # the last duration, and of what kind
    place = 0
    while place < len(measures):
        measure = measures[place]
        used = 1
        if measure.start < (pieces[-1].end if pieces else 0):
            place += 1
            continue
        if measure.what == "duration" and measure.duration is not None:
            kind = _kind(sentence, place, pieces, model)
            if kind is not None:
                found, used = _with_suspension(sentence, place, kind)
                pieces += found
                model = measure.duration, kind.kind
        elif measure.what == "unmeasured" and measure.kind is not None:
            pieces.append(Piece(measure.start, measure.end, Penalty(kind=measure.kind), "words"))
        elif measure.what == "same":
            pieces += _same(measure, pieces, before)
        elif measure.what == "strokes":
            penalty = Penalty(kind="corporal", strokes=int(measure.value))
            pieces.append(Piece(measure.start, measure.end, penalty, "strokes"))
        elif measure.what == "work":
            penalty = Penalty(kind=measure.kind or "other", quantity=float(measure.value), unit=measure.unit)
            pieces.append(Piece(measure.start, measure.end, penalty, "noun"))
        elif measure.what == "reaching":
            piece, used = _reaching(sentence, place, pieces)
            pieces.append(piece)
        elif measure.what in ("sum", "units") or (measure.what == "number" and measure.value >= LEAST_SUM):
            pieces[-1:] = fine_of(sentence, measure, pieces[-1:])
        elif measure.what == "number" and (elided := _elided(sentence, measure, model, before)):
            found, used = _with_suspension(sentence, place, elided)
            pieces += found
        place += used
    return [piece for piece in pieces if not _is_period(sentence, piece, pieces)]


def _same(measure: Measure, pieces: Sequence[Piece], before: Duration | None) -> list[Piece]:
    """A penalty like the one before it: "and Ms. B to the same term"."""
    last = next((piece.penalty for piece in reversed(pieces[-9:]) if piece.penalty.kind in PRISON), None)
    if last is None and before is not None:
        last = Penalty(kind="imprisonment", duration=before.iso)
    return [Piece(measure.start, measure.end, last, "same")] if last is not None else []


def _is_period(sentence: Sentence, piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether a piece is the time for which another is suspended: "a suspended sentence with a probation period of"."""
    if piece.penalty.kind != "probation" or not follows_period().search(sentence.folded, piece.start, piece.end):
        return False
    place = bisect_left(pieces, piece.start, key=lambda other: other.start)
    return place > 0 and pieces[place - 1].penalty.kind == "suspended_imprisonment"


def last_term(measures: Sequence[Measure], pieces: Sequence[Piece]) -> Duration | None:
    """The last duration of a sentence that is a prison term."""
    terms = [piece.start for piece in pieces if piece.penalty.kind in PRISON and piece.penalty.duration]
    return next((m.duration for m in reversed(measures) if m.duration and m.start in terms), None)


@dataclass(frozen=True, slots=True)
class _Term:
    """A duration that is a penalty. start, end: of the component. at: behind the words that say what it is."""

    start: int
    end: int
    duration: Duration
    kind: str
    rule: str


def _kind(sentence: Sentence, place: int, pieces: Sequence[Piece], model: tuple[Duration, str] | None) -> _Term | None:
    """What the duration at a place is a penalty of."""
    measure = sentence.measures[place]
    if (duration := measure.duration) is None:
        return None
    behind = noun_behind().match(sentence.folded, measure.end, sentence.stop)
    if behind is not None:
        kind = kind_of(behind, kinds_of("nouns"))
        none = not_imprisonment().search(sentence.folded, measure.end, min(sentence.stop, behind.end() + 16))
        if none is not None and none.start() <= behind.end():
            return None
        if follows("bare", "not_behind").match(sentence.folded, measure.end):
            return None
        return _Term(measure.start, behind.end(), duration, kind, "noun")
    if duration.unit == "day" and DAY_FINE.search(*sentence.front(measure.start, FRONT)):
        return _Term(measure.start, measure.end, duration, "fine", "fine")
    if measure.group and (last := _last_of_group(sentence, place)) is not None:
        end = measure.end
        term = _kind(sentence, last, pieces, model)
        return _Term(measure.start, end, duration, term.kind, "list") if term is not None else None
    if follows("bare", "not_behind").match(sentence.folded, measure.end):
        return None
    if term_in_front().search(*sentence.front(measure.start, NEAR)):
        front = noun_in_front().search(*sentence.front(measure.start, FRONT))
        if front is not None:
            kind = kind_of(front, kinds_of("nouns"))
            if kind != "imprisonment" or not not_imprisonment().search(*sentence.front(measure.start, FRONT)):
                return _Term(front.start(), measure.end, duration, kind, "noun")
            return None
    if duration.iso is None or not (sentence.governed or model):
        return None
    if not _may_be_bare(sentence, measure):
        return None
    kind = model[1] if model is not None and _joins_last(sentence, measure, pieces) else "imprisonment"
    return _Term(measure.start, measure.end, duration, kind, "bare")


def _last_of_group(sentence: Sentence, place: int) -> int | None:
    """The place of the last duration of the same list, where this is not it."""
    group = sentence.measures[place].group
    last = place
    while group and last + 1 < len(sentence.measures) and sentence.measures[last + 1].group == group:
        last += 1
    return last if last > place else None


def _may_be_bare(sentence: Sentence, measure: Measure) -> bool:
    """Whether the words around a measure without a noun let it be a penalty."""
    if follows("bare", "not_behind").match(sentence.folded, measure.end):
        return False
    against = ends_in("bare", "not_in_front").search(*sentence.front(measure.start, NEAR))
    for_it = ends_in("bare", "in_front").search(*sentence.front(measure.start, NEAR))
    if for_it is None:
        front = sentence.folded[max(sentence.start, measure.start - 3) : measure.start]
        return against is None and (bool(re.search(r"[,:;–-]\s{0,2}$", front)) or _for_somebody(sentence, measure))
    return against is None or len(against["words"]) < len(for_it["words"])


def _for_somebody(sentence: Sentence, measure: Measure) -> bool:
    return follows("bare", "elided_behind").match(sentence.folded, measure.end) is not None


def _joins_last(sentence: Sentence, measure: Measure, pieces: Sequence[Piece]) -> bool:
    return bool(pieces) and measure.start - pieces[-1].end < FRONT


def _penalty(term: _Term, kind: str | None = None, iso: str | None = None) -> Penalty:
    """The penalty of a term; hours are a quantity."""
    hours = dict(term.duration.counts).get("hour")
    if hours is not None and len(term.duration.counts) == 1:
        return Penalty(kind=kind or term.kind, quantity=float(hours), unit="hour")
    return Penalty(kind=kind or term.kind, duration=iso or term.duration.iso)


def _with_suspension(sentence: Sentence, place: int, term: _Term) -> tuple[list[Piece], int]:
    """A term as its components: whole, suspended, or in two parts; and how many measures that took."""
    if term.kind == "fine":
        penalty = Penalty(kind="fine", quantity=float(term.duration.counts[-1][1]), unit="day")
        return [Piece(term.start, term.end, penalty, term.rule)], 1
    if term.duration.iso is None or term.kind in HOURS:
        return _with_rate(sentence, place, term)
    if term.kind != "imprisonment":
        return [Piece(term.start, term.end, _penalty(term), term.rule)], 1
    half = half_suspended().match(sentence.folded, term.end, sentence.stop)
    if half is not None and (iso := halved(term.duration)):
        firm = Piece(term.start, term.end, Penalty(kind="imprisonment", duration=iso), term.rule)
        return [
            firm,
            Piece(half.start("half"), half.end(), Penalty(kind="suspended_imprisonment", duration=iso), "part"),
        ], 1
    parts = _parts(sentence, place, term)
    if parts is not None:
        return parts
    whole = _suspended(sentence, place, term)
    kind = "suspended_imprisonment" if whole is not None else "imprisonment"
    end = max(term.end, whole or 0)
    return [Piece(_with_adjective(sentence, term.start), end, _penalty(term, kind), term.rule)], 1


ADJECTIVE = re.compile(r"(?<!\w)(?:suspended|conditional)\s{1,3}$")  # suspended sentence of


def _with_adjective(sentence: Sentence, start: int) -> int:
    front = ADJECTIVE.search(*sentence.front(start, NEAR))
    return front.start() if front is not None else start


def _suspended(sentence: Sentence, place: int, term: _Term) -> int | None:
    """Where the words end that say that all of a term is suspended; 0 where they stand before it."""
    last = _last_of_group(sentence, place)
    at = term.end
    if last is not None:
        noun = noun_behind().match(sentence.folded, sentence.measures[last].end, sentence.stop)
        at = noun.end() if noun else sentence.measures[last].end
    behind = suspended_behind().match(sentence.folded, at, sentence.stop)
    if behind is not None:
        if behind["latter"] and last is not None:
            return None
        return behind.end() if last is None else 0
    if "suspended" in sentence.folded[term.start : term.end] or "avec sursis" in sentence.folded[term.start : term.end]:
        return 0
    return 0 if suspended_in_front().search(*sentence.front(_first_start(sentence, place), FRONT)) else None


def _first_start(sentence: Sentence, place: int) -> int:
    """Where the list begins that a duration is of."""
    group = sentence.measures[place].group
    while group and place and sentence.measures[place - 1].group == group:
        place -= 1
    return sentence.measures[place].start


def _parts(sentence: Sentence, place: int, term: _Term) -> tuple[list[Piece], int] | None:
    """A term with a part that is suspended or to be served: "five years, two of them suspended"."""
    if place + 1 >= len(sentence.measures) or _last_of_group(sentence, place) is not None:
        return None
    part = sentence.measures[place + 1]
    if part.what not in ("duration", "number") or part.start - term.end > PART_REACH:
        return None
    front = part_in_front().fullmatch(sentence.folded, term.end, part.start)
    if front is None:
        return None
    length = part.duration or in_unit_of(Number(part.start, part.end, part.value, True), term.duration)
    named = bool(sentence.folded[front.start() : front.end()].strip(" ,(;\n"))
    rest = difference(term.duration, length)
    if rest is None or length.iso is None:
        return None
    for key in ("behind", "served"):
        behind = part_behind(key).match(sentence.folded, part.end, sentence.stop)
        if behind is None or not (named or behind["them"] or key == "behind"):
            continue
        suspended, firm = (length.iso, rest) if key == "behind" else (rest, length.iso)
        pieces = [
            Piece(term.start, term.end, Penalty(kind="imprisonment", duration=firm), term.rule),
            Piece(part.start, behind.end(), Penalty(kind="suspended_imprisonment", duration=suspended), "part"),
        ]
        return pieces, 2 + _repeated_part(sentence, place + 2, behind.end())
    return None


def _repeated_part(sentence: Sentence, place: int, end: int) -> int:
    """1 where the other part is told, too: "one year is to be served and one year is conditional"."""
    if place >= len(sentence.measures) or sentence.measures[place].start - end > PART_REACH:
        return 0
    other = sentence.measures[place]
    if OTHER_PENALTY.search(sentence.folded, end, other.start):
        return 0
    told = any(part_behind(key).match(sentence.folded, other.end, sentence.stop) for key in ("behind", "served"))
    return 1 if other.what in ("duration", "number") and told else 0


def _with_rate(sentence: Sentence, place: int, term: _Term) -> tuple[list[Piece], int]:
    """Hours of work, and in what time each: "100 hours of forced labour per year during four years"."""
    penalty, end, used = _penalty(term), term.end, 1
    rate = per().match(sentence.folded, term.end, sentence.stop)
    if rate is None or penalty.quantity is None:
        return [Piece(term.start, end, penalty, term.rule)], used
    penalty, end = replace(penalty, per=kind_of(rate, kinds_of("per"))), rate.end() if not rate["reach"] else term.end
    near = range(place + 1, min(place + 4, len(sentence.measures)))
    further = [number for number in near if sentence.measures[number].start >= rate.end()]
    following = sentence.measures[further[0]] if further else None
    if rate["reach"] and following is not None and following.duration and following.start - rate.end() < 3:
        penalty, end, used = replace(penalty, duration=following.duration.iso), following.end, further[0] - place + 1
    return [Piece(term.start, end, penalty, "rate")], used


def _reaching(sentence: Sentence, place: int, pieces: Sequence[Piece]) -> tuple[Piece, int]:
    """A penalty whose term stands further on: "barred from practising law for five years"."""
    measure = sentence.measures[place]
    kind = measure.kind or "ban"
    stop = min(sentence.stop, measure.end + BAN_REACH)
    later = [other for other in sentence.measures[place + 1 : place + 4] if other.what != "number"]
    following = later[0] if later else None
    until = min(stop, following.start) if following is not None else stop
    if same := same_term().search(sentence.folded, measure.end, until):
        prison = next((p.penalty.duration for p in reversed(pieces) if p.penalty.kind in PRISON), None)
        penalty = Penalty(kind=kind, duration=prison, same_term=True)
        return Piece(measure.start, same.end(), penalty, "same_term"), 1
    if following is not None and following.duration is not None and following.start < stop:
        of_its_own = noun_behind().match(sentence.folded, following.end, sentence.stop)
        term = term_in_front().search(*sentence.front(following.start, NEAR))
        if term is not None and of_its_own is None and ";" not in sentence.folded[measure.end : following.start]:
            used = sentence.measures.index(following, place) - place + 1
            return Piece(
                measure.start, following.end, Penalty(kind=kind, duration=following.duration.iso), "reach"
            ), used
    return Piece(measure.start, measure.end, Penalty(kind=kind), "reach"), 1


def _elided(
    sentence: Sentence, measure: Measure, model: tuple[Duration, str] | None, before: Duration | None
) -> _Term | None:
    """A number that leaves out its unit: "eight years for Ms. A and six for Mr. B", "siete para el otro"."""
    if not 0 < measure.value < 100 or measure.value != int(measure.value):
        return None
    ends = END.match(sentence.folded, measure.end) is not None
    if model is None:
        if before is None or not ends or not ends_in("bare", "request").search(*sentence.front(measure.start, NEAR)):
            return None
        model = before, "imprisonment"
    elif not follows("bare", "elided_behind").match(sentence.folded, measure.end):
        front = ends_in("bare", "elided_in_front").search(*sentence.front(measure.start, NEAR))
        named = FOR_SOMEBODY.search(*sentence.front(measure.start, FRONT)) or ALSO_TO.search(
            *sentence.front(measure.start, FRONT)
        )
        if not ends or not (front or named):
            return None
    number = Number(measure.start, measure.end, measure.value, True)
    return _Term(measure.start, measure.end, in_unit_of(number, model[0]), model[1], "elided")
