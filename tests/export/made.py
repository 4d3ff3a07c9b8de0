"""Letters made for the tests of formats for annotation."""

import string
from typing import Any

from hypothesis import strategies as st

from pipeline.export.annotated import AnnotatedLetter, Marked

# Beyond the first 65,536 characters, combining, ends of lines of all sorts, spaces.
ODD = "😀𝔘🏳️‍🌈é\u0301ñ\u0323\u00a0\u200f\u2028\u0085\x0b\r\n\t  .,'’-" + string.ascii_letters[:6]
TEXTS = st.text(st.sampled_from(ODD), min_size=1, max_size=60) | st.text(min_size=1, max_size=60)


def letter(text: str, records: list[Marked], **more: Any) -> AnnotatedLetter:
    known: dict[str, Any] = {
        "name": "AL-AAA-1-2020",
        "letter_id": "0123456789abcdef",
        "reference": "AL AAA 1/2020",
        "source": "letter.txt",
        "own": {"reference": "AL AAA 1/2020", "kind": "AL"},
        "annotated": frozenset({"dates", "persons", "courts", "charges", "sentences", "events"}),
    }
    return AnnotatedLetter(text=text, records=tuple(records), **{**known, **more})


@st.composite
def letters(draw: st.DrawFn) -> AnnotatedLetter:
    """A letter of odd characters with some persons anywhere in it; none of white space alone."""
    text = draw(TEXTS)
    records = []
    for number in range(draw(st.integers(0, 5))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        if text[start:end].strip():
            records.append(
                Marked(table="persons", values={"name": f"P {number}", "role": "official"}, span=(start, end))
            )
    return letter(text, records)
