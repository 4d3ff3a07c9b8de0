"""Gains, losses and time against scores that were kept."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.evaluate.keys import Key
from pipeline.evaluate.score import Evaluation, LetterScore, TableScore

FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One record that is judged otherwise than before: ``what`` says how, ``found`` for one."""

    gold_set: str
    letter: str
    table: str
    key: Key
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What changed since a baseline. new and gone: letters that only now or only then were scored, as set/name."""

    gains: tuple[Change, ...]
    losses: tuple[Change, ...]
    new: tuple[str, ...]
    gone: tuple[str, ...]
    seconds_before: float | None
    seconds: float | None


class BaselineError(Exception):
    """A file that is no baseline; the message names it."""


def baseline(evaluation: Evaluation) -> dict[str, Any]:
    """What is kept of an evaluation: each letter's keys, matched, missed, spurious or with a wrong attribute."""
    sets: dict[str, dict[str, Any]] = {}
    for letter in evaluation.letters:
        tables = {name: _kept(score) for name, score in letter.tables.items()}
        sets.setdefault(letter.gold_set, {})[letter.letter.name] = tables
    return {"spcomms_evaluation": FORMAT, "seconds": evaluation.seconds, "sets": sets}


def _kept(score: TableScore) -> dict[str, list[list[str | None]]]:
    return {
        "matched": [list(key) for key in score.matched],
        "missed": [list(item.key) for item in score.missed],
        "spurious": [list(item.key) for item in score.spurious],
        "wrong": [[wrong.column, *wrong.key] for wrong in score.wrong],
    }


def write_baseline(evaluation: Evaluation, path: Path) -> None:
    """Keep an evaluation as JSON; raises OSError."""
    content = baseline(evaluation)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_baseline(path: Path) -> Mapping[str, Any]:
    """A baseline as it was kept; raises BaselineError."""
    try:
        content: Any = json.loads(path.read_bytes())
    except OSError as error:
        raise BaselineError(f"{path}: cannot be read ({error.strerror})") from None
    except (ValueError, RecursionError):
        raise BaselineError(f"{path}: is no JSON") from None
    if not _is_baseline(content):
        raise BaselineError(f"{path}: is no baseline of this version; make it with --write-baseline")
    return dict(content)


def _is_baseline(content: Any) -> bool:
    if not isinstance(content, dict) or content.get("spcomms_evaluation") != FORMAT:
        return False
    level: list[Any] = [content.get("sets")]
    for _ in ("set", "letter", "table", "judgement"):
        if not all(isinstance(named, dict) for named in level):
            return False
        level = [inner for named in level for inner in named.values()]
    return all(isinstance(keys, list) and all(isinstance(key, list) for key in keys) for keys in level)


def compare(evaluation: Evaluation, before: Mapping[str, Any]) -> Comparison:
    """What an evaluation gained and lost against a baseline, over the letters and tables that both have.

    A gain is a record right now that was wrong: missed and now found, spurious and no longer there, an attribute
    put right. A loss is the reverse. Records whose gold changed meanwhile, so that they were neither, are no change.
    """
    gains: list[Change] = []
    losses: list[Change] = []
    old = {(gold_set, name): tables for gold_set, letters in before["sets"].items() for name, tables in letters.items()}
    now = {(letter.gold_set, letter.letter.name): letter for letter in evaluation.letters}
    for place, letter in now.items():
        for table, kept in old.get(place, {}).items():
            if table in letter.tables:
                _table(letter, table, kept, gains, losses)
    return Comparison(
        gains=tuple(gains),
        losses=tuple(losses),
        new=tuple("/".join(place) for place in now if place not in old),
        gone=tuple("/".join(place) for place in old if place not in now),
        seconds_before=before.get("seconds"),
        seconds=evaluation.seconds,
    )


def _table(
    letter: LetterScore, table: str, kept: Mapping[str, Iterable[Any]], gains: list[Change], losses: list[Change]
) -> None:
    now = {name: {tuple(key) for key in keys} for name, keys in _kept(letter.tables[table]).items()}
    was = {name: {tuple(key) for key in kept.get(name, ())} for name in now}

    def add(changes: list[Change], what: str, keys: Iterable[tuple[Any, ...]]) -> None:
        changes.extend(
            Change(gold_set=letter.gold_set, letter=letter.letter.name, table=table, key=key, what=what)
            for key in sorted(keys, key=_order)
        )

    add(gains, "found", was["missed"] & now["matched"])
    add(gains, "no longer spurious", was["spurious"] - now["spurious"] - now["matched"])
    add(losses, "missed", was["matched"] & now["missed"])
    add(losses, "spurious", now["spurious"] - was["spurious"] - was["matched"])
    for column, *rest in sorted(was["wrong"] - now["wrong"], key=_order):
        add(gains, f"{column} right", [tuple(rest)] if tuple(rest) in now["matched"] else [])
    for column, *rest in sorted(now["wrong"] - was["wrong"], key=_order):
        add(losses, f"{column} wrong", [tuple(rest)] if tuple(rest) in was["matched"] else [])


def _order(key: tuple[Any, ...]) -> tuple[str, ...]:
    return tuple(part or "" for part in key)
