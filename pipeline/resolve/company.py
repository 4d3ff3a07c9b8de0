"""The company that a letter is addressed to."""

import re
from collections import Counter
from functools import cache

from spacy.tokens import Doc

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import spaced
from pipeline.recognise.mandate_titles import title_head
from pipeline.recognise.span_groups import body_end
from pipeline.recognise.text import fold, text_of


@cache
def _company_name() -> re.Pattern[str]:
    """Capitalised words that end in a legal form: "Aldershaw Resources Inc."."""
    forms = "|".join(spaced(form) for form in read_toml("companies")["forms"])
    word = r"[A-ZÀ-Þ0-9][\w&'’-]*"
    return re.compile(rf"(?<![\w.]){word}(?:\s(?:(?:of|de|&)\s)?{word}){{0,5}},?\s(?:{forms})(?!\w)\.?")


def named_company(doc: Doc) -> str | None:
    """The company that the letter names most often, or None on a tie."""
    text = text_of(doc)[: body_end(doc)]
    names = (" ".join(match.group().split()) for match in _company_name().finditer(text))
    most = Counter(name for name in names if not title_head().match(fold(name))).most_common(2)
    return most[0][0] if most and (len(most) == 1 or most[0][1] > most[1][1]) else None
