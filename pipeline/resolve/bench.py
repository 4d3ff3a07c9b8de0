"""Who judges and prosecutes others in a letter: no sentence and no charge is theirs.

"Judge § sentenced him to six years": where nobody else could be "him", it is somebody whom the letter does not name.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import TypeVar

from spacy.tokens import Doc

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.recognise.text import folded_text
from pipeline.resolve.entities import Entity
from pipeline.resolve.person_roles import roles_of
from pipeline.tables.records import ChargeRecord, SentenceRecord

BENCH_LENGTH = 90  # characters in front of a name
OfPerson = TypeVar("OfPerson", ChargeRecord, SentenceRecord)


def bench_of(doc: Doc, people: Sequence[Entity]) -> frozenset[str]:
    """The ids of judges and prosecutors to whom nothing is said to have been done."""
    roles = roles_of(doc, people, kind="")
    folded = folded_text(doc)
    return frozenset(
        person.id for person in people if roles[person.id] == "official" and _sits(folded, person.mentions[0].start)
    )


def _sits(folded: str, start: int) -> bool:
    """Whether a word for judges or prosecutors stands in front of a mention."""
    return _bench().search(folded, max(0, start - BENCH_LENGTH), start) is not None


@cache
def _bench() -> re.Pattern[str]:
    """ "judge ", "la fiscal, licda. " at the end of what stands in front of a name; not "a jugé M. "."""
    words = either(read_toml("acts")["bench"])
    no_verb = r"(?<!\w)(?<!\ba )(?<!ont )(?<!ete )(?<!fut )"
    rank = (
        r"(?:\s+(?:of|de|du|del|des|d'|general|public|adjoint|en)(?!\w)[^.;\n]{0,60})?"  # "judge of the High Court, "
    )
    return re.compile(rf"{no_verb}{words}{rank},?\s+(?:[a-z]{{1,6}}\.?\s+)?$")


def without_bench(records: Iterable[OfPerson], bench: frozenset[str]) -> list[OfPerson]:
    """Charges or sentences, those of judges and prosecutors given to nobody. bench: of ``bench_of``."""
    return [replace(record, person_id=None) if record.person_id in bench else record for record in records]
