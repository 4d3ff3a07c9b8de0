"""Letters that follow up on one another, as chains: the parts of the network of citations that hang together.

A letter follows another that it names as an earlier one, and a reply the letter that it answers. Letters that are
named but missing take part, so that two follow-ups of one missing letter are one chain. Letters sent elsewhere about
the same matter, and those that only share a person, do not join chains.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from pipeline.relate.communications import Number, number_of
from pipeline.relate.corpus import CorpusLetter
from pipeline.relate.links import Link
from pipeline.tables.across_records import ChainRecord

Node = tuple[str, ...] | tuple[str, int, int]
"""A communication: its number, or where it has none its letter_id; a missing one known by day only: State and day."""


@dataclass(slots=True)
class _Node:
    """What is known of a communication. letters: its files, several where the corpus has copies."""

    letters: list[CorpusLetter] = field(default_factory=list)
    cited: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    days: Counter[date] = field(default_factory=Counter)
    state: str | None = None
    naming: set[str] = field(default_factory=set)
    follows: set[Node] = field(default_factory=set)

    @property
    def day(self) -> date | None:
        """Its own date, else the one that most letters give it, the earliest of several."""
        own = [letter.date for letter in self.letters if letter.date]
        return min(own) if own else _most(self.days)

    @property
    def reference(self) -> str | None:
        """Its own reference, else the fullest form in which others name it."""
        own = [letter.reference for letter in self.letters if letter.reference]
        return own[0] if own else max(self.cited, key=lambda cited: (len(cited), cited), default=None)


Value = TypeVar("Value", str, date)


def _most(counts: Counter[Value]) -> Value | None:
    return min(counts, key=lambda value: (-counts[value], value), default=None)


def find_chains(letters: Mapping[str, CorpusLetter], links: Sequence[Link]) -> list[ChainRecord]:
    """The rows of ``chains``, chain after chain by the date of the first letter."""
    nodes = _nodes(letters, links)
    chains = [sorted(part, key=lambda node: _place(nodes[node], node)) for part in _parts(nodes)]
    chains.sort(key=lambda chain: _place(nodes[chain[0]], chain[0]))
    taken: Counter[str] = Counter()
    records: list[ChainRecord] = []
    for chain in chains:
        first = nodes[chain[0]]
        name = first.reference or (first.letters[0].letter_id if first.letters else " ".join(map(str, chain[0])))
        taken[name] += 1
        chain_id = name if taken[name] == 1 else f"{name} ({taken[name]})"
        records += _rows(chain_id, [nodes[node] for node in chain], nodes)
    return records


def _place(node: _Node, key: Node) -> tuple[date, int, str, str]:
    """For sorting by date: an undated one comes at the end of its year or last, a reply behind a letter of its day."""
    reply = int(bool(node.letters) and node.letters[0].kind == "REPLY")
    year = date(key[2], 12, 31) if len(key) == 3 and isinstance(key[2], int) else date.max
    return node.day or year, reply, node.reference or "", str(key)


def _nodes(letters: Mapping[str, CorpusLetter], links: Sequence[Link]) -> dict[Node, _Node]:
    """The communications that follow another or are followed."""
    nodes: dict[Node, _Node] = defaultdict(_Node)
    for link in links:
        if link.citation.role != "previous":
            continue
        by = letters[link.citation.letter_id]
        named = _named(link, by)
        if named is None or named == _node_of(by):
            continue
        nodes[_node_of(by)].follows.add(named)
        node = nodes[named]
        node.naming.add(by.letter_id)
        node.state = link.to.state if link.to else link.citation.state or by.state
        node.cited.update([link.citation.cited] if link.citation.cited else [])
        node.kinds.update([link.citation.kind] if link.citation.kind else [])
        node.days.update([link.citation.date] if link.citation.date else [])
    for letter in sorted(letters.values(), key=lambda letter: (letter.source, letter.letter_id)):
        node = nodes.get(_node_of(letter)) or _Node()
        node.letters.append(letter)
        node.state = letter.state
    return dict(nodes)


def _node_of(letter: CorpusLetter) -> Node:
    number = number_of(letter.state, letter.number, letter.year) if letter.kind != "REPLY" else None
    return number or (letter.letter_id,)


def _named(link: Link, by: CorpusLetter) -> Node | None:
    """The communication that is named; None where neither number nor day says which."""
    if link.to is not None:
        return _node_of(link.to)
    number: Number | None = link.citation.names
    state = link.citation.state or by.state
    if number is not None or link.citation.date is None or state is None or state == "OTH":
        return number
    return state, link.citation.date.isoformat()


def _parts(nodes: Mapping[Node, _Node]) -> Iterator[set[Node]]:
    """The nodes that hang together, whichever way they point."""
    near: dict[Node, set[Node]] = defaultdict(set)
    for key, node in nodes.items():
        for other in node.follows:
            near[key].add(other)
            near[other].add(key)
    seen: set[Node] = set()
    for key in nodes:
        if key in seen:
            continue
        part, waiting = {key}, [key]
        while waiting:
            for other in near[waiting.pop()] - part:
                part.add(other)
                waiting.append(other)
        seen |= part
        yield part


def _rows(chain_id: str, chain: Iterable[_Node], nodes: Mapping[Node, _Node]) -> Iterator[ChainRecord]:
    """A row for each letter; copies of one communication have one each, a missing one has one without a letter."""
    place = 0
    for node in chain:
        follows = sorted({nodes[other].reference or _day_of(nodes[other]) for other in node.follows} - {""})
        files: Sequence[CorpusLetter | None] = node.letters or [None]
        for letter in files:
            place += 1
            yield ChainRecord(
                chain_id=chain_id,
                ord=place,
                letter_id=letter.letter_id if letter else None,
                reference=node.reference,
                kind=letter.kind if letter else _most(node.kinds),
                state=node.state,
                date=node.day,
                follows=follows,
                n_cited=len(node.naming),
            )


def _day_of(node: _Node) -> str:
    """For a letter without a reference: its day stands for it."""
    return node.day.isoformat() if node.day else ""
