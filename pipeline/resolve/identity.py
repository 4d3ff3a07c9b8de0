"""What a letter is, whose it is and to whom it goes: kind, State, addressee, date, term for the answer."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Doc, Span

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import anywhere, either, fragments
from pipeline.recognise.frame import frame_part
from pipeline.recognise.letter_date import letter_date
from pipeline.recognise.references import Communication
from pipeline.recognise.span_groups import body_end
from pipeline.recognise.states import OTHER_ADDRESSEE, code_by_name, name_pattern, short_names
from pipeline.recognise.text import folded_text, paragraphs, text_of
from pipeline.resolve.company import named_company

STATE_PREFIX = re.compile(  # "the Royal ", "la République du "
    r"\s*(?:the\s+|la\s+|le\s+|l'|el\s+|los\s+|las\s+)?(?:royal\s+|royaume\s+(?:de\s+|du\s+|d')|reino\s+de\s+|kingdom\s+of\s+|republic\s+of\s+(?:the\s+)?|republique\s+(?:de\s+la\s+|de\s+|du\s+)|republica\s+(?:de\s+|del\s+))?"
)
HEAD_LENGTH = 4000  # characters: a reply presents itself on its first page


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What a letter says of itself. own: the span of its reference, None where it has none."""

    kind: str
    own: Span | None
    state: str | None
    number: int | None
    year: int | None
    reference: str | None
    dated: Span | None
    addressee: str | None
    response_days: int | None
    deadline: Span | None

    @property
    def day(self) -> date | None:
        """The letter's date."""
        return self.dated._.value.start if self.dated is not None else None

    @property
    def response_due(self) -> date | None:
        """The letter's date and the days that it gives."""
        if self.day is None or self.response_days is None:
            return None
        return self.day + timedelta(days=self.response_days)


def identify(doc: Doc) -> Identity:
    """Tell a letter of the mandate holders from a reply and read off what it says of itself."""
    own = next((span for span in doc.spans["references"] if span.label_ == "OWN"), None)
    if is_reply(doc):
        return _reply(doc)
    value: Communication | None = own._.value if own is not None else None
    kind = value.kind if value and value.kind else _self_kind(doc)
    deadline = next(iter(doc.spans["deadlines"]), None)
    return Identity(
        kind=kind,
        own=own,
        state=value.addressee if value else _named_state(doc),
        number=value.number if value else None,
        year=value.year if value else None,
        reference=str(value) if value else None,
        dated=letter_date(doc, own),
        addressee=_addressee(doc, value.addressee if value else None),
        response_days=deadline._.value if deadline is not None else None,
        deadline=deadline,
    )


def is_reply(doc: Doc) -> bool:
    """Whether a State or company answers: no mandate holder presents himself, and a formula of replies stands there."""
    if frame_part(doc, "INTRODUCTION") is not None or len(doc.spans["signatories"]):
        return False
    if any(span.label_ == "HEADER" for span in doc.spans["mandates"]):
        return False
    return bool(anywhere("reply").search(folded_text(doc), 0, HEAD_LENGTH))


def _reply(doc: Doc) -> Identity:
    answered = [span._.value for span in doc.spans["references"]]
    states = Counter(value.addressee for value in answered)
    company = bool(answered) and answered[0].addressee == OTHER_ADDRESSEE  # who is written to answers
    sender = OTHER_ADDRESSEE if company else _sender(doc)
    state = sender or (states.most_common(1)[0][0] if states else None)
    return Identity(
        kind="REPLY",
        own=None,
        state=state,
        number=None,
        year=None,
        reference=None,
        dated=letter_date(doc, None),
        addressee=_reply_addressee(doc),
        response_days=None,
        deadline=None,
    )


def _sender(doc: Doc) -> str | None:
    """The State whose mission or Government answers, by its first mention."""
    folded = folded_text(doc)
    for match in anywhere("reply_sender").finditer(folded, 0, HEAD_LENGTH):
        state = _state_behind(folded, match.end())
        if state:
            return state
    return None


def _reply_addressee(doc: Doc) -> str | None:
    """The body that the reply is written to, by its first mention, as written."""
    pattern = re.compile(rf"(?<!\w){either(fragments('reply_addressee'))}")
    match = pattern.search(folded_text(doc), 0, body_end(doc))
    return " ".join(text_of(doc)[match.start() : match.end()].split()) if match else None


def _self_kind(doc: Doc) -> str:
    """The kind by what a letter calls itself; OTHER where it does not say."""
    folded = folded_text(doc)
    for kind, words in read_toml("formulas")["self_announced"].items():
        if _words(words).search(folded):
            return str(kind)
    own_paragraphs = list(_own_paragraphs(doc))
    for kind, words in read_toml("formulas")["self_kind"].items():
        if any(_words(words).search(folded, start, end) for start, end in own_paragraphs):
            return str(kind)
    return "OTHER"


def _words(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(words)}(?!\w)")


def _own_paragraphs(doc: Doc) -> Iterator[tuple[int, int]]:
    """Header and closing paragraphs, where a letter speaks of itself; the body speaks of other letters."""
    salutation, introduction = frame_part(doc, "SALUTATION"), frame_part(doc, "INTRODUCTION")
    opened = [part.start_char for part in (salutation, introduction) if part is not None]
    if opened:
        yield 0, min(opened)
    questions = doc.spans["requests"]
    if introduction is not None:
        yield next(((a, b) for a, b in paragraphs(doc) if a <= introduction.start_char < b), (0, 0))
    if len(questions):
        yield questions[-1].end_char, body_end(doc)
    concern = [span for span in doc.spans["sections"] if span.label_ in ("CONCERN", "LEGAL_FRAMEWORK", "REQUESTS")]
    for span in concern:
        yield span.start_char, span.end_char


def _named_state(doc: Doc) -> str | None:
    """The State whose Government or mission a letter without a reference names most, or None on a tie."""
    folded = folded_text(doc)
    words = fragments("government_of") + fragments("reply_sender")
    named = [_state_behind(folded, match.end()) for match in _words(words).finditer(folded)]
    most = Counter(state for state in named if state).most_common(2)
    if most:
        return most[0][0] if len(most) == 1 or most[0][1] > most[1][1] else None
    mentioned = {code_by_name()[" ".join(match.group().split())] for match in name_pattern().finditer(folded)}
    mentioned.discard("CHE")  # Geneva's address
    return mentioned.pop() if len(mentioned) == 1 else None


def _state_behind(folded: str, offset: int) -> str | None:
    """The State whose name stands at an offset, an article or "the Kingdom of" aside."""
    between = STATE_PREFIX.match(folded, offset)
    state = name_pattern().match(folded, between.end() if between else offset)
    return code_by_name()[" ".join(state.group().split())] if state else None


def _addressee(doc: Doc, code: str | None) -> str | None:
    """A State's Government by the State's short name; of a company the name in the address line."""
    if code is None or code == OTHER_ADDRESSEE:
        return named_company(doc)
    return f"Government of {short_names()[code]}"
