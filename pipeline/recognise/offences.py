"""Offences as letters name them, where somebody is accused, charged, convicted or acquitted of them.

Written to ``doc.spans["offences"]``, label OFFENCE, value: an ``Offence``; the span is the offence as a table would
have it, without quotation marks and articles. Found are: what stands behind a cue ("charged with", "inculpé de",
"por los delitos de"); quotations and known nouns of offences in a sentence that charges somebody; and the offences
found so where the letter names them again, if shorter ("the robbery count", "la extorsión").
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.recognise.offence_categories import OTHER, category_of
from pipeline.recognise.offence_phrases import QUOTED, Phrase, Text
from pipeline.recognise.offence_words import Cue, language_of, offence_words
from pipeline.recognise.span_groups import Component, Found, write_group
from pipeline.recognise.text import folded_text, text_of

LABEL = "OFFENCE"
SECTIONS = frozenset(
    {
        "INTRODUCTION",
        "ALLEGATIONS",
        "CONCERN",
        "REQUESTS",
        "LEGAL_FRAMEWORK",
        "ANNEX",
        "OTHER",
        "FOOTNOTES",
        "SIGNATURES",
    }
)
LONGEST = 4000  # characters of a sentence that is read at once
MOST = 24  # cues or offences of a sentence; none that means anything has more
REACH = 150  # characters from a cue to the link in front of its offence
NAMES = frozenset({"PERSON", "COURT"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Offence:
    """What an offence is about. category: of the table charges."""

    category: str


@Language.factory("spcomms_offences", assigns=["doc.spans"])
def make_offences(nlp: Language, name: str) -> Component:
    """A component that writes ``doc.spans["offences"]``; it reads sections, dates and names."""
    return recognise_offences


def recognise_offences(doc: Doc) -> Doc:
    """Write the offences of a document."""
    write_group(doc, "offences", find_offences(doc))
    return doc


def find_offences(doc: Doc) -> Iterator[Found]:
    """Yield every offence, in reading order."""
    language = language_of(doc._.language)
    text = Text(folded_text(doc), offence_words(language), language, _borders_of_names(doc))
    written = text_of(doc)
    found: list[tuple[Phrase, str]] = []
    for start, stop in _stretches(doc):
        found.extend(_in_stretch(text, start, stop))
    named = _named_courts(doc)
    firsts = _disjoint([item for item in found if not _inside(named, item[0])])
    for phrase, rule in [*firsts, *_again(text, doc, firsts)]:
        category = category_of(written[phrase.start : phrase.end], language)
        yield Found(start=phrase.start, end=phrase.end, label=LABEL, value=Offence(category=category), rule=rule)


def _named_courts(doc: Doc) -> list[tuple[int, int]]:
    """Where courts are named: "Tribunal con competencia en Terrorismo" is no charge."""
    return sorted((span.start_char, span.end_char) for span in doc.spans.get("names", ()) if span.label_ == "COURT")


def _inside(places: list[tuple[int, int]], phrase: Phrase) -> bool:
    number = bisect_right(places, (phrase.start, phrase.end)) - 1
    return number >= 0 and places[number][1] >= phrase.end


def _borders_of_names(doc: Doc) -> list[int]:
    """Where names of people and courts and dates begin, sorted: no offence goes on there."""
    names = [span.start_char for span in doc.spans.get("names", ()) if span.label_ in NAMES]
    return sorted([*names, *(span.start_char for span in doc.spans.get("dates", ()))])


LISTED = re.compile(r"\s*(?:[-–•*·]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s")


def _stretches(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield the sentences in which somebody may be charged, and the items of a list that such a one announces."""
    folded = folded_text(doc)
    charging = offence_words(language_of(doc._.language)).charging
    sections = [(span.start_char, span.end_char) for span in doc.spans.get("sections", ()) if span.label_ in SECTIONS]
    starts = [start for start, _ in sections]
    announced = False
    for sentence in doc.sents:
        start, stop = sentence.start_char, sentence.end_char
        number = bisect_right(starts, start) - 1
        if sections and (number < 0 or start >= sections[number][1]):
            continue
        charges = charging.search(folded, start, stop) is not None
        item = announced and LISTED.match(folded, start, stop) is not None
        if charges or item:
            yield from ((begin, min(stop, begin + LONGEST)) for begin in range(start, stop, LONGEST))
        ends = folded[start:stop].rstrip()[-1:]
        announced = (ends == ":" and charges) or (item and announced)


# --- in a sentence ---------------------------------------------------------------------------------------------


def _in_stretch(text: Text, start: int, stop: int) -> list[tuple[Phrase, str]]:
    """The offences of a sentence with their rules; they may overlap."""
    found: list[tuple[Phrase, str]] = []
    read: dict[tuple[int, bool], list[Phrase]] = {}
    ends: set[int] = set()
    for cue in text.words.cues:
        for match in islice(cue.words.finditer(text.folded, start, stop), MOST):
            for phrase in _behind_cue(text, cue, match.end(), stop, read):
                found.append((phrase, "offences.cue"))
                found.extend((item, "offences.list") for item in _listed(text, phrase.end_mark, stop, ends))
    found.extend((phrase, "offences.quoted") for phrase in _quoted(text, start, stop))
    found.extend((phrase, "offences.noun") for phrase in _named(text, start, stop))
    return found


CLAUSE_END = re.compile(
    r"[.;:](?<!\b(?:mr|ms|dr|me|mm|no|sr|st)\.)(?<!\b(?:mrs|mme|sra|art|núm)\.)(?<!\b(?:sres)\.)(?=\s)|\n\s*\n"
)
NOT_CHARGED = re.compile(r"\s+(?:alleged(?:ly)?|supposed(?:ly)?|his|her|their|having)\b")
QUOTING = re.compile(  # behind these whatever is quoted is an offence: "imputado por «resoluciones contrarias a …»"
    r"\b(?:charged|indicted|prosecuted|convicted|inculpee?s?|poursuivie?s?|mise?s? en examen|condamnee?s?|prevenue?s?"
    r"|imputad[oa]s?|procesad[oa]s?|requerid[oa]s?|condenad[oa]s?|enjuiciad[oa]s?|formalizad[oa]s?)$"
)
QUOTES_AHEAD = re.compile(r"\s*[\"«]")
DEEDS = re.compile(  # "accused of having struck an officer of the riot police": a deed, told in its own words
    r"\s+(?:having|avoir|s'etre|haber)\s+(?!committed|commis|cometido|been|participa|incit|instig)"
)
ADVERBS = re.compile(r"[\s,]*(?:\w+(?:ly|ment|mente)[\s,]+){0,2}")


def _behind_cue(
    text: Text, cue: Cue, at: int, stop: int, read: dict[tuple[int, bool], list[Phrase]]
) -> Iterator[Phrase]:
    """Yield the offences behind the first link of a cue behind which one stands, and behind further ones.

    Further ones are in other clauses of the sentence ("charged A with murder and B, in addition, with arson").
    read: what has been read in the sentence, by where it begins: several cues come to one link.
    """
    end = CLAUSE_END.search(text.folded, at, min(stop, at + REACH))
    reach = end.start() if end else min(stop, at + REACH)
    found = False
    place = at
    tries = 0
    while tries < MOST and (link := cue.links.search(text.folded, place, stop if found else reach)) is not None:
        between = ADVERBS.match(text.folded, at, link.start())
        beside = between is not None and between.end() == link.start()
        is_plain = cue.plain is not None and cue.plain.fullmatch(text.folded, link.start(), link.end()) is not None
        place = link.end()
        tries += 1
        if not found and beside and DEEDS.match(text.folded, link.end(), stop):
            return
        if (found and cue.plain is not None and not is_plain) or NOT_CHARGED.match(text.folded, link.end(), stop):
            continue
        key = link.end(), beside and (is_plain or QUOTING.search(text.folded, at - 16, at) is not None)
        if key[1] and not is_plain:
            key = link.end(), QUOTES_AHEAD.match(text.folded, link.end(), stop) is not None
        if key not in read:
            read[key] = _offences_at(text, link.end(), stop, plain=key[1])
        for phrase in read[key]:
            found = True
            place = max(place, phrase.end_mark)
            yield phrase


def _offences_at(text: Text, at: int, stop: int, *, plain: bool) -> list[Phrase]:
    """The offences that begin behind a link and words like "the crimes of"; plain: whatever they are."""
    first = _behind_blank(text, at)
    opened = _behind_blank(text, text.opened(first, stop))
    if any(text.words.never.match(text.folded, begin, stop) for begin in (first, opened)):
        return []
    for begin in dict.fromkeys((opened, first)):
        quoted = text.quoted_at(begin, stop)
        if quoted is not None:
            return text.parts_of(quoted) if plain or _looks(text, quoted) else []
        if text.head_at(begin, stop, vague=plain) >= 0 or text.is_about(begin, stop):
            return list(text.phrases_at(begin, stop))
    if not plain or not text.folded[opened : opened + 1].isalpha():
        return []
    return [phrase for phrase in text.phrases_at(opened, stop) if not _before_name(text, phrase)]


def _before_name(text: Text, phrase: Phrase) -> bool:
    """Whether words are what stands in front of a name: "the acquittal of Venerable Somchit"."""
    number = bisect_left(text.names, phrase.end)
    return number < len(text.names) and not text.folded[phrase.end : text.names[number]].strip(" .\n")


def _behind_blank(text: Text, at: int) -> int:
    blank = re.compile(r"[\s*']*").match(text.folded, at)
    return blank.end() if blank else at


def _looks(text: Text, phrase: Phrase) -> bool:
    """Whether a quotation looks like an offence."""
    if text.head_at(phrase.start, phrase.end, vague=True) >= 0:
        return True
    return category_of(text.folded[phrase.start : phrase.end], text.language) != OTHER


# What may stand between two offences of a list: brackets, an article of a law.
BRACKETS = r"\([^()\n]{0,90}(?:\([^()\n]{0,12}\)[^()\n]{0,60}){0,3}\)"
UNDER = (  # ", an offence under section 5 of the Act", ", prévues par l'article 3"
    r"(?:an? )?(?:offen[cs]e )?(?:under|contrary to|as defined (?:in|by)|punishable under|in violation of|pursuant to"
    r"|delito|infraction|prevue?s?|reprime\w+|punie?s?|previst\w+|tipificad\w+|sancionad\w+|fait prevu)\b"
)
LAW_WORDS = r"(?:[^;.\n\"«]|\n(?!\s*\n)|\.(?=\d)|\b(?:art|arts|no|para|cap)\.){0,140}?"
ASIDE = re.compile(rf"(?:\s*,?\s*{BRACKETS})?(?:\s*,?\s*{UNDER}{LAW_WORDS})?")


def _listed(text: Text, at: int, stop: int, ends: set[int]) -> Iterator[Phrase]:
    """Yield the further offences of a list, behind the end of one. ends: behind which the list has been read."""
    for _ in range(30):
        if at in ends:
            return
        ends.add(at)
        found = _next_listed(text, at, stop)
        if not found:
            return
        yield from found
        at = found[-1].end_mark


QUOTES = '"»'


def _next_listed(text: Text, at: int, stop: int) -> list[Phrase]:
    if text.folded[at : at + 1] in ",;" and text.folded[at + 1 : at + 2] in '"»':
        at += 2
    aside = ASIDE.match(text.folded, at, stop)
    for begin in dict.fromkeys((at, aside.end() if aside else at)):
        join = text.words.joins.match(text.folded, begin, stop)
        while join is not None:
            opened = _behind_blank(text, text.opened(join.end(), stop))
            quoted = text.quoted_at(opened, stop)
            if quoted is not None:
                return text.parts_of(quoted)
            if text.folded[at - 1 : at] in QUOTES and text.words.ambiguous.match(text.folded, opened, stop):
                return []  # "abuse of office", as well as threats against …
            for place in dict.fromkeys((opened, _behind_blank(text, join.end()))):
                if text.head_at(place, stop, vague=False) >= 0 or text.is_about(place, stop):
                    return list(text.phrases_at(place, stop))
            join = text.words.joins.match(text.folded, join.end(), stop)
    return []


LINKS = r"(?:the|la|el|l'|le|of|with|for|to|as|by|into|and|or|de|d'|du|des|pour|en|et|par|por|del|un|y|e|que|contra|a)"
LINKED = re.compile(rf"(?:\b{LINKS}\s*|[,:(;]\s*)(?:(?:the|a|an|le|la|l'|el|los)\s*)?[\"«*\s]*$")
OF_IT = re.compile(r"\b(?:of|with|for|to|de|d'|pour|en|por|del)\s*[\"«*\s]*$")
FRONT = 24  # characters in front of an offence that are looked at


def _quoted(text: Text, start: int, stop: int) -> Iterator[Phrase]:
    """Yield the quotations that look like offences and stand where an offence may."""
    for match in islice(QUOTED.finditer(text.folded, start, stop), MOST):
        phrase = text.quoted_at(match.start(), stop)
        if phrase is None or text.words.never.match(text.folded, phrase.start, phrase.end):
            continue
        front = text.folded[max(start, phrase.start - FRONT) : phrase.start]
        if LINKED.search(front) and _looks(text, phrase):
            yield from text.parts_of(phrase)


ARTICLE_BEHIND = re.compile(r"\s*\((?:art|sec|s\.|§|parr)")
ARTICLE_IN_FRONT = re.compile(  # "under article 166 (petty hooliganism)", "sections 153A (promoting …) and 295A ("
    r"\b(?:(?:art(?:icle|iculo)?s?|sections?)\.?\s|(?:and|et|y),?\s)\d[\w.()/-]{0,12}(?:\s(?:bis|ter))?[^().;\n]{0,60}\s\(\s*"
)
COLON = re.compile(
    r"\b(?:charges|counts|offences|cargos|delitos|chefs|infractions|accusations|acusaciones|imputaciones)\b[^:.;()]{0,60}:"
)
PARTS = re.compile(
    r"[:;]\s*(?:(?:and|et|y)\s)?|,\s*(?:and|et|y)\s|\n\s*(?:[-–•*·]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s"
)


COUNT = re.compile(r"\b(?:counts?|charges?|chefs?|chef d'accusation|cargos?|delitos?),\s+")


def _named(text: Text, start: int, stop: int) -> Iterator[Phrase]:
    """Yield the known nouns of offences that follow "of", "for" and the like, or that have an article beside them."""
    colon = COLON.search(text.folded, start, stop)
    if colon is not None:
        for part in islice(PARTS.finditer(text.folded, colon.end() - 1, stop), MOST):
            opened = _behind_blank(text, text.opened(part.end(), stop))
            if text.head_at(opened, stop, vague=False) >= 0 or text.is_about(opened, stop):
                yield from text.phrases_at(opened, stop)
    for article in islice(ARTICLE_IN_FRONT.finditer(text.folded, start, stop), MOST):
        if text.is_about(article.end(), stop):
            yield from text.phrases_at(article.end(), stop)
    for count in islice(
        COUNT.finditer(text.folded, start, stop), MOST
    ):  # "A fourth count, possession of firearms, concerned …"
        if text.is_about(count.end(), stop):
            yield from text.phrases_at(count.end(), stop)
    for match in islice(text.words.heads.finditer(text.folded, start, stop), MOST):
        front = text.folded[max(start, match.start() - FRONT) : match.start()]
        if category_of(match.group(), text.language) == OTHER:
            continue
        phrases = list(text.phrases_at(match.start(), stop))
        if (OF_IT.search(front) and text.head_at(match.start(), stop, vague=False, ambiguous=False) >= 0) or (
            phrases and ARTICLE_BEHIND.match(text.folded, phrases[0].end, stop)
        ):
            yield from phrases


# --- all together ------------------------------------------------------------------------------------------------


def _disjoint(found: list[tuple[Phrase, str]]) -> list[tuple[Phrase, str]]:
    """The offences that do not overlap; quotations first, then what begins first, then the longest."""
    ranked = sorted(found, key=lambda item: (not item[0].quoted, item[0].start, -item[0].end))
    kept: list[tuple[Phrase, str]] = []
    taken: list[tuple[int, int]] = []
    for phrase, rule in ranked:
        number = bisect_left(taken, (phrase.start, phrase.end))
        if number < len(taken) and taken[number][0] < phrase.end:
            continue
        if number and taken[number - 1][1] > phrase.start:
            continue
        taken.insert(number, (phrase.start, phrase.end))
        kept.append((phrase, rule))
    return sorted(kept, key=lambda item: item[0].start)


MOST_FORMS = 120


def _again(text: Text, doc: Doc, firsts: list[tuple[Phrase, str]]) -> list[tuple[Phrase, str]]:
    """The places where offences found are named again, whole or by their first noun."""
    forms: dict[str, None] = {}
    for phrase, _ in firsts:
        words = " ".join(text.folded[phrase.start : phrase.end].split())
        forms[words] = None
        head = text.head_at(phrase.start, phrase.end, vague=False)
        if head >= 0 and not text.is_vague(phrase.start, head):
            forms[" ".join(text.folded[phrase.start : head].split())] = None
    if not forms:
        return []
    ranked = sorted(forms, key=len, reverse=True)[:MOST_FORMS]
    pattern = re.compile(
        r"(?<![\w-])(?:" + "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in ranked) + r")(?![\w-])"
    )
    taken = sorted((phrase.start, phrase.end) for phrase, _ in firsts)
    found = []
    for start, stop in _stretches(doc):
        for match in pattern.finditer(text.folded, start, stop):
            number = bisect_left(taken, (match.end(), 0))
            if not number or taken[number - 1][1] <= match.start():
                found.append((Phrase(match.start(), match.end(), False, match.end()), "offences.again"))
    return found
