"""Every communication that a letter names, joined to its letter where the corpus has it.

A link is made where one letter is left; a date that differs is kept and flagged. A reply is what a Government sent:
the file of it, where the corpus has one, is found by the letter that it answers and by its day.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.relate.citations import Citation
from pipeline.relate.communications import (
    REPLY,
    Communications,
    Number,
    communications,
    dated,
    number_of,
    numbered,
)
from pipeline.relate.corpus import CorpusLetter
from pipeline.tables.across_records import LinkRecord

BY_NUMBER, BY_DAY, MISSING = "links.number", "links.day", "links.missing"
JOINT = "J"  # JUA is a UA that several mandates send


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A citation and the letter it means. answers: whether it is made by the very reply to that letter."""

    citation: Citation
    to: CorpusLetter | None
    rule: str
    answers: bool = False


def find_links(letters: Mapping[str, CorpusLetter], citations: Sequence[Citation]) -> list[Link]:
    """The links of all citations, in their order."""
    known = communications(letters.values())
    by_letter: dict[str, list[Citation]] = defaultdict(list)
    for citation in citations:
        by_letter[citation.letter_id].append(citation)
    found = {
        id(citation): _letter_meant(citation, letters[citation.letter_id], known)
        for citation in citations
        if citation.role != "reply"
    }
    for letter_id, own in by_letter.items():
        if letters[letter_id].kind == REPLY:
            for citation in _answered(own):
                found[id(citation)] = replace(found[id(citation)], answers=True)
    replies = _Replies.of(letters, [link for link in found.values() if link.answers])
    for letter_id, own in by_letter.items():
        told = [citation for citation in own if citation.role == "reply"]
        found |= {id(link.citation): link for link in replies.meant(told, letters[letter_id])}
    return [found[id(citation)] for citation in citations]


def _letter_meant(citation: Citation, by: CorpusLetter, known: Communications) -> Link:
    if citation.names is not None:
        to = numbered(known, citation.names, kind=citation.kind, day=citation.date, by=by)
        return Link(citation=citation, to=to, rule=BY_NUMBER if to else MISSING)
    to = dated(known, citation.state or by.state, citation.date, by=by) if citation.cited is None else None
    return Link(citation=citation, to=to, rule=BY_DAY if to else MISSING)


def _answered(own: Iterable[Citation]) -> list[Citation]:
    """The letters that a reply answers: those it calls answered, and of which it tells no earlier reply."""
    own = list(own)
    replied = {citation.names for citation in own if citation.role == "reply"} - {None}
    return [
        citation
        for citation in own
        if citation.role == "previous" and citation.status == "answered" and citation.names not in replied
    ]


@dataclass(frozen=True, slots=True)
class _Replies:
    """The replies of the corpus by the number of the letter that they answer, and by State."""

    by_number: Mapping[Number, Sequence[CorpusLetter]]
    by_state: Mapping[str | None, Sequence[CorpusLetter]]

    @classmethod
    def of(cls, letters: Mapping[str, CorpusLetter], answering: Iterable[Link]) -> "_Replies":
        by_number: dict[Number, list[CorpusLetter]] = defaultdict(list)
        for link in answering:
            own = number_of(link.to.state, link.to.number, link.to.year) if link.to else link.citation.names
            reply = letters[link.citation.letter_id]
            if own is not None and reply not in by_number[own]:
                by_number[own].append(reply)
        by_state: dict[str | None, list[CorpusLetter]] = defaultdict(list)
        for letter in letters.values():
            if letter.kind == REPLY:
                by_state[letter.state].append(letter)
        return cls(by_number, by_state)

    def meant(self, told: Sequence[Citation], by: CorpusLetter) -> list[Link]:
        """The links of the replies that a letter tells of."""
        groups: dict[Number | None, list[Citation]] = defaultdict(list)
        for citation in told:
            groups[citation.names].append(citation)
        links: list[Link] = []
        for number, group in groups.items():
            links += self._dated(group, by) if number is None else self._numbered(group, number, by)
        return links

    def _numbered(self, told: Sequence[Citation], number: Number, by: CorpusLetter) -> list[Link]:
        """Replies to one letter: each to the one of its day; one told and one there belong together on any day.

        A reply of that very day to another letter of the State is taken where there is none to this one: which letter
        is answered is the harder thing to read.
        """
        there = [reply for reply in self.by_number.get(number, ()) if reply.letter_id != by.letter_id]
        days: dict[int, CorpusLetter] = {}
        for citation in told:
            same_day = [reply for reply in there if citation.date is not None and reply.date == citation.date]
            if len(same_day) == 1:
                days[id(citation)] = same_day[0]
        if len(told) == 1 and len(there) == 1:
            days.setdefault(id(told[0]), there[0])
        found = [self._link(citation, days[id(citation)], BY_NUMBER) for citation in told if id(citation) in days]
        return found + self._dated([citation for citation in told if id(citation) not in days], by)

    def _dated(self, told: Sequence[Citation], by: CorpusLetter) -> list[Link]:
        links = []
        for citation in told:
            same_day = [
                reply
                for reply in self.by_state.get(citation.state or by.state, ())
                if citation.date is not None and reply.date == citation.date and reply.letter_id != by.letter_id
            ]
            links.append(self._link(citation, same_day[0] if len(same_day) == 1 else None, BY_DAY))
        return links

    @staticmethod
    def _link(citation: Citation, to: CorpusLetter | None, rule: str) -> Link:
        return Link(citation=citation, to=to, rule=rule if to else MISSING)


def link_record(link: Link, letters: Mapping[str, CorpusLetter]) -> LinkRecord:
    """The row of ``links`` for a citation."""
    said, to, by = link.citation, link.to, letters[link.citation.letter_id]
    reply = said.role == "reply"
    return LinkRecord(
        from_letter=by.letter_id,
        from_reference=by.reference,
        to_letter=to.letter_id if to else None,
        to_reference=to.reference if to else None,
        cited=said.cited,
        relation=said.role,
        answers=link.answers,
        date=said.date,
        to_date=to.date if to else None,
        date_matches=said.date == to.date if to and said.date and to.date else None,
        kind_matches=said.kind.removeprefix(JOINT) == to.kind.removeprefix(JOINT)
        if to and said.kind and not reply
        else None,
        from_person=None,
        to_person=None,
        reasons=_reasons(link),
        evidence=replace(said.evidence, rule=link.rule),
    )


def _reasons(link: Link) -> list[str]:
    said, to = link.citation, link.to
    if to is None:
        return ["no letter of the corpus, or no single one, is meant"]
    reasons = [f"named as {said.cited}" if link.rule == BY_NUMBER else f"the only one of {said.date}"]
    if said.date and to.date and link.rule == BY_NUMBER:
        same = said.date == to.date
        reasons.append(f"dated {to.date} in both" if same else f"against: dated {said.date} there, {to.date} itself")
    return reasons
