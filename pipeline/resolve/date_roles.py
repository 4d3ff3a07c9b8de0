"""What a date dates: the letter, an earlier one, a reply, a law, a ratification, a birth, a term, or an event."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc, Span

from pipeline.recognise.date_contexts import role_words
from pipeline.recognise.letter_date import stands_alone
from pipeline.recognise.sections import section_at
from pipeline.recognise.text import folded_text
from pipeline.resolve.exchange_marks import Exchanges
from pipeline.resolve.identity import Identity
from pipeline.resolve.sentence_borders import sentence_at

CLAUSE = 180  # characters in front of a date that can say what it dates
ADJACENT = 40
PROSE = 130  # characters that a line of the letterhead does not have
LISTED_BEHIND = 100  # characters from one date of ratification to the next in a list of them
OPENING = 16  # characters in front of a date that opens its sentence: "On ", "El día "
BREAK = re.compile(r"[.;:\n]\s|^")
BEHIND = ("ratification", "adoption")  # roles that the words behind such a date can give
MARKS = 30  # words of exchange looked at in a sentence
NEAR = 170  # characters to a word of exchange
# A stop ends the clause, but not that of "No. 5", "Art. 3", "Mr. X", "v. Y".
CLAUSE_END = re.compile(
    r"(?<!\bno\.)(?<!\bnum\.)(?<!\bnums\.)(?<!\bpara\.)(?<!\bparas\.)(?<!\bparr\.)(?<!\bparrs\.)(?<!\bnos\.)(?<!\bart\.)(?<!\barts\.)(?<!\bmr\.)(?<!\bms\.)(?<!\bdr\.)(?<!\bsr\.)(?<!\bsra\.)(?<!\bv\.)(?<!\bvs\.)(?<!\bm\.)"
    r"(?<!\bpar\.)(?<!\bc\.)(?<!\badhesion:)(?<!ratification:)(?<!\bratificacion:)(?<!\baccession:)(?<!\bsignature:)"
    r"(?<!firma:)(?<!force:)(?<!vigor:)(?<!vigueur:)(?<!adopted:)(?<!adoption:)(?<!adopcion:)(?<=[.;:])\s+|\n\n"
)
LISTED = re.compile(r"\s*,?\s*(?:(?:and|et|y|e|&)\s)?(?:(?:on|le|el|du|del|de|of|du|au)\s)?\s*")  # in a list of dates
TOLD = ("introduction", "allegations", "requests", "closing")  # sections in which a judgment or report is an event
HEADS = ("letterhead", "salutation", "signatures")
LAW_BOOKS = ("legal_framework", "annex")


@dataclass(frozen=True, slots=True)
class Correspondence:
    """The letter's own date, those of the correspondence that it speaks of, and where it does.

    elsewhere: the letter's own day where it goes to others, too.
    starts, labels: of the references and words of exchange, in reading order.
    """

    dated: Span | None
    day: date | None
    sent: frozenset[date]
    elsewhere: frozenset[date]
    received: frozenset[date]
    starts: Sequence[int]
    labels: Sequence[str]


def correspondence_of(doc: Doc, identity: Identity, exchanges: Exchanges) -> Correspondence:
    """What is known of the letters, for ``role_of``."""
    marks = sorted((span.start_char, span.label_) for group in ("exchanges", "references") for span in doc.spans[group])
    return Correspondence(
        dated=identity.dated,
        day=identity.day,
        sent=frozenset(
            item.sent
            for item in exchanges.letters
            if item.sent and not _beside(item.sent, identity, parallel=item.parallel)
        ),
        elsewhere=frozenset(
            item.sent
            for item in exchanges.letters
            if item.sent and _beside(item.sent, identity, parallel=item.parallel)
        ),
        received=frozenset(answer.received for answer in exchanges.answers if answer.received),
        starts=[start for start, _ in marks],
        labels=[label for _, label in marks],
    )


def _beside(sent: date, identity: Identity, *, parallel: bool) -> bool:
    """Whether a letter goes out to others with this one, on the same day."""
    return parallel and sent == identity.day


@dataclass(frozen=True, slots=True)
class Before:
    """The date in front of another: where it ends and what it dates."""

    end: int
    role: str


def role_of(doc: Doc, span: Span, start: date | None, letters: Correspondence, before: Before | None) -> str:
    """What a date dates: by its place in the header, the exchange that it belongs to, or the words before it.

    start: the first day of the date's value. before: the date in front of it, whose role a list goes on with.
    """
    if letters.dated is not None and span.start_char <= letters.dated.start_char < span.end_char:
        return "letter"
    if span._.rule == "dates.birth_year":
        return "birth"
    section = section_at(doc, span.start_char)
    if section in HEADS and start is not None and (start == letters.day or not _in_prose(doc, span)):
        return "letter" if start == letters.day else "other"
    exchanged = _role_in_exchange(doc, span, start, letters)
    if exchanged is not None:
        return exchanged
    folded = folded_text(doc)
    role = _role_by_words(folded, span, section, before)
    if role is not None:
        return role
    listed = before is not None and LISTED.fullmatch(folded, before.end, span.start_char)
    if before is not None and listed and before.role in ("ratification", "adoption", "birth", "other"):
        return before.role
    return "other" if span._.rule == "dates.relative.today" else "event"


def _role_in_exchange(doc: Doc, span: Span, start: date | None, letters: Correspondence) -> str | None:
    hangs = span.label_ == "RELATIVE"
    folded = folded_text(doc)
    if start in letters.elsewhere and start not in letters.sent:
        return "other"
    if role_words("asked_for").search(folded, max(0, span.start_char - ADJACENT), span.start_char):
        return "deadline"
    if role_words("acknowledged_behind").match(folded[span.end_char : span.end_char + NEAR]):
        return "reply"
    if not hangs or section_at(doc, span.start_char) == "introduction":
        if start in letters.received and _words_near(letters, span, "REPLY"):
            return "reply"
        if start in letters.sent and (
            _words_near(letters, span, "LETTER", "COMMUNICATION") or _in_sentence(doc, letters, span)
        ):
            return "previous_communication"
    before = CLAUSE_END.split(folded[max(0, span.start_char - NEAR) : span.start_char])[-1]
    if role_words("acknowledgement").search(before):
        return "reply"
    if role_words("previous_letter").search(before):
        return "previous_communication"
    if hangs and _words_near(letters, span, "LETTER", "COMMUNICATION", "REPLY"):
        return "reply" if role_words("answered").search(before[-ADJACENT:]) else None
    return None


def _in_prose(doc: Doc, span: Span) -> bool:
    """Whether a date stands in a sentence, not on a line of the head: a note verbale begins without a salutation."""
    if stands_alone(doc, span):
        return False
    first, last = sentence_at(doc, span.start_char)
    paragraph = folded_text(doc)[max(first, span.start_char - CLAUSE) : last].split("\n\n")
    return any(len(part) >= PROSE and span.text.lower()[:4] in part for part in paragraph)


def _role_by_words(folded: str, span: Span, section: str, before: Before | None) -> str | None:
    """The role that the nearest words in front, in the clause, give."""
    end = span.start_char
    begin = max(0, end - CLAUSE)
    for stop in CLAUSE_END.finditer(folded, begin, end):
        begin = stop.end()
    own = max(begin, before.end) if before is not None and before.end < end else begin
    clause, own_words = folded[begin:end], folded[own:end]
    ratified = _last(clause, "ratification")
    if ratified is not None and begin + ratified < own and (before is None or end - before.end > LISTED_BEHIND):
        ratified = None
    adopted = _last(own_words, "adoption")
    if adopted is not None and (role_words("measures").search(own_words) or _is_state_of_things(own_words)):
        adopted = None
    if adopted is not None and role_words("judgment_noun").search(own_words) and not _of_high_court(folded, own, span):
        adopted = None
    if ratified is not None and (adopted is None or begin + ratified >= own + adopted or _in_bracket(clause)):
        return "ratification"
    if role_words("birth").search(folded[max(own, end - ADJACENT) : end]):
        return "birth"
    if role_words("told").search(own_words):
        return "other"
    if adopted is not None or _is_judgment(folded, own, span, section):
        return "adoption"
    if section != "allegations" and (
        role_words("deadline").search(own_words)
        or role_words("deadline_behind").match(folded[span.end_char : span.end_char + ADJACENT])
    ):
        return "deadline"
    if section not in TOLD and role_words("other").search(own_words):
        return "other"
    goes_on = folded[span.end_char : span.end_char + 1] in (",", " ")
    if goes_on and len(own_words) <= OPENING and BREAK.search(folded, max(0, end - OPENING), end + 1):
        return next((role for role in BEHIND if role_words(f"{role}_behind").match(folded, span.end_char + 1)), None)
    return None


def _in_bracket(clause: str) -> bool:
    """Whether a date is all that stands in brackets behind a treaty: "has signed the Convention (6 February 2007)"."""
    return clause.rstrip().endswith("(")


def _is_state_of_things(own_words: str) -> bool:
    """Whether what is in force is a state of emergency or the like, no law."""
    return bool(role_words("state_of_things").search(own_words))


def _is_judgment(folded: str, own: int, span: Span, section: str) -> bool:
    """Whether it is a judgment of an international or constitutional court, where the law is spoken of."""
    end = span.start_char
    if section not in LAW_BOOKS or not role_words("judgment").search(folded[own:end]):
        return False
    return _of_high_court(folded, own, span)


def _of_high_court(folded: str, own: int, span: Span) -> bool:
    """Whether a court whose judgments are law, or a case's name, stands near."""
    return bool(role_words("high_court").search(folded[max(0, own - ADJACENT) : span.end_char + NEAR]))


def _last(text: str, role: str) -> int | None:
    """Where the last of a role's words begins."""
    return max((match.start() for match in role_words(role).finditer(text)), default=None)


def _in_sentence(doc: Doc, letters: Correspondence, span: Span) -> bool:
    """Whether the sentence speaks of an earlier letter, however far in front."""
    first = bisect_left(letters.starts, sentence_at(doc, span.start_char)[0])
    last = bisect_left(letters.starts, span.start_char)
    return any(label in ("LETTER", "COMMUNICATION") for label in letters.labels[max(first, last - MARKS) : last])


def _words_near(letters: Correspondence, span: Span, *labels: str) -> bool:
    """Whether a word of exchange or a reference stands near a date."""
    first = bisect_left(letters.starts, span.start_char - NEAR)
    last = bisect_left(letters.starts, span.start_char + NEAR // 2)
    return any(label in labels for label in letters.labels[first:last])
