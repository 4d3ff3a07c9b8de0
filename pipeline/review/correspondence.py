"""A letter's earlier correspondence in order: each letter sent, its replies, and the words that say so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.recognise.exchanges import exchange_words
from pipeline.recognise.text import fold
from pipeline.resolve.facts import Facts
from pipeline.review.excerpt import Place, Sentences
from pipeline.tables.records import ReferenceRecord

LATEST = date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """An earlier letter with the replies to it; record is None for replies whose letter is not known."""

    record: ReferenceRecord | None
    replies: tuple[ReferenceRecord, ...]

    @property
    def day(self) -> date:
        """Where it stands in the time line; undated ones come last."""
        days = [self.record.date] if self.record else [reply.date for reply in self.replies]
        return min((day for day in days if day), default=LATEST)


def correspondence(references: Sequence[ReferenceRecord]) -> list[Sent]:
    """The earlier letters by date, each with its replies; a reply to a letter without number stands by itself."""
    replies = [record for record in references if record.role == "reply"]
    letters = [record for record in references if record.role == "previous"]
    numbers = {record.cited for record in letters if record.cited}
    exchanges = [
        Sent(
            record=letter,
            replies=tuple(reply for reply in replies if letter.cited is not None and reply.cited == letter.cited),
        )
        for letter in letters
    ]
    exchanges += [Sent(record=None, replies=(reply,)) for reply in replies if reply.cited not in numbers]
    return sorted(exchanges, key=lambda sent: sent.day)


def answered_letter(facts: Facts) -> ReferenceRecord | None:
    """The letter that a reply answers: its only answered one that no earlier reply belongs to, else None."""
    if facts.letter.kind != "REPLY":
        return None
    replied = {record.cited for record in facts.references if record.role == "reply"}
    open_ones = [
        record
        for record in facts.references
        if record.role == "previous" and record.status == "answered" and record.cited not in replied
    ]
    return open_ones[0] if len(open_ones) == 1 else None


def words_of_silence(sentences: Sentences, record: ReferenceRecord) -> Place | None:
    """Where the paragraph of an unanswered letter says so: the words nearest behind it, else nearest before."""
    text = sentences.text
    said = record.evidence
    start = text.rfind("\n\n", 0, said.start) + 1
    gap = text.find("\n\n", said.end)
    end = gap if gap >= 0 else len(text)
    found = [match.span() for match in exchange_words("unanswered").finditer(fold(text), start, end)]
    behind = [place for place in found if place[0] >= said.start]
    return behind[0] if behind else (found[-1] if found else None)
