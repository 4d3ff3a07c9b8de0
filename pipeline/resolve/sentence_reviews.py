"""What an act of review does to the penalties of a person: upheld, changed, overturned, served."""

import re
from collections.abc import Sequence
from datetime import date

from spacy.tokens import Doc

from pipeline.recognise.text import folded_text
from pipeline.resolve.linked_acts import LinkedAct
from pipeline.resolve.sentence_borders import sentence_at
from pipeline.resolve.sentence_words import anywhere, named_group, objects

FRONT, BEHIND = 70, 90  # characters around an act that say what it is of
END = re.compile(r"[;:]|,?\s(?:and|but|while|et|mais|y|pero|mas)\s(?!of|de|the|la|le|los|las|les|mr|ms|m\.|sr|sra)")


def day_of(act: LinkedAct | None) -> date | None:
    """The day of an act where one day is said."""
    if act is None or act.day is None or act.day.date_start != act.day.date_end:
        return None
    return act.day.date_start


def object_kind(doc: Doc, act: LinkedAct) -> str | None:
    """The kind of penalty that a review is of, where its words name one: "supprimé l'amende"; "" where it is of none.

    None: it is of the judgment, or of what the person got.
    """
    folded = folded_text(doc)
    start, stop = sentence_at(doc, act.start)
    stop = min(stop, act.end + BEHIND)
    if act.voice == "subject":
        start, stop = max(start, act.start - FRONT), act.start
    else:
        start = act.start
        end = END.search(folded, act.end, stop)
        stop = end.start() if end else stop
    no_penalty = anywhere("not_objects").search(folded, start, stop)
    kind = objects().search(folded, start, stop)
    whole = anywhere("whole").search(folded, act.end if act.voice != "subject" else start, stop)
    first = min((match for match in (no_penalty, kind, whole) if match), key=lambda match: match.start(), default=None)
    if first is None or first is whole:
        return None
    return "" if first is no_penalty else named_group(first)


def is_completed(doc: Doc, act: LinkedAct) -> bool:
    """Whether the sentence of an act says that the term came to its end."""
    folded = folded_text(doc)
    start, stop = sentence_at(doc, act.start)
    start, stop = max(start, act.start - 160), min(stop, act.end + 120)
    if not anywhere("completed").search(folded, start, stop):
        return False
    return anywhere("going_on").search(folded, start, stop) is None


def is_constitutional(name: str) -> bool:
    """Whether a court reviews rights, not penalties."""
    from pipeline.recognise.text import fold

    return anywhere("constitutional").search(fold(name)) is not None


def acts_on_penalties(acts: Sequence[LinkedAct], kinds: frozenset[str]) -> list[LinkedAct]:
    """The acts of these kinds that verbs assert."""
    said = ("asserted", "alleged")
    return [act for act in acts if act.kind in kinds and act.voice != "noun" and act.assertion in said]
