"""What all parts of a letter's display share: where it is printed, its sentences, headings and columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.box import MINIMAL
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pipeline.resolve.facts import Facts
from pipeline.review.excerpt import Place, Sentences, excerpt
from pipeline.tables.records import Evidence

INDENT = 2
PAGE_ROOM = 8  # columns of "p. 12" and the space before it
WIDE_DATES, NARROW_DATES = 18, 12  # columns of "29 September 2015", and where that takes two lines
NARROW = 60  # columns of a narrow terminal
LINES = 2  # of a question or sentence, unless all is wanted
ELLIPSIS = " …"
SHORTEST = 40  # characters of a sentence that are shown in any case


@dataclass(frozen=True, slots=True)
class Page:
    """A letter's display. full: nothing is shortened."""

    console: Console
    facts: Facts
    sentences: Sentences
    full: bool

    @property
    def width(self) -> int:
        """Columns below a heading."""
        return self.console.width - INDENT

    def head(self, words: str) -> None:
        """Print a heading with an empty line before it."""
        self.console.print()
        self.console.print(Text(words, style="bold"))

    def body(self, content: RenderableType) -> None:
        """Print below a heading."""
        self.console.print(Padding(content, (0, 0, 0, INDENT)))

    def nothing(self, words: str) -> None:
        """Print that there is nothing."""
        self.body(Text(words, style="dim"))

    def sentence_of(self, evidence: Evidence) -> Place:
        """The sentence around a fact's quote."""
        return self.sentences.around(evidence.start, evidence.end)

    def quoted(self, said: Sequence[Evidence], *, beside: int, also: Sequence[Place] = (), lines: int = LINES) -> Text:
        """The sentence of the first of some facts, with the quotes of all that stand in it marked.

        beside: columns that other things take. also: further places to be marked. lines: about how many are kept.
        """
        places = [*((evidence.start, evidence.end) for evidence in said), *also]
        return self._excerpt(self.sentence_of(said[0]), places, beside, lines)

    def quoted_places(self, places: Sequence[Place], *, beside: int, lines: int = LINES) -> Text:
        """The sentence around the first of some places, all marked; else as ``quoted``."""
        return self._excerpt(self.sentences.around(*places[0]), places, beside, lines)

    def words(self, places: Sequence[Place], *, beside: int, lines: int = LINES) -> Text:
        """Some places of one sentence without the rest of it, nothing marked; lines: about how many are kept of all."""
        room, words = self.room(beside=beside, lines=lines), Text("“")
        limits = [None] * len(places) if self.full else shared([end - start for start, end in places], room)
        for number, (place, limit) in enumerate(zip(places, limits, strict=True)):
            said = excerpt(self.facts.text.text, place, [], limit=limit, stars=False)[1:-1]
            if number + 1 < len(places) and said.plain.endswith(ELLIPSIS):
                said.right_crop(len(ELLIPSIS))
            words.append(ELLIPSIS + " " if number else "").append_text(said)
        return words.append("”")

    def room(self, *, beside: int, lines: int = LINES) -> int:
        """How many characters of a sentence fill some lines beside other things."""
        return max(SHORTEST, lines * (self.width - PAGE_ROOM - beside) - SHORTEST // 2)

    def _excerpt(self, sentence: Place, places: Sequence[Place], beside: int, lines: int) -> Text:
        limit = None if self.full else self.room(beside=beside, lines=lines)
        stars = self.console.color_system is None
        return excerpt(self.facts.text.text, sentence, places, limit=limit, stars=stars)

    def shortened(self, text: Text, *, beside: int) -> Text:
        """The first two lines of a text as it will be wrapped beside other things, with an ellipsis."""
        width = max(SHORTEST // 2, self.width - PAGE_ROOM - beside)
        lines = text.wrap(self.console, width)
        if self.full or len(lines) <= LINES:
            return text
        last = lines[LINES - 1]
        last.rstrip()
        words = last.plain
        while words and len(words) > width - 2:
            words = words.rpartition(" ")[0]
        return Text(" ".join([*(line.plain.rstrip() for line in lines[: LINES - 1]), words, "…"]))

    def number(self, evidence: Evidence) -> Text:
        """The page that a fact stands on, and how sure it is where that is in doubt."""
        sure = "" if evidence.confidence >= 1 else f"\n{evidence.confidence:.0%}"
        return Text(f"p. {evidence.page}{sure}", style="dim")

    def with_numbers(self, said: Sequence[tuple[Text, Evidence | None]]) -> Table:
        """Texts below each other, each with the page of its evidence at the right edge."""
        table = Table.grid(padding=(0, 1, 0, 0), expand=True)
        table.add_column(overflow="fold", ratio=1)
        table.add_column(no_wrap=True, justify="right")
        for text, evidence in said:
            table.add_row(text, self.number(evidence) if evidence else Text(""))
        return table

    def time_line(self) -> "TimeLine":
        """An empty time line."""
        room = WIDE_DATES if self.console.width >= NARROW else NARROW_DATES
        table = Table(box=MINIMAL, show_header=False, show_edge=False, pad_edge=False, expand=True)
        table.add_column(width=room, style="cyan")
        table.add_column(ratio=1)
        return TimeLine(self, table, beside=room + 3)


def shared(lengths: Sequence[int], room: int) -> list[int]:
    """How many characters each of some texts may have so that all fit: what short ones leave is for the long ones."""
    limits = [0] * len(lengths)
    for done, number in enumerate(sorted(range(len(lengths)), key=lambda number: lengths[number])):
        limits[number] = min(lengths[number], max(SHORTEST, room // (len(lengths) - done)))
        room -= limits[number]
    return limits


@dataclass(frozen=True, slots=True)
class TimeLine:
    """Dates, a rule, and what happened with its page. beside: columns that dates and rule take."""

    page: Page
    table: Table
    beside: int

    def add(self, when: str, said: Sequence[tuple[Text, Evidence | None]]) -> None:
        """Add an entry: its date, or what else it is, and, below each other, what happened, each with its page."""
        self.table.add_row(Text(when), self.page.with_numbers(said))


def grid(*, pages: bool = False) -> Table:
    """A table without lines: names or numbers, what they say, and, if asked for, pages at the right edge."""
    table = Table.grid(padding=(0, 1, 0, 0), expand=pages)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold", ratio=1 if pages else None)
    if pages:
        table.add_column(no_wrap=True, justify="right")
    return table
