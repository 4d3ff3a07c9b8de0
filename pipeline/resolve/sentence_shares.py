"""To whom each penalty of a sentence goes: "A to five years and B to three", "7, 5 and 3 years respectively"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.resolve.people_reading import Reading
from pipeline.resolve.reference_words import NAME, POSSESSIVE, PRONOUN, Reference
from pipeline.resolve.sentence_words import (
    anywhere,
    between_terms,
    inverted,
    joined,
    named_group,
    orders,
    person_first,
    person_last,
)

ORDER_REACH = 80  # characters from a penalty to "for the other two"
LISTS_BACK = 8  # sentences in front that can name the list
NUMBER_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "deux": 2, "trois": 3, "quatre": 4, "dos": 2, "tres": 3, "cuatro": 4,
    "cinco": 5,
}  # fmt: skip
NUMBERS = re.compile("|".join(NUMBER_WORDS))
TITLED = re.compile(r"(?:sr|sra|sres|sras|mr|mrs|ms|messrs|m|mm|mme|mmes)\.?\s{1,3}[^\W\d_]")
TELLS_NOBODY = re.compile(r"(?:for |to |para |a |contre )?(?:each|both|all|chacune?|cada un[oa]|tous|todos)")
SOMEBODY_ELSE = re.compile(  # cuatro para el menor · six for each of the other two
    r"\s{1,3}(?:for|against|para|contra|pour|contre)\s(?:[\w']+\s){1,6}?"
    r"(?:menor|minor|boy|girl|child|mineure?|others?|otr[oa]s|autres|adult\w*|defendants?|acusad[oa]s?|prevenus?|accuses?)(?!\w)"
)
OFFICE = 24  # characters in front of a name that say its office
MONEY = frozenset({"fine", "other"})
PAYEE = re.compile(r"(?<!\w)(?:to|a|al|au|aux)(?!\w)")
SAME = frozenset({"part"})  # rules of a penalty that goes to whom the one before it goes


@dataclass(frozen=True, slots=True)
class Share:
    """Who gets a penalty. persons: ids. unnamed: words for people without a name. told: whether beside the penalty."""

    persons: tuple[str, ...]
    unnamed: str | None = None
    told: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A penalty in the marked text. rule: how it was recognised. kind: of penalty."""

    start: int
    end: int
    rule: str
    kind: str


def shares_of(
    reading: Reading, terms: Sequence[Term], begin: int, stop: int, given: Share, *, accused: Sequence[str] = ()
) -> list[Share]:
    """Who gets each penalty of one act. begin: where the act ends; stop: where its part of the sentence does.

    given: to whom the act happened; theirs is every penalty that has nobody beside it. accused: those who were charged
    before, of whom "the others" are the rest.
    """
    turned = _is_inverted(reading, terms, begin, stop)
    found: list[Share] = []
    for number, term in enumerate(terms):
        reached = terms[number - 1].end if number else begin
        following = terms[number + 1].start if number + 1 < len(terms) else stop
        beside = None
        if term.rule not in SAME:
            beside = _inside(reading, term) or _beside(reading, reached, term, following, turned=turned)
            if beside is None or not beside.persons:
                by_order = _by_order(reading, reached, term, following, [given, *found], accused=accused)
                if number == 0 and by_order is None and not given.persons:
                    start = reading.sentence(begin)[0]  # the former received five years
                    by_order = _by_order(
                        reading, start, Term(begin, begin, term.rule, term.kind), begin, [], accused=accused
                    )
                beside = by_order if by_order and (by_order.persons or beside is None) else beside
            if beside is not None and not beside.persons and TELLS_NOBODY.fullmatch(beside.unnamed or ""):
                beside = None
        if beside is None and found and SOMEBODY_ELSE.match(reading.text, term.end, following):
            beside = Share((), told=True)
        found.append(beside or (found[-1] if found else given))
    _take_back(reading, terms, begin, found)
    return _shared_out(reading, terms, begin, found)


def _take_back(reading: Reading, terms: Sequence[Term], begin: int, found: list[Share]) -> None:
    """Those who are named behind the first penalty for another one only do not get the first."""
    if not found or found[0].told:
        return
    later = {person for share in found if share.told for person in share.persons}
    start = reading.sentence(begin)[0]
    before = {person for ref in reading.between(start, terms[0].start) for person in ref.persons}
    kept = tuple(person for person in found[0].persons if person not in later - before)
    if kept and kept != found[0].persons:
        first = found[0]
        for place, share in enumerate(found):
            if share is first:
                found[place] = Share(kept, share.unnamed)


def _is_inverted(reading: Reading, terms: Sequence[Term], begin: int, stop: int) -> bool:
    """Whether people stand behind what they got: "condamné à mort le major §; à dix ans le capitaine §"."""
    first = terms[0]
    if _people(reading, begin, first.start):
        return False
    until = terms[1].start if len(terms) > 1 else stop
    behind = _people(reading, first.end, until)
    return bool(behind) and inverted().fullmatch(reading.text, first.end, behind[0].first) is not None


def _people(reading: Reading, start: int, end: int) -> list[Reference]:
    found = reading.between(start, end)
    return [ref for ref in found if not (ref.kind == POSSESSIVE and _owns(reading, ref)) and _is_somebody(ref)]


def _owns(reading: Reading, reference: Reference) -> bool:
    """Whether a possessive stands with what is owned: "her" of "for her and three years for him" does not."""
    return re.match(r"\s{0,3}(?:[,.;]|(?:and|et|y)\s|$)", reading.text[reference.end : reference.end + 8]) is None


def _is_somebody(reference: Reference) -> bool:
    return bool(reference.persons) or reference.kind != PRONOUN


def _beside(reading: Reading, reached: int, term: Term, following: int, *, turned: bool) -> Share | None:
    """Who is named in front of a penalty or behind it; one behind who leads to the next penalty gets that one."""
    front = None if turned else _in_front(reading, reached, term)
    behind = _behind(reading, term, following, turned=turned)
    if front is None or behind is None:
        return front or behind
    last = _people(reading, term.end, following)[-1:]
    leads_on = bool(last) and person_first().fullmatch(reading.text, last[0].end, following) is not None
    return front if leads_on else behind


def _inside(reading: Reading, term: Term) -> Share | None:
    """Those named in the words of a penalty: "l'amende infligée à Mme § à 250 000 francs"."""
    people = [reference for reference in _people(reading, term.start, term.end) if reference.persons]
    return _share(reading, people) if people and term.rule == "fine" else None


def _in_front(reading: Reading, reached: int, term: Term) -> Share | None:
    people = _people(reading, reached, term.start)
    if not people or not person_first().fullmatch(reading.text, people[-1].end, term.start):
        return None
    first = len(people) - 1
    while first and joined().fullmatch(reading.text, people[first - 1].end, people[first].first):
        first -= 1
    return _share(reading, people[first:])


def _behind(reading: Reading, term: Term, following: int, *, turned: bool) -> Share | None:
    link = inverted() if turned else person_last()
    told = person_last().match(reading.text, term.end, following)
    if told is not None and TITLED.match(reading.text, told.end()):
        return Share((), None, told=True)  # a name that two people share
    people = _people(reading, term.end, following)
    if not people:
        return None
    if not link.fullmatch(reading.text, term.end, people[0].first):
        return None
    if turned:
        return _share(reading, people)
    if term.kind in MONEY and PAYEE.search(reading.text, term.end, people[0].first):
        return None  # who is paid, not who pays
    last = 0
    while last + 1 < len(people) and joined().fullmatch(reading.text, people[last].end, people[last + 1].first):
        last += 1
    if following < len(reading.text) and person_first().fullmatch(reading.text, people[last].end, following):
        # "five years for A, B three": the last one belongs to what follows.
        last -= 1 if last else 0
    return _share(reading, people[: last + 1])


def _by_order(
    reading: Reading, reached: int, term: Term, following: int, told: Sequence[Share], *, accused: Sequence[str]
) -> Share | None:
    """Who is told by a place in a list that was named before: "al primero", "los otros dos acusados"."""
    place = None
    for match in orders().finditer(reading.text, reached, term.start):
        if person_first().fullmatch(reading.text, match.end(), term.start):
            place = match
    if place is None:
        link = person_last().match(reading.text, term.end, following)
        starts = {term.end, link.end()} if link else set()
        for match in orders().finditer(reading.text, term.end, min(following, term.end + ORDER_REACH)):
            if match.start() in starts or person_last().fullmatch(reading.text, term.end, match.start()):
                place = match
                break
    if place is None:
        return None
    kind = named_group(place)
    done = [person for share in told for person in share.persons] if kind == "others" else []
    people = _list_before(reading, place.start(), done)
    chosen = {"first": people[:1], "two_first": people[:2], "last": people[-1:]}
    if kind in chosen:
        return Share(chosen[kind], told=True) if people else None
    rest = tuple(person for person in people if person not in done)
    said = NUMBERS.search(place.group())
    left = tuple(person for person in accused if person not in done)
    if done and left and set(done) & set(accused) and (said is None or len(left) == NUMBER_WORDS[said.group()]):
        rest = left
    if not rest or (said is not None and len(rest) != NUMBER_WORDS[said.group()]):
        return Share((), " ".join(place.group().split()), told=True)
    return Share(rest, told=True)


def _list_before(reading: Reading, at: int, done: Sequence[str]) -> tuple[str, ...]:
    """The people of the last list or group in front of an offset; of "the others" one that holds those told."""
    reached = at
    for _ in range(LISTS_BACK):
        start, _ = reading.sentence(reached)
        people = [ref for ref in reading.between(start, reached) if ref.persons]
        listed = [ref for ref in people if len(ref.persons) > 1 and (not done or set(ref.persons) & set(done))]
        if listed and len(set(listed[-1].persons) - set(done)) > 0:
            return listed[-1].persons
        named = tuple(dict.fromkeys(person for ref in people for person in ref.persons))
        if len(named) > 1 and set(named) - set(done) and (not done or set(named) & set(done)):
            return named
        if start == 0:
            break
        reached = start - 1
    return ()


def joined_people(reading: Reading, start: int, stop: int, known: Sequence[str]) -> tuple[str, ...]:
    """The people of the first list between two offsets of the marked text; those joined to the known ones, if any."""
    people = _people(reading, start, stop)
    first = next((place for place, ref in enumerate(people) if not known or set(ref.persons) & set(known)), None)
    if first is None:
        return ()
    last = first
    while last + 1 < len(people) and joined().fullmatch(reading.text, people[last].end, people[last + 1].first):
        last += 1
    return tuple(dict.fromkeys(person for ref in people[first : last + 1] for person in ref.persons))


def _prosecutors(reading: Reading, reference: Reference) -> set[str]:
    """Those whom the sentence in front names as prosecutor or judge: "the prosecutor, Mr. §, asked for"."""
    start = reading.sentence(reference.first)[0]
    named = [ref for ref in reading.between(start, reference.first) if ref.persons and ref.kind == NAME]
    asks = anywhere("not_sentenced")
    found: set[str] = set()
    for other in named:
        if asks.search(reading.text, max(start, other.first - OFFICE), other.first):
            found |= set(other.persons)
    return found


def _meant(reading: Reading, reference: Reference) -> tuple[str, ...]:
    """Whom a word means; a pronoun for a prosecutor means the accused of that gender, if there is one."""
    asking = _prosecutors(reading, reference)
    if reference.kind != PRONOUN or not set(reference.persons) & asking:
        return reference.persons
    gender = reference.gender
    people = [person for person in _list_before(reading, reference.first, ()) if person not in asking]
    fitting = [person for person in people if gender and reading.genders.get(person) == gender]
    return tuple(fitting) if len(fitting) == 1 else ()


def _share(reading: Reading, people: Sequence[Reference]) -> Share:
    persons = tuple(dict.fromkeys(person for ref in people for person in _meant(reading, ref)))
    unnamed = [" ".join(reading.text[ref.start : ref.end].split()) for ref in people if not ref.persons]
    return Share(persons, " and ".join(unnamed) or None, told=True)


def _shared_out(reading: Reading, terms: Sequence[Term], begin: int, shares: list[Share]) -> list[Share]:
    """Terms of one list go to the people in order, one each, where there are as many."""
    sentence = reading.sentence(begin)
    in_order = anywhere("respectively").search(reading.text, begin, sentence[1]) is not None
    result = list(shares)
    heads = [place for place, term in enumerate(terms) if term.rule not in SAME]
    for first, last in _lists(reading, terms, heads):
        places = [place for place in heads if first <= place <= last]
        number = len(places)
        listed = any(terms[place].rule in {"list", "elided"} for place in range(first, last + 1))
        people = shares[last].persons if shares[last].told else shares[first].persons
        if not (in_order or listed) or len(people) == 1:
            continue
        if len(people) != number:
            named = _people(reading, sentence[0], terms[first].start)
            people = tuple(dict.fromkeys(person for reference in named for person in reference.persons))
        for number_in_list, place in enumerate(places):
            fits = len(people) == number
            result[place] = Share((people[number_in_list],)) if fits else Share((), shares[place].unnamed)
    for place, term in enumerate(terms):
        if term.rule in SAME and place:
            result[place] = result[place - 1]
    return result


def _lists(reading: Reading, terms: Sequence[Term], heads: Sequence[int]) -> list[tuple[int, int]]:
    """First and last of the terms that stand in one list, of one kind or nearly so. heads: those that are no parts."""
    found = []
    first = 0
    for number in range(1, len(heads) + 1):
        before = heads[number - 1]
        in_list = number < len(heads) and between_terms().fullmatch(
            reading.text, terms[heads[number] - 1].end, terms[heads[number]].start
        )
        if in_list and _alike(terms[before], terms[heads[number]]):
            continue
        if number - 1 > first:
            found.append((heads[first], before))
        first = number
    return found


def _alike(one: Term, other: Term) -> bool:
    prison = ("imprisonment", "suspended_imprisonment")
    return one.kind == other.kind or (one.kind in prison and other.kind in prison and other.rule != "part")
