"""The sentence around a fact, with the fact's own words marked."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text

from pipeline.recognise.sentences import sentence_starts
from pipeline.review.plain import one_line

MARKED = "bold magenta"  # to be seen on dark and on light
BETWEEN = " \t\n,;:–—"  # what parts two clauses of a sentence
LONGEST_WORD = 30  # how far a cut looks for the white space before or behind a word

Place = tuple[int, int]  # first character and the one behind the last


@dataclass(frozen=True, slots=True)
class Sentences:
    """A letter's text and the offsets at which its sentences begin."""

    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Sentences":
        """The sentences as the pipeline cuts them."""
        return cls(text, tuple(sorted({0, *sentence_starts(text)})))

    def around(self, start: int, end: int) -> Place:
        """The sentence that holds a place, or all sentences that it touches; without outer white space."""
        first = self.starts[max(0, bisect_right(self.starts, start) - 1)]
        after = bisect_right(self.starts, max(start, end - 1))
        last = self.starts[after] if after < len(self.starts) else len(self.text)
        kept = self.text[first:last]
        return first + len(kept) - len(kept.lstrip()), first + len(kept.rstrip())

    def clauses(self, places: Sequence[Place]) -> list[Place]:
        """Places in their order without the signs and spaces that part clauses; those with no more between are one."""
        trimmed = []
        for start, end in places:
            front = len(self.text[start:end]) - len(self.text[start:end].lstrip(BETWEEN))
            back = len(self.text[start:end].rstrip(BETWEEN))
            trimmed.append((start + front, start + back) if front < back else (start, end))
        clauses: list[Place] = []
        for start, end in sorted(trimmed):
            if clauses and not self.text[clauses[-1][1] : start].strip(BETWEEN):
                clauses[-1] = (clauses[-1][0], max(end, clauses[-1][1]))
            else:
                clauses.append((start, end))
        return clauses


def excerpt(text: str, sentence: Place, marked: Sequence[Place], *, limit: int | None, stars: bool) -> Text:
    """A sentence in quotation marks, its marked places set off; white space is single, nothing in it is markup.

    limit: how many of its characters are kept, those around the marked places; None for all.
    stars: marked places stand between ``**`` too, for where there are no colours.
    """
    places = _merged([(max(start, sentence[0]), min(end, sentence[1])) for start, end in marked])
    windows = [sentence] if limit is None else _windows(text, sentence, places, limit)
    result = Text("“" + ("… " if windows[0][0] > sentence[0] else ""))
    for number, (start, end) in enumerate(windows):
        result.append(" … " if number else "")
        position = start
        for first, last in places:
            if start <= first and last <= end:
                _add(result, text[position:first], "", stars=False)
                _add(result, text[first:last], MARKED, stars=stars)
                position = last
        _add(result, text[position:end], "", stars=False)
    result.append(" …”" if windows[-1][1] < sentence[1] else "”")
    return result


def _merged(places: Sequence[Place]) -> list[Place]:
    merged: list[Place] = []
    for start, end in sorted(place for place in places if place[0] < place[1]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _windows(text: str, sentence: Place, places: Sequence[Place], limit: int) -> list[Place]:
    """The parts of a sentence to be shown: all of it if it is short, else what is around each marked place."""
    if sentence[1] - sentence[0] <= limit:
        return [sentence]
    wanted = places or [(sentence[0], sentence[0])]
    windows: list[Place] = []
    for place in wanted:
        start, end = _window(text, sentence, place, limit // len(wanted))
        if windows and start <= windows[-1][1] + LONGEST_WORD:
            windows[-1] = (windows[-1][0], max(end, windows[-1][1]))
        else:
            windows.append((start, end))
    return windows


def _window(text: str, sentence: Place, place: Place, limit: int) -> Place:
    """The beginning of a sentence if the place is there, else what is around it; the whole place in any case."""
    start, end = sentence
    first, last = place
    if last - start > limit:
        middle = min((first + last - limit) // 2, end - limit)
        start = _word_start(text, min(max(start, middle), first), first)
    if end - start > limit:
        end = _word_end(text, max(start + limit, last), last)
    return start, end


def _word_start(text: str, offset: int, latest: int) -> int:
    """The first beginning of a word from an offset on, not behind the latest."""
    near = range(offset, min(latest, offset + LONGEST_WORD))
    return next(
        (place for place in near if place == 0 or text[place - 1].isspace()), min(latest, offset + LONGEST_WORD)
    )


def _word_end(text: str, offset: int, earliest: int) -> int:
    """The last end of a word up to an offset, not before the earliest."""
    near = range(offset, max(earliest, offset - LONGEST_WORD), -1)
    return next((place for place in near if text[place].isspace()), max(earliest, offset - LONGEST_WORD))


def _add(result: Text, words: str, style: str, *, stars: bool) -> None:
    if not words:
        return
    shown = one_line(words)
    before = " " if words[0].isspace() and not style else ""
    after = " " if words[-1].isspace() and shown and not style else ""
    result.append(before)
    result.append(f"**{shown}**" if stars else shown, style)
    result.append(after)
