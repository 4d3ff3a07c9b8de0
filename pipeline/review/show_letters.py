"""The part of a letter's display that tells its earlier correspondence, sent to answered, as a time line."""

from collections.abc import Iterator
from itertools import groupby

from rich.text import Text

from pipeline.review.correspondence import Sent, correspondence, words_of_silence
from pipeline.review.excerpt import Place
from pipeline.review.page import Page, TimeLine
from pipeline.review.plain import one_line
from pipeline.review.wording import KIND_WORDS, day_words
from pipeline.tables.records import Evidence, ReferenceRecord

STATUS_STYLES = {"answered": "green", "unanswered": "bold red"}
LINES = 3  # of a sentence, unless all is wanted
Said = list[tuple[Text, Evidence | None]]


def named(record: ReferenceRecord) -> str:
    """A communication by its number, or its kind where it has none."""
    return one_line(record.cited) if record.cited else f"{KIND_WORDS.get(record.kind or '', 'letter')} without number"


def print_correspondence(page: Page) -> None:
    """Print the earlier letters by date, each with its replies, and the letters to others that are named."""
    exchanges = correspondence(page.facts.references)
    others = [record for record in page.facts.references if record.role == "other"]
    page.head("Earlier correspondence")
    if not exchanges and not others:
        page.nothing("No earlier letter is named.")
        return
    line = page.time_line()
    for sent in exchanges:
        _add(page, line, sent)
    for _, group in groupby(others, key=lambda record: page.sentence_of(record.evidence)):
        _add_others(page, line, list(group))
    page.body(line.table)


def _add(page: Page, line: TimeLine, sent: Sent) -> None:
    """A letter with its replies; a sentence that tells several of these stands once, at the first."""
    told: set[Place] = set()
    everything = [record.evidence for record in _records(sent)]
    record = sent.record
    if record is not None:
        said: Said = [(_status(record), None)]
        silence = words_of_silence(page.sentences, record) if record.status == "unanswered" else None
        said += _quoted(page, line, record.evidence, everything, told, also=silence)
        if silence is not None and page.sentences.around(*silence) not in told:
            said.append((page.quoted_places([silence], beside=line.beside), None))
        line.add(day_words(record.date) if record.date else "no date", said)
    for reply in sent.replies:
        head = "└ reply" if record is not None else f"reply to {named(reply)}" if reply.cited else "reply"
        said = [(Text(head), None), *_quoted(page, line, reply.evidence, everything, told, also=None)]
        line.add(day_words(reply.date) if reply.date else "no date", said)


def _records(sent: Sent) -> Iterator[ReferenceRecord]:
    if sent.record is not None:
        yield sent.record
    yield from sent.replies


def _status(record: ReferenceRecord) -> Text:
    what = Text(f"{named(record)} ").append("· ", "dim")
    return what.append(record.status or "no word of an answer", STATUS_STYLES.get(record.status or "", "dim"))


def _quoted(
    page: Page, line: TimeLine, evidence: Evidence, others: list[Evidence], told: set[Place], *, also: Place | None
) -> Said:
    """The sentence of a fact, unless it was told; what it says of the others is marked in it."""
    sentence = page.sentence_of(evidence)
    if sentence in told:
        return []
    told.add(sentence)
    said = [evidence, *(other for other in others if page.sentence_of(other) == sentence)]
    inside = [also] if also is not None and page.sentences.around(*also) == sentence else []
    return [(page.quoted(said, beside=line.beside, also=inside, lines=LINES), evidence)]


def _add_others(page: Page, line: TimeLine, group: list[ReferenceRecord]) -> None:
    """Letters that went to others, or stand on an erratum page in front."""
    names = Text(", ".join(named(record) for record in group)).append(" · to another addressee", "dim")
    said = [record.evidence for record in group]
    line.add("", [(names, None), (page.quoted(said, beside=line.beside, lines=LINES), said[0])])
