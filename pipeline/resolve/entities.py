"""Persons, organisations and places of a letter as resolving makes them: one entity, all its mentions."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A mention by name. start, end: code points of the name, title left out. form: of ``MENTION_FORMS``.

    title: as written in front of it ("Ms.", "Captain"), None where none stands there.
    """

    start: int
    end: int
    form: str
    rule: str
    confidence: float
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One person, organisation or place. id: p1, o1 or l1. name: fullest form in the letter, on one line.

    aliases: the other forms that the letter uses. mentions: in reading order, at least one.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles that stand in front of its mentions, in reading order."""
        return tuple(mention.title for mention in self.mentions if mention.title)
