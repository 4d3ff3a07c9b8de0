"""What is known of the penalties while a letter is read."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from pipeline.recognise.penalty_value import Penalty
from pipeline.recognise.text import paragraphs
from pipeline.resolve.entities import Entity
from pipeline.resolve.linked_acts import LinkedAct
from pipeline.resolve.sentence_grants import Grant
from pipeline.resolve.sentence_ledger import Decision, Row
from pipeline.resolve.sentence_reviews import Courts

Who = tuple[str | None, str | None]


@dataclass(slots=True)
class Story:
    """What is known so far. rows: in the order told. case: number of the last judgment; cases: numbers of judgments."""

    doc: Doc
    courts: Courts
    people: Sequence[Entity]
    acts: Sequence[LinkedAct]
    rows: list[Row] = field(default_factory=list)
    case: int = 0
    cases: dict[tuple[object, ...], int] = field(default_factory=dict)

    def judge(self, by: Decision, grant: Grant) -> None:
        """Go on to the judgment of a penalty: of one court on one day there is one."""
        told = grant.words[0] if grant.act is None else grant.act.start
        key = (by.court, by.day) if by.day is not None else (by.court, told)
        self.case = self.cases.setdefault(key, max(self.cases.values(), default=0) + 1)

    def row(self, grant: Grant, who: Who, penalty: Penalty, status: str, by: Decision) -> Row:
        """A new row for a grant. who: the person's id, or words for people without a name."""
        person, unnamed = who
        rule = grant.span._.rule.removeprefix("penalties.")
        return Row(
            person=person,
            unnamed=None if person else unnamed,
            penalty=penalty,
            status=status,
            start=grant.span.start_char,
            end=grant.span.end_char,
            rule=f"{grant.how}.{rule}",
            case=self.case,
            by=by,
            alleged=grant.alleged,
        )

    def paragraph(self, offset: int) -> int:
        """The number of the paragraph that holds an offset."""
        return bisect_right([start for start, _ in paragraphs(self.doc)], offset)

    def knows(self, court: str) -> bool:
        """Whether a court imposed a penalty on anybody."""
        return any(row.by.court == court for row in self.rows if row.status != "requested")

    def has(self, person: str) -> bool:
        """Whether a penalty of a person is known."""
        return any(row.person == person and row.status != "requested" for row in self.rows)
