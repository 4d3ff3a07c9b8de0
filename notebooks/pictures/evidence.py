"""A row and the words that it rests on."""

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd
from IPython.display import HTML

from pipeline.review.excerpt import Sentences


def passage(texts: Mapping[str, str], fact: Any) -> HTML:
    """The sentence of a fact with its quote marked. fact: has letter_id, start and end; texts: by letter_id.

    All of the letter's words are shown as they stand: nothing in them is markup.
    """
    text = texts[fact.letter_id]
    first, last = Sentences.of(text).around(fact.start, fact.end)
    first, last = min(first, fact.start), max(last, fact.end)
    before, quote, after = (
        escape(part) for part in (text[first : fact.start], text[fact.start : fact.end], text[fact.end : last])
    )
    return HTML(f"<blockquote class='mathjax_ignore tex2jax_ignore'>{before}<mark>{quote}</mark>{after}</blockquote>")  # type: ignore[no-untyped-call]


def exact(texts: Mapping[str, str], facts: pd.DataFrame) -> int:
    """How many quotes are to the letter what stands at their place."""
    return sum(
        texts[letter][start:end] == quote
        for letter, start, end, quote in zip(facts.letter_id, facts.start, facts.end, facts.quote, strict=True)
    )
