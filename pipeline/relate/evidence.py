"""What is said for and against two persons being one: each reason in words, with its weight in bits."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from pipeline.knowledge import read_toml
from pipeline.relate.corpus import Corpus, PersonKey
from pipeline.relate.name_commonness import Commonness, commonness
from pipeline.relate.name_evidence import HOPELESS, weigh_names
from pipeline.relate.name_likeness import Alignment
from pipeline.relate.profiles import MANDATE_HOLDER, Profile, days, word_counts
from pipeline.relate.reasons import Reason, weights

OFFICIALS = frozenset({"official", "alleged_perpetrator"})
OTHER_STATE = "OTH"
DAYS_A_YEAR = 365.25
MOST_WORDS = 3
NEAR_PLACES = 5  # letters: a place in another language begins with the same ones: Damas, Damascus


@dataclass(frozen=True, slots=True)
class Weighing:
    """Two persons weighed. bits: of all reasons and of what was likely before; full: whole names agree;
    contradicts: each name has a word that the other lacks; against: bits of facts that differ."""

    bits: float
    reasons: tuple[Reason, ...]
    full: bool
    contradicts: bool = False
    against: float = 0.0


@dataclass(frozen=True, slots=True)
class Context:
    """What weighing needs of the corpus. related: letters tied to a letter; companions: names of the others in it."""

    common: Commonness
    related: Mapping[str, frozenset[str]]
    companions: Mapping[str, Mapping[str, tuple[str, float, frozenset[PersonKey]]]]
    described: Mapping[str, int]
    persons: int


def make_context(corpus: Corpus, people: Sequence[Profile]) -> Context:
    """Count what is common in a corpus and who is named in which letter."""
    common = commonness(form for profile in people for form in profile.forms)
    companions: dict[str, dict[str, tuple[str, float, frozenset[PersonKey]]]] = defaultdict(dict)
    for profile in people:
        if profile.person.role == MANDATE_HOLDER:
            continue
        own = companions[profile.letter.letter_id]
        for name, bits in _companion_names(profile, common):
            keys = own[name][2] if name in own else frozenset()
            own[name] = profile.person.name, bits, keys | {profile.key}
    return Context(common, corpus.related, companions, word_counts(people), len(people))


def _companion_names(profile: Profile, common: Commonness) -> Iterator[tuple[str, float]]:
    """Each two whole words of a name, as others who are named in two letters are known."""
    for form in profile.forms:
        whole = [word for word in form if not (word.initial or word.respect or word.generation)]
        for one, two in combinations(sorted(whole, key=lambda word: word.stem), 2):
            yield f"{one.stem} {two.stem}", common.bits(one) + common.bits(two)


def weigh(left: Profile, right: Profile, context: Context) -> Weighing:
    """Weigh two persons of two letters."""
    if _impossible(left, right):
        return Weighing(-99.0, (), False, against=-99.0)
    named, found, names = weigh_names(left, right, context.common)
    if named <= HOPELESS:
        return Weighing(named + weights("prior")["any"], tuple(names), found.full, found.contradicts, named)
    reasons = [
        *_roles(left, right, found),
        *_letters(left, right, context),
        *_companions(left, right, context),
        *_told(left, right, context),
    ]
    total = weights("prior")["any"] + named + sum(reason.bits for reason in reasons)
    shown = [*names, *sorted(reasons, key=lambda reason: (-abs(reason.bits), reason.text))]
    against = weights("name")["contradiction"] if found.contradicts else 0.0
    against += sum(reason.bits for reason in reasons if reason.bits < 0 and not reason.prior)
    return Weighing(total, tuple(shown), found.full, found.contradicts, against)


def _impossible(left: Profile, right: Profile) -> bool:
    """Facts that no two mentions of one person have: genders, days of birth, ages."""
    one, two = left.person, right.person
    if {one.gender, two.gender} == {"male", "female"}:
        return True
    if one.birth_date and two.birth_date and one.birth_date != two.birth_date:
        return (
            one.birth_date.year != two.birth_date.year
            or one.birth_date.timetuple()[1:3] != two.birth_date.timetuple()[1:3]
        )
    return _years_apart(left, right) >= int(weights("age")["impossible"])


def _years_apart(left: Profile, right: Profile) -> int:
    """Years between the two spans of years in which they may have been born; 0 where they meet or are not known."""
    if left.born is None or right.born is None:
        return 0
    return max(0, left.born[0] - right.born[1], right.born[0] - left.born[1])


# --- roles and letters ---------------------------------------------------------------------------------


def _roles(left: Profile, right: Profile, found: Alignment) -> list[Reason]:
    one, two = left.person.role, right.person.role
    values = weights("person")
    if one == two == MANDATE_HOLDER:
        if found.contradicts:
            return []
        bits = values["both_mandate_holders"] if found.full else values["both_mandate_holders"] / 2
        return [Reason(bits, "both mandate holders")]
    if MANDATE_HOLDER in (one, two):
        return [Reason(values["mandate_holder_against"], "mandate holder in one letter only")]
    if one == two:
        return [Reason(values["role_same"], f"{one.replace('_', ' ')} in both")]
    if "other" in (one, two) or {one, two} <= OFFICIALS:
        return []
    key = "role_against" if (one in OFFICIALS) != (two in OFFICIALS) else "role_other"
    return [Reason(values[key], f"{one.replace('_', ' ')} in one, {two.replace('_', ' ')} in the other")]


def _letters(left: Profile, right: Profile, context: Context) -> list[Reason]:
    if left.person.role == right.person.role == MANDATE_HOLDER:
        return []
    values = weights("letters")
    one, two = left.letter, right.letter
    reasons = []
    near = context.related.get(one.letter_id, frozenset())
    others = context.related.get(two.letter_id, frozenset())
    if two.letter_id in near or one.letter_id in others:
        reply = "REPLY" in (one.kind, two.kind)
        reasons.append(
            Reason(values["cites"], "one letter answers the other" if reply else "one letter cites the other")
        )
    elif near & others:
        reasons.append(Reason(values["third"], "both letters are tied to a third"))
    if one.state and two.state and one.state != two.state:
        company = OTHER_STATE in (one.state, two.state)
        bits = values["company" if company else "another_state"]
        reasons.append(
            Reason(bits, f"a letter to {one.state}, one to {two.state}" if company else "another State", prior=True)
        )
    if one.date and two.date:
        years = abs((one.date - two.date).days) / DAYS_A_YEAR
        bits = max(values["most_years_apart"], values["years_apart"] * max(0.0, years - 3))
        if bits <= -0.5:
            reasons.append(Reason(bits, f"{years:.0f} years apart", prior=True))
    return reasons


def _companions(left: Profile, right: Profile, context: Context) -> list[Reason]:
    """Other people who are named in both letters, by the rarity of their names."""
    if left.person.role == right.person.role == MANDATE_HOLDER:
        return []
    values = weights("companions")
    own = context.companions.get(left.letter.letter_id, {})
    other = context.companions.get(right.letter.letter_id, {})
    if len(other) < len(own):
        own, other = other, own
    used = {left.key, right.key}
    found: dict[str, float] = {}
    for name, (text, bits, keys) in own.items():
        if name in other and not (used & keys) and not (used & other[name][2]):
            weight = min(values["most_each"], values["each"] * max(0.0, bits - values["free"]))
            found[text] = max(weight, found.get(text, 0.0))
    if not found:
        return []
    total = min(values["most"], sum(found.values()))
    first = sorted(found, key=lambda text: (-found[text], text))[:3]
    more = f" and {len(found) - len(first)} more" if len(found) > len(first) else ""
    return [Reason(total, f"both name {', '.join(first)}{more}")]


# --- what is told --------------------------------------------------------------------------------------


def _told(left: Profile, right: Profile, context: Context) -> list[Reason]:
    values = weights("person")
    holders = left.person.role == right.person.role == MANDATE_HOLDER
    reasons = [*_births(left, right), *([] if holders else _days(left, right))]
    if holders:
        return reasons
    one, two = left.person, right.person
    if one.nationality and two.nationality and one.nationality != two.nationality:
        reasons.append(Reason(values["nationality_other"], "other nationalities"))
    told: tuple[tuple[str, frozenset[str], frozenset[str], Callable[[str, str], bool]], ...] = (
        ("organisation", left.organisations, right.organisations, _same_text),
        ("place", left.places, right.places, _same_place),
        ("court", left.courts, right.courts, _same_text),
        ("charge", left.charges, right.charges, _same_text),
    )
    for name, own, other, same in told:
        if not own or not other:
            continue
        shared = sorted(part for part in own if any(same(part, whole) for whole in other))
        if shared:
            reasons.append(Reason(values[name], f"{name} in both: {shared[0]}"))
        elif f"{name}_other" in values and not (name == "place" and left.letter.state != right.letter.state):
            reasons.append(Reason(values[f"{name}_other"], f"other {name}s"))
    return reasons + _descriptions(left, right, context)


def _same_text(one: str, two: str) -> bool:
    return one == two


def _same_place(one: str, two: str) -> bool:
    return one == two or one in two or two in one or one[:NEAR_PLACES] == two[:NEAR_PLACES]


def _births(left: Profile, right: Profile) -> list[Reason]:
    values, limits = weights("person"), weights("age")
    if left.person.birth_date and left.person.birth_date == right.person.birth_date:
        return [Reason(values["birth_date"], f"born on {left.person.birth_date} in both")]
    if left.born is None or right.born is None:
        return []
    apart = _years_apart(left, right)
    if apart < limits["slack"]:
        return [Reason(values["age_fits"], "ages fit the years between")]
    if apart < limits["near"]:
        return [Reason(values["age_near"], "ages nearly fit the years between")]
    return [Reason(-values["age_fits"], "ages hardly fit the years between")]


def _days(left: Profile, right: Profile) -> list[Reason]:
    values = weights("person")
    own, other = days(left), days(right)
    if not own or not other:
        return []
    same = sorted(own & other, key=lambda event: (event[1], event[0]))
    if same:
        bits = min(values["most_days"], values["same_day"] * (1 + (len(same) - 1) / 2))
        kind, day = same[0]
        return [Reason(bits, f"{kind.replace('_', ' ')} on {day} in both")]
    dates = sorted({day for _, day in own} & {day for _, day in other})
    if dates:
        return [Reason(values["same_day_other_kind"], f"{dates[0]} in both")]
    if {kind for kind, _ in own} & {kind for kind, _ in other}:
        return [Reason(values["other_day"], "events of other days")]
    return []


def _descriptions(left: Profile, right: Profile, context: Context) -> list[Reason]:
    values = weights("person")
    reasons = []
    if left.occupations and right.occupations:
        same = sorted(left.occupations & right.occupations)
        if same:
            reasons.append(Reason(values["occupation"], f"occupation in both: {same[0]}"))
        elif not _near_kinds(left.occupations, right.occupations):
            reasons.append(Reason(values["occupation_other"], "other occupations"))
    if left.words and right.words:
        shared = sorted(left.words & right.words, key=lambda word: (context.described.get(word, 0), word))
        few = max(3, context.persons // 50)
        rare = [word for word in shared if context.described.get(word, 0) <= few][:MOST_WORDS]
        if rare:
            reasons.append(Reason(values["description_word"] * len(rare), f"described alike: {', '.join(rare)}"))
        elif not shared and not left.occupations & right.occupations:
            reasons.append(Reason(values["description_other"], "described otherwise"))
    return reasons


@cache
def _near_pairs() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in read_toml("occupations")["near"]["pairs"])


def _near_kinds(own: frozenset[str], other: frozenset[str]) -> bool:
    return any(frozenset((one, two)) in _near_pairs() for one in own for two in other)
