"""The earlier letters that a paragraph names: by number, by date, or again by the date of one that is known."""

from collections.abc import Sequence
from datetime import date

from pipeline.recognise.exchanges import link_words
from pipeline.recognise.references import Communication
from pipeline.resolve.exchange_marks import EarlierLetter, Mark, Mention, Words, day_of

Pairs = Sequence[tuple[Mark, Mark]]


class Register:
    """The letters that a document has named so far, each once."""

    def __init__(self) -> None:
        """An empty register."""
        self.letters: list[EarlierLetter] = []
        self._by_number: dict[tuple[str, int, int], list[EarlierLetter]] = {}
        self._by_day: dict[date, list[EarlierLetter]] = {}

    def numbered(self, mark: Mark, sent: date | None) -> Mention:
        """The letter of a reference, which may have been named before, with or without its kind."""
        value: Communication = mark.value
        alike = self._by_number.setdefault((value.addressee, value.number, value.year), [])
        letter = next((known for known in alike if _is(known.communication, value)), None)
        if letter is None:
            letter = EarlierLetter(mark.start, mark.end, value, value.kind in ("UA", "JUA"))
            alike.append(letter)
            self.letters.append(letter)
        elif letter.communication and letter.communication.kind is None and value.kind is not None:
            letter.communication, letter.appeal = value, value.kind in ("UA", "JUA")
        if sent is not None and letter.sent is None:
            letter.start, letter.end = mark.start, mark.end
            self.put_date(letter, sent)
        return Mention(mark.start, mark.end, letter)

    def put_date(self, letter: EarlierLetter, sent: date | None) -> None:
        """Put down when a letter was sent."""
        letter.sent = sent
        if sent is not None:
            self._by_day.setdefault(sent, []).append(letter)

    def by_day(self, sent: date | None) -> EarlierLetter | None:
        """The letter sent on a day, where only one was."""
        of_day = self._by_day.get(sent, []) if sent is not None else []
        return of_day[0] if len(of_day) == 1 else None

    def dated(self, owner: Mark, day: Mark) -> Mention:
        """The letter that is named by its date alone."""
        letter = self.by_day(day_of(day))
        if letter is None:
            letter = EarlierLetter(owner.start, day.end, None, bool(owner.value))
            self.put_date(letter, day_of(day))
            self.letters.append(letter)
        return Mention(owner.start, day.end, letter)


def _is(known: Communication | None, value: Communication) -> bool:
    """Whether two references mean one letter; a kind that is left out is no difference."""
    if known is None or (known.addressee, known.number, known.year) != (value.addressee, value.number, value.year):
        return False
    return known.kind == value.kind or None in (known.kind, value.kind)


def mentions_of(
    words: Words, marks: list[Mark], dates: Pairs, register: Register, *, dated: bool, written: date | None
) -> list[Mention]:
    """The letters that a paragraph names by number and, where dated is true, those that it names by date alone.

    written: the letter's own date, on which letters "of this day" were sent.
    """
    mentions: list[Mention] = []
    sentences: dict[tuple[int, int], frozenset[str]] = {}
    for mark in marks:
        if mark.kind != "C":
            continue
        sent = next((day for day, owner in dates if owner is mark), None)
        sentence = words.sentence(mark.start)
        if sentence not in sentences:
            sentences[sentence] = _told_of(words, sentence)
        told = sentences[sentence]
        today = written if sent is None and "today" in told else None
        mention = register.numbered(mark, day_of(sent) or today)
        mention.letter.parallel |= "parallel" in told
        mentions.append(mention)
    if dated:
        mentions += _dated(words, dates, mentions, register)
    return sorted(mentions, key=lambda mention: (mention.start, mention.end))


def _told_of(words: Words, sentence: tuple[int, int]) -> frozenset[str]:
    """What a sentence says of its letters: that they go out "today", that they go to others, too ("parallel")."""
    names = ("today", "parallel")
    return frozenset(name for name in names if link_words(name).search(words.folded, *sentence))


def _dated(words: Words, dates: Pairs, numbered: list[Mention], register: Register) -> list[Mention]:
    """Letters known by their date: "our letter of 6 March 2006". Those whose number stands beside are no new ones."""
    mentions: list[Mention] = []
    for day, owner in dates:
        if owner.kind != "L" or link_words("from_state").match(words.folded, day.end):
            continue
        sent = day_of(day)
        beside = [
            mention
            for mention in numbered
            if mention.letter.sent is None and mention.start > day.end and words.same_sentence(day.end, mention.start)
        ]
        if len(beside) == 1 and sent:
            register.put_date(beside[0].letter, sent)
        else:
            mentions.append(register.dated(owner, day))
    return mentions
