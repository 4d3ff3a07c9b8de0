"""Organisations by name: known bodies, names told by their words, companies, media, and later uses of their names.

The readers of ``organisation_readers`` give candidates; outside letterhead, mandates and titles of laws the longest
count. Then acronyms, native names in brackets and short forms are found all through the letter
(``organisation_repeats``).
Label ORGANISATION, value: an ``OrganisationName``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from pipeline.recognise.acronyms import acronym_before, acronym_behind, word_behind
from pipeline.recognise.capital_words import begins_sentence
from pipeline.recognise.organisation_readers import Candidate, candidates
from pipeline.recognise.organisation_repeats import acronym_uses, name_in_brackets, repeats
from pipeline.recognise.places import TakenPlaces
from pipeline.recognise.span_groups import Found
from pipeline.recognise.states import code_of
from pipeline.recognise.text import fold, folded_text, text_of

LABEL = "ORGANISATION"
OWN_KINDS = ("resolution", "general_comment", "ilo_convention")  # texts that name the body that made them
PRECEDENCE = ("initials", "known", "company", "quoted", "head", "introduced", "behind")
SURE = {"initials": 0.9, "known": 1.0, "company": 0.95, "quoted": 0.85, "head": 0.9, "introduced": 0.8, "behind": 0.8}
LATER = 0.9  # confidence of acronyms and short forms


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """What a mention tells of an organisation.

    kind: of the table's kinds, None where nothing tells it. acronym: that the letter gives for it. state: only of
    known bodies. known: id of a known body. full: the name that an acronym or a short form stands for, as written
    where the letter has it; None where the mention is a name itself.
    """

    kind: str | None
    acronym: str | None = None
    state: str | None = None
    known: str | None = None
    full: str | None = None


def find_organisations(doc: Doc) -> Iterator[Found]:
    """Yield every mention of an organisation that rules find, in no particular order."""
    text, folded = text_of(doc), folded_text(doc)
    closed, letterhead = _closed(doc), _letterhead(doc)
    resolutions = TakenPlaces((span.start_char, span.end_char) for span in doc.spans.get("resolutions", ()))
    texts = _titles_of_texts(doc, but=OWN_KINDS)
    allowed = [
        candidate
        for candidate in candidates(text, folded, doc._.language)
        if not closed.overlaps(candidate.start, candidate.end)
        and (candidate.reader == "company" or not letterhead.overlaps(candidate.start, candidate.end))
        and not _inside_a_text(texts, candidate)
    ]
    chosen = [_of_the_un(text, resolutions, _with_acronym(text, closed, item)) for item in _chosen(text, allowed)]
    taken = TakenPlaces((candidate.start, candidate.end) for candidate in chosen)
    acronyms: dict[str, Candidate] = {}
    for candidate in chosen:
        yield _found(text, candidate)
        if candidate.acronym is not None and taken.take(*candidate.acronym):
            acronyms.setdefault(text[slice(*candidate.acronym)], candidate)
            yield _later(text, *candidate.acronym, candidate, "acronym")
        native = name_in_brackets(text, candidate)
        if native is not None and taken.take(*native):
            yield _later(text, *native, candidate, "bracket")
    every_text = _titles_of_texts(doc, but=OWN_KINDS[:2])
    for start, end, candidate in acronym_uses(text, acronyms, chosen):
        if not (
            closed.overlaps(start, end) or letterhead.overlaps(start, end) or every_text.overlaps(start, end)
        ) and taken.take(start, end):
            yield _later(text, start, end, candidate, "acronym")
    for start, end, candidate in repeats(text, chosen):
        if not (
            closed.overlaps(start, end) or letterhead.overlaps(start, end) or every_text.overlaps(start, end)
        ) and taken.take(start, end):
            yield _later(text, start, end, candidate, "repeat")


# --- where no organisation is named ------------------------------------------------------------------------


def _closed(doc: Doc) -> TakenPlaces:
    """Mandates, references ("UA GIN 3/2020") and the signatures of mandate holders."""
    text = text_of(doc)
    places = [
        (span.start_char, span.end_char) for group in ("mandates", "references") for span in doc.spans.get(group, ())
    ]
    for span in doc.spans.get("signatories", ()):
        places.append((span.start_char, min(len(text), span.end_char + len(span._.value.title) + 40)))
    return TakenPlaces(sorted(places))


def _letterhead(doc: Doc) -> TakenPlaces:
    """Letterhead and salutation; of these only a company that the letter is addressed to counts."""
    return TakenPlaces(
        (span.start_char, span.end_char)
        for span in doc.spans.get("sections", ())
        if span.label_ in ("LETTERHEAD", "SALUTATION")
    )


def _titles_of_texts(doc: Doc, *, but: tuple[str, ...]) -> TakenPlaces:
    """Titles of treaties and laws. but: kinds of texts that name the body that made them, so that it counts there."""
    return TakenPlaces(
        (span.start_char, span.end_char)
        for span in doc.spans.get("instruments", ())
        if span.label_ == "INSTRUMENT" and span._.value.kind not in but
    )


def _inside_a_text(texts: TakenPlaces, candidate: Candidate) -> bool:
    """Whether a name is part of the title of a law; "Constitution Protection Office" holds one itself."""
    if not texts.overlaps(candidate.start, candidate.end):
        return False
    whole = (candidate.start, candidate.end)
    inside = [place for at in (candidate.start, candidate.end - 1) if (place := texts.around(at, at + 1)) is not None]
    holds = all(whole[0] <= place[0] and place[1] <= whole[1] and place != whole for place in inside)
    return not (holds and candidate.reader in ("head", "initials", "company"))


# --- choosing ----------------------------------------------------------------------------------------------


def _chosen(text: str, allowed: list[Candidate]) -> list[Candidate]:
    """Candidates that do not overlap, in reading order: names with their initials first, then the longest."""
    shortest_first = sorted(
        (item for item in allowed if item.reader == "known"), key=lambda item: item.end - item.start
    )
    known_ends = {item.end: item for item in shortest_first}  # the longest comes last and stays
    starts = {item.start for item in allowed if item.reader == "known" and item.kind == "un_body"}
    exact = [
        item
        for item in allowed
        if not (item.reader == "head" and item.start in starts)
        and (item.reader != "initials" or (known := known_ends.get(item.end)) is None or known.start >= item.start)
    ]
    exact.sort(key=lambda item: (item.reader != "initials", item.start - item.end, PRECEDENCE.index(item.reader)))
    taken = TakenPlaces()
    kept = [candidate for candidate in exact if taken.take(candidate.start, candidate.end)]
    introduced = {(item.start, item.end): item.kind for item in allowed if item.reader in ("introduced", "behind")}
    bodies = {(item.start, item.end): item.body for item in allowed if item.body}
    completed = []
    for item in sorted(kept, key=lambda item: item.start):
        place = (item.start, item.end)
        body = item.body or bodies.get(place)
        kind = body.kind if body else item.kind or introduced.get(place)
        start = _with_article(text, item.start) if kind == "media" and body is None else item.start
        completed.append(replace(item, start=start, kind=kind, body=body))
    return completed


ARTICLE = re.compile(r"(?<![\w.])(?:The|El|La|Le|Los|Las|L['’])[^\S\n]$")


def _with_article(text: str, start: int) -> int:
    """Where a newspaper's name begins with its article: "told The Creek Herald", not "The Creek Herald wrote"."""
    article = ARTICLE.search(text, max(0, start - 6), start)
    return article.start() if article and not begins_sentence(text, article.start()) else start


FORMER_COMMISSION = ("commission on human rights", "commission des droits de l'homme", "comision de derechos humanos")
RESOLUTION_REACH = 40


def _of_the_un(text: str, resolutions: TakenPlaces, candidate: Candidate) -> Candidate:
    """The former Commission on Human Rights where its resolutions are cited; States have commissions of that name."""
    if fold(" ".join(text[candidate.start : candidate.end].split())) not in FORMER_COMMISSION:
        return candidate
    if not resolutions.overlaps(max(0, candidate.start - RESOLUTION_REACH), candidate.end + RESOLUTION_REACH):
        return candidate
    return replace(candidate, kind="un_body")


def _with_acronym(text: str, closed: TakenPlaces, candidate: Candidate) -> Candidate:
    if candidate.acronym is not None:
        return candidate
    place = acronym_behind(text, candidate.end) or word_behind(text, candidate.start, candidate.end)
    place = place or acronym_before(text, candidate.start, candidate.end)
    if place is None or closed.overlaps(*place) or code_of(text[slice(*place)]) is not None:
        return candidate
    return replace(candidate, acronym=place)


def _found(text: str, candidate: Candidate) -> Found:
    acronym = text[slice(*candidate.acronym)] if candidate.acronym else None
    return Found(
        start=candidate.start,
        end=candidate.end,
        label=LABEL,
        value=_value(candidate, acronym, full=None),
        rule=f"organisations.{candidate.reader}",
        confidence=SURE[candidate.reader],
    )


def _later(text: str, start: int, end: int, candidate: Candidate, rule: str) -> Found:
    """A mention of an organisation that is named elsewhere; known acronyms may stand for a name that is nowhere."""
    named = candidate.end > candidate.start
    full = text[candidate.start : candidate.end] if named else None
    acronym = text[slice(*candidate.acronym)] if candidate.acronym else text[start:end] if rule == "acronym" else None
    value = _value(candidate, acronym, full=full)
    return Found(start=start, end=end, label=LABEL, value=value, rule=f"organisations.{rule}", confidence=LATER)


def _value(candidate: Candidate, acronym: str | None, *, full: str | None) -> OrganisationName:
    body = candidate.body
    return OrganisationName(candidate.kind, acronym, body.state if body else None, body.name if body else None, full)
