"""Reading an offence from where it begins: a quotation, or the words up to what is no part of it any more."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.recognise.offence_categories import OTHER, category_of
from pipeline.recognise.offence_words import OffenceWords

LONGEST_QUOTE = 220  # characters of an offence between quotation marks
LONGEST = 160  # characters of one without
MOST_WORDS = 22
# “murder”, « rébellion », "sedition": folded quotation marks, the inner blank of guillemets left out.
QUOTED = re.compile(
    r'"\s?(?P<inner>[^"\n«»](?:[^"«»\n]|\n(?!\s*\n)){1,220}?)\s?"|«\s?(?P<french>(?:[^«»\n]|\n(?!\s*\n)){2,220}?)\s?»'
)
OPENED = re.compile(r"[\"'«*\s]*")
NO_OFFENCE = re.compile(r"(?:i|we|you|he|she|they|it|je|nous|il|elle|ils|on|yo|nosotros|no|we're|this|there)\s|.*[!?]")
WORD = re.compile(r"[\w'-]+")
BRACKET = re.compile(r"\s*\([^()\n]{0,60}\)")
ADJECTIVES = re.compile(r",\s+\w+(?:,\s+\w+){0,3},?\s+(?:or|ou|o|u)\s+[\w ]")  # "national, racial or religious hatred"


@dataclass(frozen=True, slots=True)
class Phrase:
    """An offence's own words. start, end: offsets. quoted: between quotation marks. end_mark: behind those."""

    start: int
    end: int
    quoted: bool
    end_mark: int


@dataclass(frozen=True, slots=True)
class Text:
    """What offences are read from. folded: the letter. names: where names of people, courts and dates begin."""

    folded: str
    words: OffenceWords
    language: str
    names: Sequence[int]

    def quoted_at(self, at: int, stop: int) -> Phrase | None:
        """The quotation that begins at an offset, if it can be an offence."""
        match = QUOTED.match(self.folded, at, min(len(self.folded), at + LONGEST_QUOTE + 6))
        if match is None or match.start() >= stop:
            return None
        name = "inner" if match["inner"] is not None else "french"
        start, end = match.span(name)
        start, end = self._stripped(start, end)
        inner = self.folded[start:end]
        if end - start < 3 or len(WORD.findall(inner)) > MOST_WORDS or NO_OFFENCE.match(inner):
            return None
        return Phrase(start, end, True, match.end())

    def parts_of(self, phrase: Phrase) -> list[Phrase]:
        """The offences of a quotation that is a list of three or more: "murder, arson and theft"."""
        cuts = list(self._cuts(phrase.start, phrase.end))
        if len(cuts) < 2:
            return [phrase]
        borders = [phrase.start, *(place for cut in cuts for place in cut), phrase.end]
        pairs = zip(borders[::2], borders[1::2], strict=True)
        return [Phrase(start, end, True, phrase.end_mark) for start, end in pairs]

    def _stripped(self, start: int, end: int) -> tuple[int, int]:
        """A quotation without the article and the comma inside: "the offence of", "sedition,"."""
        opened = self.words.openers.match(self.folded, start, end)
        if opened is not None and opened.end() < end:
            start = opened.end()
        while end > start and self.folded[end - 1] in " ,.;\n":
            end -= 1
        return start, end

    def head_at(self, at: int, stop: int, *, vague: bool, ambiguous: bool = True) -> int:
        """The end of an offence's first noun that begins at an offset with its adjectives; -1 where none does."""
        words = self.words
        front = words.modifiers.match(self.folded, at, stop)
        for begin in dict.fromkeys((front.end() if front else at, at)):
            for pattern, wanted in ((words.nouns, True), (words.ambiguous, ambiguous), (words.vague, vague)):
                match = pattern.match(self.folded, begin, stop) if wanted else None
                if match is not None:
                    return match.end()
        return -1

    def is_vague(self, at: int, end: int) -> bool:
        """Whether words are no offence by themselves: "participation", "gathering"."""
        if self.head_at(at, end, vague=False) >= 0:
            return False
        return len(WORD.findall(self.folded[at:end])) == 1

    def is_about(self, at: int, stop: int) -> bool:
        """Whether words begin as an offence does and are about one: "insulting the Leader"."""
        if self.head_at(at, stop, vague=True) < 0:
            return False
        return category_of(self.folded[at : self._end_of(at, stop)], self.language) != OTHER

    def phrases_at(self, at: int, stop: int) -> Iterator[Phrase]:
        """Yield the offences of a list without quotation marks that begins at an offset: "murder and arson"."""
        end = self._end_of(at, stop)
        begin = at
        for cut in self._cuts(at, end):
            yield from self._trimmed(begin, cut[0])
            begin = cut[1]
        yield from self._trimmed(begin, end)

    def _end_of(self, at: int, stop: int) -> int:
        """Where an offence's words stop at the latest."""
        number = bisect_left(self.names, at)
        limit = min(stop, at + LONGEST, self.names[number] if number < len(self.names) else stop)
        match = self.words.stops.search(self.folded, at + 1, limit)
        while match is not None and match.group() == "," and ADJECTIVES.match(self.folded, match.start(), limit):
            match = self.words.stops.search(self.folded, match.end(), limit)
        return match.start() if match is not None else limit

    def _cuts(self, at: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield where a list is cut: "and" with an offence behind, and with a whole one in front."""
        whole = [match.span() for match in self.words.whole.finditer(self.folded, at, end)]
        begin = at
        for join in self.words.joins.finditer(self.folded, at + 1, end):
            if any(first < join.start() < last for first, last in whole):
                continue
            behind = self.opened(join.end(), end)
            linked = behind > join.end()
            is_list = self.head_at(behind, end, vague=linked) >= 0 or self.is_about(behind, end)
            if is_list and join.start() > begin and not self.is_vague(begin, join.start()):
                yield join.start(), behind
                begin = behind

    def opened(self, at: int, stop: int) -> int:
        """Behind "the crimes of" and other words in front of an offence."""
        match = self.words.openers.match(self.folded, at, stop)
        if match is None:
            return at
        # "false news", "second-degree murder" begin as an opener does.
        return match.end()

    def _trimmed(self, start: int, end: int) -> Iterator[Phrase]:
        """Yield the phrase without articles in front and small words behind."""
        while start < end and not self.folded[start].isalnum():
            start += 1
        for _ in range(6):
            while end > start and not (self.folded[end - 1].isalnum() or self.folded[end - 1] in "¹²³"):
                end -= 1
            small = self.words.trailing.search(self.folded, max(start, end - 20), end)
            if small is None:
                break
            end = small.start()
        if end - start >= 3:
            yield Phrase(start, end, False, end)
