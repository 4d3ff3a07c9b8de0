"""Writing what a recogniser found: spans at exact characters, with value, rule and confidence."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc, Span

Component = Callable[[Doc], Doc]  # what a factory gives: it writes into the document and hands it on

FOUND = "spcomms_found"  # key of Doc.user_data: what was found, by the span's id


def _finding(span: Span) -> "Found | None":
    findings: dict[str, Found] = span.doc.user_data.get(FOUND, {})
    return findings.get(span.id_)


def _value(span: Span) -> Any:
    found = _finding(span)
    return found.value if found else None


def _rule(span: Span) -> str:
    found = _finding(span)
    return found.rule if found else ""


def _confidence(span: Span) -> float:
    found = _finding(span)
    return found.confidence if found else 0.0


# Getters by the span's own id: a plain extension is kept by offsets alone, so that two findings of the same words
# ("12 and 14 March", or a resolution that is an instrument, too) would overwrite each other.
for _name, _getter in (("value", _value), ("rule", _rule), ("confidence", _confidence)):
    if not Span.has_extension(_name):
        Span.set_extension(_name, getter=_getter)
for _name in ("language", "footnotes_start"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A stretch of the letter that a rule recognised.

    start, end: code points. label: what it is. value: its normalised value, of a type that the component names.
    rule: name of the rule. confidence: 0 to 1.
    """

    start: int
    end: int
    label: str
    value: Any
    rule: str
    confidence: float = 1.0


def write_group(doc: Doc, group: str, found: Iterable[Found]) -> None:
    """Write ``doc.spans[group]`` in reading order.

    Tokens are runs of letters, runs of digits and single marks, so spans that begin and end at word borders meet
    token borders exactly; with another tokenizer a span is widened to whole tokens.
    """
    findings = doc.user_data.setdefault(FOUND, {})
    spans: list[Span] = []
    for number, item in enumerate(sorted(found, key=lambda item: (item.start, item.end))):
        span_id = f"{group}/{number}"
        span = doc.char_span(item.start, item.end, label=item.label, alignment_mode="expand", span_id=span_id)
        if span is not None:
            findings[span_id] = item
            spans.append(span)
    doc.spans[group] = spans


def body_end(doc: Doc) -> int:
    """Where the running text ends and the footnotes begin; the length of the text where nothing is known of notes."""
    return len(doc.text) if doc._.footnotes_start is None else int(doc._.footnotes_start)
