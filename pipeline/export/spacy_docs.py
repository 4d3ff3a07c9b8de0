"""spaCy's own format: documents with a group of spans a table, in files of many letters each."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.export.annotated import ENTITIES, AnnotatedLetter, Marked
from pipeline.knowledge import read_toml

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

A_FILE = 500  # letters: what one DocBin holds in memory
LANGUAGE = "xx"  # letters are in several


def write_spacy(letters: Iterable[AnnotatedLetter], out: Path) -> list[str]:
    """Write ``letters-<n>.spacy``; gives lines that say what."""
    import spacy
    from spacy.tokens import DocBin

    nlp = spacy.blank(LANGUAGE)
    waiting = iter(letters)
    told = []
    number = 0
    while batch := list(islice(waiting, A_FILE)):
        number += 1
        name = f"letters-{number:04}.spacy"
        docs = [document(letter, nlp) for letter in batch]
        DocBin(attrs=["ORTH", "SPACY", "ENT_IOB", "ENT_TYPE"], store_user_data=True, docs=docs).to_disk(out / name)
        spans = sum(len(group) for doc in docs for group in doc.spans.values())
        told.append(f"{name}: {len(docs):,} letters with {spans:,} spans")
    return told or ["no letters"]


def document(letter: AnnotatedLetter, nlp: "Language") -> "Doc":
    """A letter as a document: ``doc.spans[table]``, and in ``doc.user_data["records"][table]`` the values of each.

    Tokens are cut where a span begins or ends, so that all spans are there. ``doc.ents`` are those of names, courts,
    dates and instruments, the longest where they overlap.
    """
    from spacy.util import filter_spans

    placed = [(record, record.span) for record in letter.records if record.span is not None]
    doc = _cut(nlp, letter.text, [span for _, span in placed])
    starts = {token.idx: token.i for token in doc}
    ends = {token.idx + len(token): token.i + 1 for token in doc}
    groups: dict[str, list[Span]] = {table: [] for table in sorted(letter.annotated)}
    records: dict[str, list[dict[str, Any]]] = {table: [] for table in groups}
    ents = []
    for record, (start, end) in placed:
        span = doc[starts[start] : ends[end]]
        groups.setdefault(record.table, []).append(_labelled(doc, span, record.kind or record.table))
        records.setdefault(record.table, []).append(dict(record.values))
        if (label := _entity(record)) and record.quoted:
            ents.append(_labelled(doc, span, label))
    for table, spans in groups.items():
        doc.spans[table] = spans
    doc.ents = filter_spans(ents)
    own = {"letter_id": letter.letter_id, "reference": letter.reference, "source": letter.source}
    doc.user_data.update({**own, "letter": dict(letter.own), "records": records})
    return doc


def _labelled(doc: "Doc", span: "Span", label: str) -> "Span":
    from spacy.tokens import Span

    return Span(doc, span.start, span.end, label=label)


def _entity(record: Marked) -> str | None:
    """What a record is called as a named entity; None where it is none."""
    entities = read_toml("exports")[ENTITIES]
    return str(entities[record.table] or record.kind) if record.table in entities else None


def _cut(nlp: "Language", text: str, spans: Iterable[tuple[int, int]]) -> "Doc":
    """A document whose tokens end wherever a span begins or ends."""
    from spacy.tokens import Doc

    starts, ends = {start for start, _ in spans}, {end for _, end in spans}
    cuts = starts | ends
    words: list[str] = []
    spaces: list[bool] = []
    for token in nlp.make_doc(text):
        end = token.idx + len(token)
        at = token.idx
        for cut in sorted(cut for cut in range(at + 1, end) if cut in cuts):
            words.append(text[at:cut])
            spaces.append(False)
            at = cut
        # a span may begin or end with the space behind a token, which then is a token itself
        alone = bool(token.whitespace_) and (end in starts or end + 1 in ends)
        words += [text[at:end], " "] if alone else [text[at:end]]
        spaces += [False, False] if alone else [bool(token.whitespace_)]
    return Doc(nlp.vocab, words=words, spaces=spaces)
