"""The labelling interface for Label Studio: a label a table, and for each the columns of its rows."""

from xml.etree import ElementTree as ET

from pipeline.evaluate.gold import LETTERS
from pipeline.export.annotated import LISTS, looks, marked_tables
from pipeline.export.label_studio_values import (
    ANNOTATED,
    LABEL,
    MARKS,
    NO_QUOTE,
    NONE,
    OPTIONAL,
    QUOTE,
    TEXT,
    UNPLACED,
    Control,
    control_name,
    controls,
    relations,
)

STYLE = (
    ".htx-text { white-space: pre-wrap; } "  # else runs of spaces are one, and offsets are not ours
    ".spcomms { display: flex; gap: 1em; } .spcomms-letter { flex: 3; max-height: 85vh; overflow: auto; } "
    ".spcomms-values { flex: 2; max-height: 85vh; overflow: auto; }"
)
FEW_WORDS = 4  # that stand beside each other; more are a list to choose from
HINTS = {
    "date": "2017-05-03",
    "dates": "2017-05-03",
    "duration": "P4Y6M",
    "integer": "a whole number",
    "number": "a number",
}


def interface() -> str:
    """The interface as XML, to be pasted into the settings of a project."""
    view = ET.Element("View")
    ET.SubElement(view, "Style").text = STYLE
    ET.SubElement(view, "Header", value="$title")
    drawn = ET.SubElement(view, "Relations")
    for name in sorted({column for columns in relations().values() for column in columns}):
        ET.SubElement(drawn, "Relation", value=name)
    body = ET.SubElement(view, "View", className="spcomms")
    letter = ET.SubElement(body, "View", className="spcomms-letter")
    labels = ET.SubElement(letter, "Labels", name=LABEL, toName=TEXT, choice="single", showInline="true")
    for table in marked_tables():
        ET.SubElement(labels, "Label", value=table, background=looks(table)["colour"])
    ET.SubElement(letter, "Text", name=TEXT, value="$text", saveTextResult="yes", granularity="symbol")
    values = ET.SubElement(body, "View", className="spcomms-values")
    for table in marked_tables():
        _table(values, table)
    _marks(values)
    _own(values)
    ET.indent(view)
    return ET.tostring(view, encoding="unicode") + "\n"


def _table(parent: ET.Element, table: str) -> None:
    """The columns of a region with the table's label, shown while one is selected."""
    only = {"visibleWhen": "region-selected", "whenLabelValue": table}
    view = ET.SubElement(parent, "View", only)
    for column, control in controls(table).items():
        _control(view, control, {"perRegion": "true", **only}, drawn=column in relations().get(table, ()))
    none = _choices(view, control_name(table, NONE), tuple(controls(table)), {"perRegion": "true", **only})
    none.set("choice", "multiple")


def _control(parent: ET.Element, control: Control, more: dict[str, str], *, drawn: bool = False) -> None:
    heading = control.column.name + (", where no relation is drawn" if drawn else "")
    if control.words:
        _choices(parent, control.name, control.words, more, heading=heading)
        return
    _text(parent, control.name, heading, more, several=control.column.kind in LISTS, kind=control.column.kind)


def _choices(
    parent: ET.Element, name: str, words: tuple[str, ...], more: dict[str, str], *, heading: str | None = None
) -> ET.Element:
    ET.SubElement(parent, "Header", size="6", value=heading or "the letter says that there is no")
    layout = {"layout": "select"} if len(words) > FEW_WORDS else {"showInline": "true"}
    choices = ET.SubElement(parent, "Choices", {"name": name, "toName": TEXT, "choice": "single", **layout, **more})
    for word in words:
        ET.SubElement(choices, "Choice", value=word)
    return choices


def _text(
    parent: ET.Element, name: str, heading: str, more: dict[str, str], *, several: bool = False, kind: str = "text"
) -> None:
    ET.SubElement(parent, "Header", size="6", value=heading + (" (one a line, each added)" if several else ""))
    once = {} if several else {"maxSubmissions": "1"}
    hint = {"placeholder": HINTS[kind]} if kind in HINTS else {}
    ET.SubElement(parent, "TextArea", {"name": name, "toName": TEXT, "editable": "true", **once, **hint, **more})


def _marks(parent: ET.Element) -> None:
    """What any region may have."""
    region = {"perRegion": "true", "visibleWhen": "region-selected"}
    marks = _choices(parent, MARKS, (OPTIONAL, NO_QUOTE), region, heading="marks")
    marks.set("choice", "multiple")
    _text(parent, QUOTE, "quote, where it is not the marked words", region)


def _own(parent: ET.Element) -> None:
    """What is said of the letter as a whole."""
    view = ET.SubElement(parent, "View", visibleWhen="no-region-selected")
    ET.SubElement(view, "Header", value="the letter")
    for control in controls(LETTERS).values():
        _control(view, control, {})
    _choices(view, control_name(LETTERS, NONE), tuple(controls(LETTERS)), {}).set("choice", "multiple")
    annotated = _choices(view, ANNOTATED, marked_tables(), {}, heading="tables that I have gone through to the end")
    annotated.set("choice", "multiple")
    for table in marked_tables():
        _text(view, control_name(table, UNPLACED), f"{table} without a place in the text, as JSON", {}, several=True)
