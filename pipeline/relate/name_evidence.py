"""What two names say for and against two persons being one."""

from collections.abc import Iterable

from pipeline.relate.name_commonness import Commonness
from pipeline.relate.name_likeness import Alignment, align
from pipeline.relate.name_words import Form, NameWord
from pipeline.relate.profiles import Profile
from pipeline.relate.reasons import Reason, weights
from pipeline.relate.word_likeness import ENDING, EQUAL, INITIAL, NEAR

HOPELESS = -11.0  # bits of a name that nothing makes up for


def weigh_names(left: Profile, right: Profile, common: Commonness) -> tuple[float, Alignment, list[Reason]]:
    """The best of all pairs of forms: its bits, the words side by side, and what is to be said of it.

    Nothing is said of two names that cannot be one person's.
    """
    alike: list[tuple[float, int, int, Alignment]] = []
    for i, own in enumerate(left.forms):
        for j, other in enumerate(right.forms):
            found = align(own, other)
            bits = _name_bits(found, own, other, common) + weights("name")["alias"] * bool(i or j)
            if found.contradicts and _surname_changed(left, right, found):
                bits += weights("name")["surname_changed"] - weights("name")["contradiction"]
            alike.append((bits, -i, -j, found))
    bits, i, j, found = max(alike, key=lambda one: one[:3])
    if bits <= HOPELESS:
        return bits, found, []
    own, other = left.forms[-i], right.forms[-j]
    reasons = [Reason(0.0, f"the name {left.texts[-i] if i else right.texts[-j]} in both")] if i or j else []
    reasons += _name_reasons(found, own, other) + _sayings(found, bits)
    if not found.contradicts and any(_second_name(one, i, j) for one in alike):
        return bits + weights("name")["second_name"], found, [*reasons, Reason(1.0, "a second name in both")]
    return bits, found, reasons


def _second_name(alike: tuple[float, int, int, Alignment], i: int, j: int) -> bool:
    """Whether other forms of both, than those that were set side by side, are the same name, too."""
    _, one, two, found = alike
    return one != i and two != j and not found.contradicts and all(kind != INITIAL for *_, kind in found.pairs)


def _sayings(found: Alignment, bits: float) -> list[Reason]:
    """Whether the name is a rare or a common one."""
    limits = weights("name")["sayings"]
    if found.contradicts or limits["common"] < bits < limits["rare"]:
        return []
    if bits >= limits["rare"]:
        return [Reason(bits, "rare name")]
    return [Reason(-1.0, "common name" if found.full else "little of the name")]


def _name_bits(found: Alignment, own: Form, other: Form, common: Commonness) -> float:
    values = weights("name")
    bits = 0.0
    for one, two, kind in found.pairs:
        if kind == INITIAL:
            bits += values["initial"]
        else:
            bits += max(0.0, min(common.bits(one), common.bits(two)) + values.get(kind, 0.0))
    whole = [one for one, _, kind in found.pairs if kind != INITIAL]
    given = [pair for pair in found.pairs if pair[2] != INITIAL and pair[0].given]
    if not found.ordered:
        both_given = len(given) == len(found.pairs)
        bits += values["order_given" if both_given and len(found.pairs) == len(own) == len(other) else "order"]
    bits += values["left_over"] * len(found.left + found.right)
    if not found.contradicts and any(
        word is form[0] and word.given for form in (own, other) for word in found.left + found.right
    ):
        bits += values["first_left_over"]
    if any(kind != INITIAL and _genders_differ(one, two) for one, two, kind in found.pairs):
        bits += values["feminine"]
    if found.contradicts:
        bits += values["contradiction"]
    if len(whole) == 1:
        bits += values["initials_only"] if len(found.pairs) > 1 else values["single"]
    return float(min(bits, values["most"]))


def _genders_differ(one: NameWord, two: NameWord) -> bool:
    return one.feminine is not None and two.feminine is not None and one.feminine != two.feminine


def _surname_changed(left: Profile, right: Profile, found: Alignment) -> bool:
    """Whether only the last word differs, of a woman: she may have married."""
    if "female" not in (left.person.gender, right.person.gender) or not found.pairs:
        return False
    first = left.forms[0][0], right.forms[0][0]
    return any((one, two) == first and kind != INITIAL for one, two, kind in found.pairs)


def _name_reasons(found: Alignment, own: Form, other: Form) -> list[Reason]:
    reasons = []
    if all(kind == EQUAL for *_, kind in found.pairs) and not found.left and not found.right:
        order = "same name" if found.ordered else "same words, other order"
        reasons.append(Reason(1.0, f"{order}: {_text(own if len(own) >= len(other) else other)}"))
        return reasons
    for one, two, kind in found.pairs:
        if kind == INITIAL:
            short, full = (one, two) if one.initial else (two, one)
            text = (
                f"initial {short.text.title()}. in both"
                if full.initial
                else f"initial {short.text.title()}. of {full.text.title()}"
            )
        elif kind == EQUAL:
            text = f"{one.text.title()} in both"
        elif kind == NEAR:
            text = f"{one.text.title()} is nearly {two.text.title()}"
        elif kind == ENDING:
            text = f"{one.text.title()} and {two.text.title()} have one stem"
        else:
            text = f"{one.text.title()} is {two.text.title()} in another spelling"
        reasons.append(Reason(1.0, text))
    if found.contradicts:
        reasons.append(Reason(-9.0, f"{_text(found.left) or '-'} in one, {_text(found.right) or '-'} in the other"))
    else:
        only = found.left + found.right
        if only:
            reasons.append(Reason(0.0, f"{_text(only)} only in one"))
    return reasons


def _text(words: Iterable[NameWord]) -> str:
    return " ".join(word.text.title() + ("." if word.initial else "") for word in words)
