"""A reason for two persons being one or not, and the weights that reasons have."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.knowledge import read_toml


@dataclass(frozen=True, slots=True)
class Reason:
    """bits: for it, or against it where negative; text: in words.

    prior: it makes a pair rarer, but tells nobody apart.
    """

    bits: float
    text: str
    prior: bool = False


@cache
def weights(group: str) -> Mapping[str, Any]:
    """A group of ``person_weights.toml``."""
    return dict(read_toml("person_weights")[group])
