"""Word lists, titles and ids as data files, read once.

Nothing in here is law or language in code: to add a State, a mandate's wording, a month or a formula is to edit a
TOML or CSV file of this folder.
"""

import csv
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_toml(name: str) -> Mapping[str, Any]:
    """The content of ``knowledge/<name>.toml``."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def read_csv(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of ``knowledge/<name>.csv``, each by column name."""
    text = files(__name__).joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))
