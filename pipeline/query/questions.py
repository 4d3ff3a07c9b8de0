"""The ready questions: SQL files of ``pipeline/knowledge/questions``, each with its meaning in its head.

The head of a file is comments: ``group:``, ``reads:`` (the tables and questions that it asks), ``question:`` (its first
line is the question, what follows says what is counted and how) and ``columns:`` with a line for each. The name of the
file is the name of the view.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from pipeline import knowledge
from pipeline.knowledge import read_toml

SUFFIX = ".sql"
PART = re.compile(r"-- (?P<part>group|reads|question|columns):(?: (?P<text>.+))?")
COLUMN = re.compile(r"--   (?P<name>\w+): (?P<text>.+)")
MORE = re.compile(r"--   +(?P<text>.+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A ready question.

    reads: the tables and questions that it asks; note: what is counted and how; columns: the meaning of each by name;
    sql: the file's text.
    """

    name: str
    group: str
    reads: tuple[str, ...]
    question: str
    note: str
    columns: Mapping[str, str]
    sql: str


def read_question(name: str, sql: str) -> Question:
    """The question of a file. Raises ValueError where its head lacks a part or has a line that means nothing."""
    told = dict.fromkeys(("group", "reads", "question"), "")
    note: list[str] = []
    columns: dict[str, str] = {}
    part = last = ""
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        if match := PART.fullmatch(line):
            part = match["part"]
            told |= {part: match["text"] or ""} if part in told else {}
        elif part == "columns" and (match := COLUMN.fullmatch(line)):
            last = match["name"]
            columns[last] = match["text"]
        elif part == "columns" and last and (match := MORE.fullmatch(line)):
            columns[last] += f" {match['text']}"
        elif part == "question" and (match := MORE.fullmatch(line)):
            note.append(match["text"])
        else:
            raise ValueError(f"{name}{SUFFIX}: {line!r} belongs to no part of the head")
    if not all(told.values()) or not columns:
        raise ValueError(f"{name}{SUFFIX}: its head lacks group, reads, question or columns")
    return Question(
        name=name,
        group=told["group"],
        reads=tuple(told["reads"].split(", ")),
        question=told["question"],
        note=" ".join(note),
        columns=MappingProxyType(columns),
        sql=sql,
    )


@cache
def ready_questions() -> Mapping[str, Question]:
    """All ready questions by name, in the order of their groups and then of their names."""
    order = list(groups())
    folder = files(knowledge).joinpath("questions")
    found = [
        read_question(file.name.removesuffix(SUFFIX), file.read_text(encoding="utf-8"))
        for file in folder.iterdir()
        if file.name.endswith(SUFFIX)
    ]
    found.sort(key=lambda question: (order.index(question.group), question.name))
    return MappingProxyType({question.name: question for question in found})


def groups() -> Mapping[str, str]:
    """The titles of the groups by what stands in the heads, in the order of listing."""
    return read_toml("question_groups")


def macros() -> str:
    """The SQL that makes the functions which the questions share."""
    return files(knowledge).joinpath("macros.sql").read_text(encoding="utf-8")


def listing(questions: Sequence[Question]) -> str:
    """Names and questions under the titles of their groups."""
    width = max(len(question.name) for question in questions)
    blocks = []
    for group, title in groups().items():
        lines = [f"  {one.name:<{width}}  {one.question}" for one in questions if one.group == group]
        blocks += ["\n".join([title, *lines])] if lines else []
    return "\n\n".join(blocks)
