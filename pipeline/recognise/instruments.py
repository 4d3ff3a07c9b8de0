"""Legal texts that a letter names: treaties, resolutions, general comments, reports, laws; a span a mention.

Names come from several finders; where two of them meet, the one named first here counts: names of known instruments,
symbols, general comments, ILO standards, resolutions, names that the letter itself gives ("hereinafter "the Law""),
laws of States. "the Covenant", "el Pacto" and the like are spans of their own, of which the letter's resolution says
what they mean. Source: the project's table contract, for ids.
Written to ``doc.spans["instruments"]``, label INSTRUMENT (value: an ``Instrument``) or SHORT (value: a ``ShortName``).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.knowledge import read_toml
from pipeline.recognise.domestic_laws import DomesticLaw, find_laws
from pipeline.recognise.formulas import either
from pipeline.recognise.general_comments import comment_by_symbol, find_general_comments, find_opinions
from pipeline.recognise.ilo_standards import end_of_standard, find_ilo_standards
from pipeline.recognise.instrument_definitions import Definition, find_defined, find_definitions
from pipeline.recognise.instrument_names import acronym_pattern, find_names, words_of
from pipeline.recognise.known_instruments import (
    instrument_by_acronym,
    instrument_by_symbol,
    known_instruments,
    names_tree,
    nouns_in,
    nouns_of,
)
from pipeline.recognise.places import TakenPlaces
from pipeline.recognise.resolutions import with_words
from pipeline.recognise.span_groups import Component, Found, write_group
from pipeline.recognise.text import fold, folded_text, text_of
from pipeline.recognise.un_symbols import canonical_symbol, find_symbols

KINDS_OF_IDS = (  # by the beginning of an id that is not in the vocabulary
    (re.compile(r"ILO-[CRP]\d"), "ilo_convention"),
    (re.compile(r"\w+-G[CR]-\d"), "general_comment"),
    (re.compile(r"(?:A/HRC/|A/|E/|S/|CHR/)(?:RES|DEC)/"), "resolution"),
)
ACT = re.compile(r"(?:Act|Law|Ordinance|Bill)(?:,? (?:19|20)\d\d)?$")
PLAIN_ARTICLE = re.compile(
    r"(?:the|le|la|les|l'|du|de la|de l'|des|el|los|las|del|al)[\s']\s*(?!same|said|latter|above|afore|meme|citad|mism)"
)
LAW = "instruments.law"  # the rule of laws that are told by their words
PROTOCOL_REACH = 120  # characters between a treaty and "its Optional Protocol"
NOUNS_OF_KINDS = {"general_comment": "comment", "resolution": "resolution", "un_document": "report"}


@dataclass(frozen=True, slots=True)
class Instrument:
    """What a mention names. id: canonical; None for a State's law, whose id needs the letter's State.

    law: of a State. nouns: by which it can be called later, "covenant".
    """

    id: str | None
    kind: str
    law: DomesticLaw | None
    nouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class ShortName:
    """ "the Covenant", "del mismo", "thereof". nouns: classes that it can stand for; none where any will do.

    capital: whether it is written as a name. year: of "the 1951 Convention".
    demonstrative: "that Covenant", "ledit Pacte": the one just named.
    """

    nouns: frozenset[str]
    capital: bool
    year: str | None = None
    demonstrative: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention with its place."""

    start: int
    end: int
    instrument: Instrument
    rule: str


@Language.factory("spcomms_instruments", assigns=["doc.spans"])
def make_instruments(nlp: Language, name: str) -> Component:
    """A component that writes ``doc.spans["instruments"]``; it reads the resolutions."""
    return recognise_instruments


def recognise_instruments(doc: Doc) -> Doc:
    """Find the mentions of legal texts."""
    resolutions = [(span.start_char, span.end_char, str(span._.value)) for span in doc.spans["resolutions"]]
    write_group(doc, "instruments", find_instruments(text_of(doc), folded_text(doc), resolutions))
    return doc


def find_instruments(text: str, folded: str, resolutions: list[tuple[int, int, str]]) -> Iterator[Found]:
    """Yield every mention in reading order.

    resolutions: start, end and id of the resolutions cited by number.
    """
    named = _without_overlaps(list(_by_name(text, folded, resolutions)))
    laws = [Mention(law.start, law.end, _law(law.law), LAW) for law in find_laws(text)]
    # "African Charter (Ratification and Enforcement) Act", "ICCPR Act": the law's name holds the treaty's.
    acts = TakenPlaces((law.start, law.end) for law in laws if ACT.search(text, law.start, law.end))
    named = [mention for mention in named if not _is_part(mention, acts)]
    mentions = _merged(text, _without_overlaps([*named, *laws]))
    definitions = list(find_definitions(text, [(mention.end, position) for position, mention in enumerate(mentions)]))
    defined = [mention for mention in _defined(text, mentions, definitions) if not _is_part(mention, acts)]
    terms = TakenPlaces((definition.after, definition.after + len(definition.term)) for definition in definitions)
    by_words = [m for m in mentions if m.rule == LAW and not terms.overlaps(m.start, m.start + 1)]
    # A name that the letter gives ("the Criminal Law Code") goes before a law that is told by its words alone.
    mentions = _without_overlaps([*[m for m in mentions if m.rule != LAW], *defined, *by_words])
    for mention in mentions:
        yield Found(
            start=mention.start, end=mention.end, label="INSTRUMENT", value=mention.instrument, rule=mention.rule
        )
    taken = TakenPlaces((mention.start, mention.end) for mention in mentions)
    for definition in definitions:
        taken.take(definition.after, definition.after + len(definition.term))
    for short in _short_names(text, folded):
        if taken.take(short.start, short.end):
            yield short


def _by_name(text: str, folded: str, resolutions: list[tuple[int, int, str]]) -> Iterator[Mention]:
    names = list(find_names(folded, words_of(folded), names_tree()))
    acronyms = list(acronym_pattern(instrument_by_acronym()).finditer(text))
    treaties = [(name.start, name.end, name.id) for name in names] + [
        (*match.span(), instrument_by_acronym()[match.group()]) for match in acronyms
    ]
    for start, end, comment in find_general_comments(folded, treaties):
        yield _mention(start, end, comment, "instruments.general_comment")
    for name in names:
        end = end_of_standard(folded, name.end) if name.id.startswith("ILO-") else name.end
        yield _mention(name.start, end, name.id, "instruments.name")
    for match in acronyms:
        yield _mention(*match.span(), instrument_by_acronym()[match.group()], "instruments.acronym")
    for start, end, symbol in find_symbols(text):
        yield _mention(start, end, canonical_symbol(symbol)[0], "instruments.symbol")
    for start, end, standard in find_ilo_standards(folded):
        yield _mention(start, end_of_standard(folded, end), standard, "instruments.ilo")
    for start, end, opinion in find_opinions(folded):
        yield _mention(start, end, opinion, "instruments.opinion")
    for start, end, protocol in _protocols(folded, treaties):
        yield _mention(start, end, protocol, "instruments.protocol")
    for start, end, resolution in resolutions:
        yield _mention(*with_words(folded, start, end), resolution, "instruments.resolution")


def _protocols(folded: str, treaties: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Yield "its Optional Protocol", "its Protocol No. 4" behind a treaty: start, end and the protocol's id."""
    words = read_toml("instrument_words")["protocols"]
    ends = sorted((end, name) for _, end, name in treaties)
    for key in ("words", "numbered"):
        for match in re.finditer(rf"(?<!\w){either(words[key])}(?!\w)", folded):
            place = bisect_right(ends, (match.start(), "~")) - 1
            if place < 0 or match.start() - ends[place][0] > PROTOCOL_REACH:
                continue
            treaty = ends[place][1]
            number = next((group for group in match.groups() if group), None)
            if number is None and treaty in words["of"]:
                yield *match.span(), str(words["of"][treaty])
            elif number is not None and treaty in words["numbered_of"]:
                yield *match.span(), f"{words['numbered_of'][treaty]}{number}"


def _mention(start: int, end: int, instrument: str, rule: str) -> Mention:
    return Mention(start, end, instrument_of(instrument), rule)


@cache
def instrument_of(name: str) -> Instrument:
    """The instrument of an id or symbol; a symbol that is an instrument's own gives that instrument."""
    instrument = instrument_by_symbol().get(name) or comment_by_symbol().get(name) or name
    known = known_instruments().get(instrument)
    if known is not None:
        return Instrument(instrument, known.kind, None, nouns_of(instrument))
    kind = next((kind for pattern, kind in KINDS_OF_IDS if pattern.match(instrument)), "un_document")
    noun = NOUNS_OF_KINDS.get(kind)
    return Instrument(instrument, kind, None, frozenset({noun}) if noun else nouns_of(instrument))


def _law(law: DomesticLaw) -> Instrument:
    return Instrument(None, "domestic_law", law, nouns_in(fold(law.name)))


def _without_overlaps(mentions: list[Mention]) -> list[Mention]:
    """In reading order; of two that overlap the earlier in the list."""
    taken = TakenPlaces()
    return sorted((m for m in mentions if taken.take(m.start, m.end)), key=lambda mention: mention.start)


def _is_part(mention: Mention, acts: TakenPlaces) -> bool:
    """Whether a mention is a part of a law's name, with more of the name behind it."""
    act = acts.around(mention.start, mention.end)
    return act is not None and mention.end < act[1]


APPOSITION = re.compile(r"\s{0,3}[(\[]\s{0,2}(?:the\s+|la\s+|le\s+|el\s+)?[\"“«'‘]?\s?")
APPOSITION_END = re.compile(r"\s?[\"”»'’]?\s?[)\]]")


def _merged(text: str, mentions: list[Mention]) -> list[Mention]:
    """A name with its acronym, symbol or number in brackets behind it is one mention of one instrument."""
    merged: list[Mention] = []
    for mention in mentions:
        last = merged[-1] if merged else None
        opened = APPOSITION.match(text, last.end) if last else None
        if last and opened and opened.end() == mention.start and _is_apposition(last.instrument, mention):
            closed = APPOSITION_END.match(text, mention.end)
            end = closed.end() if closed else mention.end
            merged[-1] = Mention(last.start, end, _put_together(last.instrument, mention.instrument), last.rule)
        else:
            merged.append(mention)
    return merged


def _put_together(instrument: Instrument, other: Instrument) -> Instrument:
    """A titled law with the number in brackets behind it; a text with a symbol for id, with the letter's own symbol."""
    if "/" in (instrument.id or "") and "/" in (other.id or ""):
        return replace(instrument, id=other.id)
    if instrument.law is None or other.law is None or instrument.law.number is not None:
        return instrument
    return replace(instrument, law=replace(instrument.law, number=other.law.number))


def _is_apposition(instrument: Instrument, other: Mention) -> bool:
    if instrument.law is not None:
        law = other.instrument.law
        return law is not None and not law.titled and instrument.law.titled
    by_symbol = other.rule in ("instruments.symbol", "instruments.resolution")
    return other.instrument.id == instrument.id or (by_symbol and instrument.kind not in ("resolution", "un_document"))


def _defined(text: str, mentions: list[Mention], definitions: list[Definition]) -> list[Mention]:
    """Mentions by the names that the letter gives: "the Law" behind "… (hereinafter "the Law")"."""
    defined = []
    for definition in definitions:
        instrument = mentions[definition.of].instrument
        for start, end in find_defined(text, definition):
            defined.append(Mention(start, end, instrument, "instruments.defined"))
    return defined


@cache
def _short_pattern() -> re.Pattern[str]:
    words = read_toml("instrument_words")
    nouns = "|".join(f"(?P<{noun}>{either(fragments)})" for noun, fragments in words["short"].items())
    determiners = either(sorted(words["determiners"]["words"], key=len, reverse=True))
    # "the Convention on …" is a name that the vocabulary lacks, and no short form of another.
    small = "on|for|against|relating|concerning|sur|relati\\w+|pour|contre|sobre|para|contra"
    name_goes_on = rf"(?!\w)(?!\s+(?:{small}|n[o°º]\.?|num)(?!\w))"
    year = r"(?:(?P<year>(?:19|20)\d\d)\s+)?"
    return re.compile(rf"(?<!\w){determiners}(?:\s+|(?<=')){year}(?:{nouns}){name_goes_on}")


@cache
def _thereof() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(read_toml('instrument_words')['thereof']['words'])}(?!\w)")


def _short_names(text: str, folded: str) -> Iterator[Found]:
    for match in _short_pattern().finditer(folded):
        noun = next(name for name, words in match.groupdict().items() if words and name != "year")
        nouns: frozenset[str] = frozenset() if noun == "any" else frozenset({noun})
        shown = not PLAIN_ARTICLE.match(match.group())
        value = ShortName(nouns, text[match.start(noun)].isupper(), match["year"], shown)
        yield Found(start=match.start(), end=match.end(), label="SHORT", value=value, rule="instruments.short")
    for match in _thereof().finditer(folded):
        value = ShortName(frozenset(), False)
        yield Found(start=match.start(), end=match.end(), label="SHORT", value=value, rule="instruments.thereof")
