"""Gold folders from what annotators corrected: the letter and its ``gold.json``."""

import hashlib
import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline.evaluate.check import check_letter
from pipeline.evaluate.gold import GOLD, ID_DIGITS, LETTERS, GoldError, load_gold
from pipeline.export.annotated import file_name, safe_name
from pipeline.export.label_studio_export import Answer
from pipeline.export.label_studio_gold import gold_of

LETTER = "letter"


def write_gold(answers: Sequence[Answer], out: Path, *, letters: Path | None) -> int:
    """Write ``out/<name>/letter.* + gold.json`` for each letter; gives how many records.

    letters: a folder with the letters' files, which are copied; without one the letter is its text. Raises GoldError,
    a line for each thing that is wrong with any of them, and then writes nothing.
    """
    problems: list[str] = []
    golds: list[dict[str, Any]] = []
    for answer in answers:
        gold, wrong = gold_of(answer)
        golds.append(gold)
        problems += wrong
    files: Sequence[Path | None] = _files(letters, answers, problems) if letters else [None] * len(answers)
    if problems:
        raise GoldError(problems)
    used: set[str] = set()
    for answer, gold, file in zip(answers, golds, files, strict=True):
        folder = out / _name(answer, gold, used)
        folder.mkdir()
        source = f"{LETTER}{file.suffix.lower() if file else '.txt'}"
        if file:
            shutil.copyfile(file, folder / source)
        else:
            (folder / source).write_text(answer.text, encoding="utf-8", newline="")
        (folder / GOLD).write_text(as_gold({"source": source, **gold}), encoding="utf-8")
    return sum(len(rows) for gold in golds for table, rows in gold.items() if table != LETTERS)


def checked(out: Path) -> list[str]:
    """What ``spcomms evaluate --check`` says of gold folders, a line each; an empty list where nothing is wrong."""
    try:
        return [problem for letter in load_gold(out).letters for problem in check_letter(letter)]
    except GoldError as error:
        return error.problems


def as_gold(content: Mapping[str, Any]) -> str:
    """The text of a ``gold.json``: a record a line."""
    tables = [f"  {json.dumps(name)}: {_value(value)}" for name, value in content.items()]
    return "{\n" + ",\n".join(tables) + "\n}\n"


def _value(value: Any) -> str:
    if not isinstance(value, list) or not value:
        return json.dumps(value, ensure_ascii=False)
    return "[\n" + ",\n".join(f"    {json.dumps(record, ensure_ascii=False)}" for record in value) + "\n  ]"


def _name(answer: Answer, gold: Mapping[str, Any], used: set[str]) -> str:
    """The folder's name: that of the export, as far as it is fit for one."""
    data, own = answer.data, gold[LETTERS]
    letter_id = safe_name(str(data.get("letter_id") or "")) or _digest(answer.text.encode())
    return file_name(
        reference=safe_name(str(data.get("name") or "")) or own.get("reference"),
        kind=None,
        source=str(data.get("source") or ""),
        letter_id=letter_id,
        used=used,
    )


def _files(letters: Path, answers: Sequence[Answer], problems: list[str]) -> list[Path]:
    """The letters' files, told by their content; such of the same name are looked at first."""
    files = sorted(path for path in letters.rglob("*") if path.is_file())
    names = {PurePosixPath(str(answer.data.get("source") or "")).name for answer in answers}
    wanted = [str(answer.data.get("letter_id")) for answer in answers]
    missing = set(wanted)
    found: dict[str, Path] = {}
    for path in sorted(files, key=lambda path: path.name not in names):
        if not missing:
            break
        letter_id = _digest(path.read_bytes())
        if letter_id in missing:
            missing.remove(letter_id)
            found[letter_id] = path
    problems += [
        f"{answer.where}: no file in {letters} is this letter; leave out --letters to have its text"
        for answer, letter_id in zip(answers, wanted, strict=True)
        if letter_id in missing
    ]
    return [found.get(letter_id, letters) for letter_id in wanted]


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:ID_DIGITS]
