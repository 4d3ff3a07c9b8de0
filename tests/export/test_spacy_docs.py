"""spaCy files, loaded as anybody loads them."""

import json
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from spacy.tokens import DocBin

from pipeline.export import spacy_docs
from pipeline.export.annotated import AnnotatedLetter, Marked
from pipeline.export.from_tables import letters_of_tables
from pipeline.export.spacy_docs import document, write_spacy
from tests.export.made import letter, letters

NLP = spacy.blank("xx")


@given(letters())
def test_every_span_is_there_to_the_character(one: AnnotatedLetter) -> None:
    (doc,) = DocBin().from_bytes(DocBin(store_user_data=True, docs=[document(one, NLP)]).to_bytes()).get_docs(NLP.vocab)
    assert doc.text == one.text
    assert [(span.start_char, span.end_char) for span in doc.spans["persons"]] == [r.span for r in one.records]


def test_tables_are_groups_and_records_stand_beside_their_spans(sample: Path, tmp_path: Path) -> None:
    folder = sample / "data" / "processed"
    write_spacy(letters_of_tables(folder), tmp_path)
    docs = list(DocBin().from_disk(tmp_path / "letters-0001.spacy").get_docs(spacy.blank("xx").vocab))
    for doc, one in zip(docs, letters_of_tables(folder), strict=True):
        assert (doc.user_data["letter_id"], doc.user_data["reference"]) == (one.letter_id, one.reference)
        for table, spans in doc.spans.items():
            stored = [record for record in one.records if record.table == table]
            assert [(span.start_char, span.end_char) for span in spans] == [record.span for record in stored]
            assert [span.label_ for span in spans] == [record.kind or table for record in stored]
            # lists come back as tuples
            assert json.dumps(doc.user_data["records"][table]) == json.dumps([dict(record.values) for record in stored])
    labels = {ent.label_ for doc in docs for ent in doc.ents}
    assert {"person", "organisation", "place", "court", "date", "instrument"} <= labels


def test_of_overlapping_entities_the_longest_stays() -> None:
    records = [
        Marked(table="mentions", values={"entity": "place", "name": "Odd"}, span=(0, 3)),
        Marked(table="courts", values={"name": "Odd Court"}, span=(0, 9)),
    ]
    doc = document(letter("Odd Court", records), NLP)
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Odd Court", "court")]
    assert [span.text for span in doc.spans["mentions"]] == ["Odd"]


def test_a_record_that_only_shows_its_name_is_no_entity() -> None:
    court = Marked(table="courts", values={"name": "Odd Court"}, span=(0, 9), quoted=False)
    assert document(letter("Odd Court", [court]), NLP).ents == ()


def test_many_letters_are_several_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy_docs, "A_FILE", 2)
    told = write_spacy([letter("One.", []), letter("Two.", []), letter("Three.", [])], tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["letters-0001.spacy", "letters-0002.spacy"]
    assert len(told) == 2
