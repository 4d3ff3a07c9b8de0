"""Before which court an account goes on, and the courts of the story that it tells under one heading."""

import re
from collections.abc import Set
from dataclasses import dataclass, field

from spacy.tokens import Span

from pipeline.resolve.clauses import Sentence

RETRIAL = re.compile(r"retrial|new trial|tried anew|nuevo juicio|nouveau proces|rejuge")
BEFORE_TRIAL = re.compile(r"instruc|garant|de control|de audiencia|investigacion preparatoria")  # names, folded


@dataclass(slots=True)
class Account:
    """The court before which the account goes on. review: whether it reviews. paragraph: where it was told.

    kind: of the act that it did last, "" where it was only named. story: the courts that try of the heading's part.
    """

    court: str | None = None
    review: bool = False
    paragraph: int = -2
    part: int = -1
    kind: str = ""
    story: set[str] = field(default_factory=set)
    story_part: int = -1


def tell(account: Account, courts: Set[str], part: int) -> None:
    """Note the courts that try which a sentence names. part: how many headings stand in front of it."""
    if account.story_part != part:
        account.story, account.story_part = set(), part
    account.story.update(courts)


def has_one_court(account: Account, folded: str, sentence: Sentence, act: Span) -> bool:
    """Whether the story has one court that tries, and an act is not of the trial that another is to hold."""
    one = len(account.story) == 1 and account.story_part == sentence.part
    return one and RETRIAL.search(folded, sentence.start, act.end_char) is None
