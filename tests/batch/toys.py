"""Extractors for tests of runs: a letter's first word says what it does to its worker."""

import os
import signal
import time
from pathlib import Path

from pipeline.batch.outcome import Extractor, LetterError, LetterRows
from pipeline.tables.rows import tabulate
from tests.tables.toy_facts import toy_facts

SECRET = "the name of the victim"


def extract(path: Path, source: str) -> LetterRows:
    text = path.read_text(encoding="utf-8")
    word, _, rest = text.partition(" ")
    match word:
        case "sleep":
            time.sleep(float(rest.split()[0]))
        case "exit":
            os._exit(int(rest.split()[0]))
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "raise":
            raise ValueError(SECRET)
        case "leave":
            raise SystemExit(0)
        case "refuse":
            raise LetterError("parse", "encrypted", "is encrypted; save it without a password")
        case "eat":
            _eat()
        case "hide":
            try:
                _eat()
            except MemoryError as error:
                raise LetterError("parse", "damaged", "is damaged") from error
        case "other":
            text = "the words of another file"
        case "unsendable":
            return LetterRows(letter_id="0" * 16, tables={"letters": lambda: None})
    facts = toy_facts(text, source=source)
    return LetterRows(letter_id=facts.letter_id, tables=tabulate(facts))


def _eat() -> None:
    held = []
    while True:
        held.append(bytearray(16 << 20))


def setup(model: str = "default") -> Extractor:
    return extract


def broken_setup(model: str = "default") -> Extractor:
    raise FileNotFoundError("the model is missing")


def deadly_setup() -> Extractor:
    os._exit(3)
