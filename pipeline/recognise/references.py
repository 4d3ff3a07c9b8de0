"""References to communications: the letter's own, and those of the letters that it names.

A communication is referenced by kind, addressee, running number and year: ``AL KAZ 3/2017``. The addressee is a
State (ISO 3166-1 alpha-3) or ``OTH``, a company or other non-State actor. Older letters put the files of the
mandates in front ("UA G/SO 214 (67-17) ... EGY 3/2012"); there the kind is the first word and the last part the
reference. The own reference follows the label "REFERENCE:" or "Ref.:" nearest to the salutation: an erratum or a fax
cover in front may name others. Source: headers of letters 2004-2026 in OHCHR's communications database.
Written to ``doc.spans["references"]``, label OWN (at most one) or COMMUNICATION, value: a ``Communication``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.recognise.formulas import either, fragments
from pipeline.recognise.frame import frame_part
from pipeline.recognise.span_groups import Component, Found, body_end, write_group
from pipeline.recognise.states import OTHER_ADDRESSEE, codes
from pipeline.recognise.text import folded_text, text_of

KIND = r"(?:(?P<kind>J?(?:AL|UA|OL))[\s:.–-]{0,3})?"  # AL, JUA; none in "(case KAZ 1/2017)"; "OLCHN 17/2020"
ADDRESSEE = r"(?P<addressee>[A-Z]{3}|Other|OTHER)"  # KAZ, OTH
NUMBER = r"(?P<number>[1-9]\d{0,2})"  # 3
YEAR = r"(?P<year>(?:19|20)\d{2})(?!\d)"  # 2017
COMMUNICATION = re.compile(rf"(?<![A-Za-z0-9/]){KIND}{ADDRESSEE}[\s-]{{0,3}}{NUMBER}\s?/\s?{YEAR}")
DATED = r"(?:,?\s(?:of|dated|sent on|du|en date du|de fecha|de|del)\s[^,;()]{4,30})?"  # ", of 11 December 2019"
# "KEN 1, 3 and 4/2020": numbers in front of the one that says the year
FIRST = r"(?<![A-Za-z0-9/])" + KIND + ADDRESSEE + r"[\s-]{1,3}"
MORE = r"(?P<numbers>(?:[1-9]\d{0,2}\s?(?:,|;|and|et|y|e|&)\s?){1,12})"
SEVERAL = re.compile(rf"{FIRST}{MORE}{NUMBER}\s?/\s?{YEAR}")
NEXT = re.compile(  # "KAZ 1/2017 and 3/2017"
    rf"{DATED}\s?(?:,|;|and|et|y|e|&|,\s?(?:and|et|y))\s(?:les\s|no\.?\s)?{NUMBER}\s?/\s?{YEAR}"
)
LABEL_DISTANCE = 300  # characters from the label to the end of an old reference with its file numbers
HEAD_LENGTH = 3000  # without a salutation: how far from the top an own reference can stand
OLD_KIND = re.compile(r"(?<!\w)(?P<kind>J?(?:AL|UA|OL))(?!\w)")  # "UA G/SO 214 (67-17) ... EGY 3/2012"
# The same in running text, where only the files that follow tell it: "UA G/SO", "AL Health (2002-7)"
FILES = re.compile(r"(?<!\w)(?P<kind>J?(?:AL|UA|OL))\s+(?=G/SO|[A-Z][\w&, ]{2,40}\(\d{4}-\d)")


@dataclass(frozen=True, slots=True)
class Communication:
    """A reference in canonical form; ``str()`` of it is what the tables hold."""

    kind: str | None
    addressee: str
    number: int
    year: int

    def __str__(self) -> str:
        prefix = f"{self.kind} " if self.kind else ""
        return f"{prefix}{self.addressee} {self.number}/{self.year}"


@Language.factory("spcomms_references", assigns=["doc.spans"])
def make_references(nlp: Language, name: str) -> Component:
    """A component that writes ``doc.spans["references"]``; it reads the frame."""
    return recognise_references


def recognise_references(doc: Doc) -> Doc:
    """Find the references."""
    write_group(doc, "references", find_references(doc))
    return doc


def find_communications(text: str) -> Iterator[Found]:
    """Yield every reference, lists that share an addressee or a year included."""
    yield from _several(text)
    for match in COMMUNICATION.finditer(text):
        addressee = OTHER_ADDRESSEE if match["addressee"].upper() == "OTHER" else match["addressee"]
        if addressee not in codes():
            continue
        start, end = match.span()
        kind = match["kind"] or _kind_before_files(text, start)
        value = Communication(kind, addressee, int(match["number"]), int(match["year"]))
        yield Found(start=start, end=end, label="COMMUNICATION", value=value, rule="references.number")
        following = NEXT.match(text, end)
        while following:
            value = replace(value, number=int(following["number"]), year=int(following["year"]))
            start, end = following.start("number"), following.end()
            yield Found(start=start, end=end, label="COMMUNICATION", value=value, rule="references.list")
            following = NEXT.match(text, end)


def _several(text: str) -> Iterator[Found]:
    """Yield the references of a list that says its year once, but the last."""
    for match in SEVERAL.finditer(text):
        addressee = OTHER_ADDRESSEE if match["addressee"].upper() == "OTHER" else match["addressee"]
        if addressee not in codes():
            continue
        for number in re.finditer(r"\d+", match["numbers"]):
            value = Communication(match["kind"], addressee, int(number.group()), int(match["year"]))
            start, end = match.start("numbers") + number.start(), match.start("numbers") + number.end()
            yield Found(start=start, end=end, label="COMMUNICATION", value=value, rule="references.list")
        last = Communication(match["kind"], addressee, int(match["number"]), int(match["year"]))
        start = match.start("number")
        yield Found(start=start, end=match.end(), label="COMMUNICATION", value=last, rule="references.list")


def _kind_before_files(text: str, start: int) -> str | None:
    """The kind in front of the mandates' files of an old reference: "UA G/SO 214 (67-17) ... EGY 3/2012"."""
    files = list(FILES.finditer(text, max(0, start - LABEL_DISTANCE), start))
    if not files or COMMUNICATION.search(text, files[-1].end(), start) or ";" in text[files[-1].end() : start]:
        return None
    return files[-1]["kind"]


def find_references(doc: Doc) -> Iterator[Found]:
    """Yield all references, the letter's own with the label OWN."""
    text = text_of(doc)
    found = list(find_communications(text))
    own = _own(doc, found)
    for item in found:
        if own is None or item.start != own.start:
            yield item
    if own is not None:
        yield own


def _own(doc: Doc, found: list[Found]) -> Found | None:
    """The reference behind the last label in front of the salutation, with its kind."""
    salutation, introduction = frame_part(doc, "SALUTATION"), frame_part(doc, "INTRODUCTION")
    opened = [part.start_char for part in (salutation, introduction) if part]
    end = min(opened) if opened else min(HEAD_LENGTH, body_end(doc))
    text = text_of(doc)
    for label_end in reversed(list(_labels(folded_text(doc), end))):
        # where nothing says that the head has ended, a mission's "Ref: HRC/4/21" stands before what it answers
        block = text.find("\n\n", label_end) if not opened else -1
        limit = min(end, label_end + LABEL_DISTANCE, block if block >= 0 else end)
        behind = [item for item in found if label_end <= item.start < limit]
        if behind:
            return _as_own(text, label_end, _same_block(text, label_end, behind)[-1])
    head = [item for item in found if item.end <= end]
    if head and introduction is not None:
        return _as_own(text, head[-1].start, head[-1])
    return None


def _labels(folded: str, end: int) -> Iterator[int]:
    """Yield where the label "Reference:" ends."""
    reference = r"(?=\n|\s+j?(?:al|ua|ol)\b|\s+[a-z]{3}\s+\d)"  # "REFERENCIA UA VEN 11/2014" does without a colon
    # "Your reference: AL OTH 7/2021" stands in a reply, and is the letter's that it answers
    other = r"(?<!your\s)(?<!votre\s)(?<!vos\s)(?<!v/)(?<!su\s)"
    pattern = rf"(?<!\w){other}{either(fragments('reference_label'))}\s?\.?\s?(?::|n[o°]\.?|{reference})"
    for match in re.finditer(pattern, folded[:end]):
        yield match.end()


def _same_block(text: str, label_end: int, behind: list[Found]) -> list[Found]:
    """The references that belong to the label: those before the second blank line behind it."""
    first = behind[0]
    gap = text.find("\n\n", first.end)
    limit = gap if gap >= 0 else len(text)
    return [item for item in behind if item.start < limit]


def _as_own(text: str, start: int, found: Found) -> Found:
    value: Communication = found.value
    if value.kind is None:
        kind = OLD_KIND.search(text, start, found.start)
        value = replace(value, kind=kind["kind"] if kind else None)
    return replace(found, label="OWN", value=value, rule="references.own")
