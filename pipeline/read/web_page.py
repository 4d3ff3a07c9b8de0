"""HTML: the blocks of a web page, its lists numbered, its footnotes cut out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.read.characters import regular, single_spaced
from pipeline.read.letter import ReadError
from pipeline.read.limits import Limits
from pipeline.read.lines import Block, Content, Note, note_sign, plain, unsigned
from pipeline.read.marks import sign_superscripts
from pipeline.read.plain_text import checked, decode
from pipeline.read.word_numbering import numeral

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
            "dialog",
            "div",
            "dl",
        ),
        *("dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"),
        *(
            "hgroup",
            "hr",
            "html",
            "legend",
            "li",
            "main",
            "menu",
            "ol",
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "tbody",
        ),
        *("td", "tfoot", "th", "thead", "title", "tr", "ul"),
    )
)
SKIPPED = frozenset(
    (
        *("head", "script", "style", "noscript", "template", "nav", "button", "select", "option", "textarea", "iframe"),
        *("object", "embed", "svg", "canvas", "audio", "video", "map"),
    )
)
LETTER = ("main", "article")
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
MARK = re.compile(r"^[\[(]?(\d{1,3}|\*{1,3}|[†‡§]|[a-z]|[ivx]{1,5})[\])]?$")
BACK = re.compile(r"[\u21a9\ufe0e\ufe0f\u2191^]+")  # the arrow back to the text
NUMERALS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
SPACE = re.compile(r"[ \t\r\n\f]+")


def read_html(data: bytes, limits: Limits) -> Content:
    """What a web page holds; it has one page. Raises ReadError ``damaged``, ``too_large``, ``unsupported``."""
    import lxml.etree
    import lxml.html

    parser = lxml.html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = lxml.html.document_fromstring(_decoded(data, limits).encode("utf-8", errors="replace"), parser=parser)
    except (lxml.etree.LxmlError, ValueError):
        raise ReadError("damaged", "The web page can't be read: it has no elements.") from None
    try:
        return _Page(root).read()
    except RecursionError:
        raise ReadError("damaged", "The web page is damaged: its elements are nested too deep.") from None


def _decoded(data: bytes, limits: Limits) -> str:
    named = CHARSET.search(data[:4096])
    if named and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return checked(data.decode(named[1].decode("ascii")), limits)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data, limits)


@dataclass(slots=True)
class _Page:
    """Reads one page, gathering blocks and footnotes."""

    root: HtmlElement
    blocks: list[Block] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)  # mark -> text
    targets: dict[str, str] = field(default_factory=dict)  # id of a footnote -> mark
    marks: list[str] = field(default_factory=list)  # in the order of the running text
    parts: list[str] = field(default_factory=list)  # of the block being read
    label: str = ""  # of the list item being read
    counts: dict[HtmlElement, int] = field(default_factory=dict)  # number of each list's last item

    def read(self) -> Content:
        """All of the page."""
        start = self._letter()
        self._find_targets(start)
        self._element(start)
        self._end_block()
        notes = [Note(mark, text, 1) for mark, text in self.notes.items() if text]
        order = {mark: place for place, mark in enumerate(self.marks)}
        notes.sort(key=lambda note: order.get(note.mark, len(order)))
        return Content(blocks=self.blocks, notes=notes, pages=1, reader="lxml")

    def _letter(self) -> HtmlElement:
        """The element that holds the letter: ``<main>`` or ``<article>`` where it has most of the words, else all."""
        whole = len(self.root.text_content())
        for name in LETTER:
            for element in self.root.iter(name):
                if len(element.text_content()) * 2 > whole:
                    return element
        return self.root

    def _find_targets(self, start: HtmlElement) -> None:
        """Note the footnotes: elements that a link leads to whose text is a mark, links back left aside."""
        for link in start.iter("a"):
            mark, target = _mark_of(link), _target_of(link)
            if mark and target and not any(outer.get("id") in self.targets for outer in link.iterancestors()):
                self.targets.setdefault(target, mark)

    def _element(self, element: HtmlElement) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in SKIPPED or _hidden(element):
            return
        mark = self.targets.get(element.get("id") or "")
        if mark is not None and tag != "a":
            self._end_block()
            self._note(mark, element)
            return
        if tag == "br":
            self.parts.append("\n")
        elif tag == "sup" and (mark := self._superscript(element)):
            self.parts.append(note_sign(mark))
        elif tag == "a" and (mark := _mark_of(element)) and _target_of(element) in self.targets:
            self.marks.append(mark)
            self.parts.append(note_sign(mark))
        elif tag in BLOCKS:
            self._end_block()
            if tag == "li":
                self.label = self._label(element)
            self._content(element)
            self._end_block()
        else:
            self._content(element)

    def _content(self, element: HtmlElement) -> None:
        self._text(element.text)
        for child in element:
            self._element(child)
            self._text(child.tail)

    def _text(self, text: str | None) -> None:
        if text:
            self.parts.append(SPACE.sub(" ", unsigned(text)))

    def _superscript(self, element: HtmlElement) -> str | None:
        """The mark that a superscript is; None for ordinals (``1er``) and for the mark that a footnote begins with."""
        mark = _mark_of(element)
        if mark is None or not ("".join(self.parts).strip() and (mark.isdigit() or element.find(".//a") is not None)):
            return None
        self.marks.append(mark)
        return mark

    def _note(self, mark: str, element: HtmlElement) -> None:
        """Keep a footnote's own words: without its mark and the arrow back."""
        inner = _Page(self.root)
        inner._content(element)
        inner._end_block()
        text = " ".join(plain(block.text) for block in inner.blocks).replace("\n", " ")
        text = BACK.sub("", text).strip()
        found = re.match(rf"[\[(]?{re.escape(mark)}[\])]?[.:]?(?![\w]) ?", text)
        self.notes.setdefault(mark, single_spaced(text[found.end() :] if found else text))

    def _label(self, item: HtmlElement) -> str:
        """The label that a browser shows before a list item."""
        parent = item.getparent()
        if parent is None or parent.tag != "ol":
            return "•"
        last = self.counts.get(parent, _int(parent.get("start"), 1) - 1)
        number = self.counts[parent] = _int(item.get("value"), last + 1)
        return f"{numeral(number, NUMERALS.get(parent.get('type') or '', 'decimal'))}."

    def _end_block(self) -> None:
        text = regular("".join(self.parts))
        self.parts.clear()
        text = sign_superscripts("\n".join(single_spaced(line) for line in text.split("\n")).strip("\n "))
        if not plain(text).strip():
            return
        label, self.label = self.label, ""
        self.blocks.append(Block(f"{label} {text}" if label else text, 1))


def _mark_of(element: HtmlElement) -> str | None:
    """The mark of a footnote, where the element's text is one."""
    found = MARK.match(unsigned(element.text_content()).strip())
    return found[1] if found else None


def _target_of(link: HtmlElement) -> str | None:
    """The id of the element on the page that a link leads to."""
    href = link.get("href") or ""
    return href[1:] if href.startswith("#") and len(href) > 1 else None


def _hidden(element: HtmlElement) -> bool:
    return element.get("hidden") is not None or "display:none" in (element.get("style") or "").replace(" ", "").lower()


def _int(text: str | None, default: int) -> int:
    text = (text or "").strip()
    return int(text) if re.fullmatch(r"-?\d{1,6}", text, re.ASCII) else default
