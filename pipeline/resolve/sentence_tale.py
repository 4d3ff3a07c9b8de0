"""What is known of the penalties while a letter is read."""

from dataclasses import dataclass, field

from pipeline.recognise.penalty_value import Penalty
from pipeline.resolve.sentence_governors import Told
from pipeline.resolve.sentence_grants import Grant
from pipeline.resolve.sentence_ledger import Decision, Row
from pipeline.resolve.sentence_reviews import Courts

Who = tuple[str | None, str | None]


@dataclass(slots=True)
class Story:
    """What is known so far. rows: in the order told. case: number of the last judgment; cases: numbers of judgments."""

    told: Told
    courts: Courts
    rows: list[Row] = field(default_factory=list)
    by_person: dict[str | None, list[Row]] = field(default_factory=dict)
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

    def add(self, row: Row) -> None:
        """Keep a row."""
        self.rows.append(row)
        self.by_person.setdefault(row.person, []).append(row)

    def of(self, person: str | None) -> list[Row]:
        """The rows of a person, in the order told."""
        return self.by_person.get(person, [])

    def has(self, person: str) -> bool:
        """Whether a penalty of a person is known."""
        return any(row.status != "requested" for row in self.of(person))
