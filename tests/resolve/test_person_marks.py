"""The letter with its people marked: one mark a mention, offsets that lead back."""

from hypothesis import given
from hypothesis import strategies as st
from spacy.lang.xx import MultiLanguage

from pipeline.resolve.entities import Entity, Mention
from pipeline.resolve.person_marks import MARK, people_marked

BLANK = MultiLanguage()


def marked_text(text: str, *names: str) -> str:
    """The marked text, every name one person."""
    doc = BLANK(text)
    doc._.language = "en"
    people = [_person(number, text.index(name), name) for number, name in enumerate(names)]
    return people_marked(doc, people).text


def _person(number: int, start: int, name: str) -> Entity:
    mention = Mention(start=start, end=start + len(name), form="name", rule="test", confidence=1.0)
    return Entity(id=f"p{number}", name=name, aliases=(), mentions=(mention,))


def test_titles_and_quotation_marks_go_into_the_mark() -> None:
    assert marked_text("Messrs. Ada Lund and “Per” fled.", "Ada Lund", "Per") == f"{MARK} and {MARK} fled."
    assert marked_text("Su esposa, la Sra. Ada Lund, huyó", "Ada Lund") == f"su esposa, {MARK}, huyo"


def test_nouns_stay_in_front_of_the_mark() -> None:
    assert marked_text("his sister Ada and Judge Per", "Ada", "Per") == f"his sister {MARK} and judge {MARK}"


def test_mark_of_the_letter_itself_is_none() -> None:
    assert marked_text("§ 129 names Ada", "Ada") == f"¶ 129 names {MARK}"


def test_lists() -> None:
    text = "Ada (8), Per and Tor fled; Uwe stayed"
    doc = BLANK(text)
    doc._.language = "en"
    people = [_person(number, text.index(name), name) for number, name in enumerate(("Ada", "Per", "Tor", "Uwe"))]
    assert people_marked(doc, people).lists == ((0, 2), (0, 2), (0, 2), (3, 3))


@given(st.lists(st.sampled_from(["Ada", "Mr. ", " and ", "é", "«", '"', ", ", "\n\n", "İ", "the "]), max_size=30))
def test_offsets_lead_back(pieces: list[str]) -> None:
    text = "".join(pieces)
    doc = BLANK(text)
    doc._.language = "en"
    starts = [at for at in range(len(text)) if text.startswith("Ada", at)]
    people = [_person(number, at, "Ada") for number, at in enumerate(starts)]
    marked = people_marked(doc, people)
    assert len(marked.marks) == len(starts)
    for mark in marked.marks:
        assert text[mark.start : mark.end] == "Ada"
        assert marked.text[mark.at] == MARK
        assert marked.from_letter(mark.start) == mark.at
    for at, character in enumerate(marked.text):
        if character != MARK:
            assert marked.from_letter(marked.in_letter(at)) == at
