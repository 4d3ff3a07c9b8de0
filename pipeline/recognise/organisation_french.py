"""French names of organisations: a head and what follows it by the grammar of titles, small letters or not.

Head, adjectives, then "de la", "pour le" and the like with a noun and its adjectives, and so on: "Front national pour
la défense de la Constitution", "Agence nationale de sécurité". An adjective is told by its ending or from a list.
"""

import re
from functools import cache

from pipeline.recognise.acronyms import is_abbreviated
from pipeline.recognise.capital_words import GAP, WORD, joins
from pipeline.recognise.organisation_words import first_word_stops, pattern, section, small, words
from pipeline.recognise.states import code_by_demonym
from pipeline.recognise.text import fold

LONGEST = 14  # steps
NEXT_WORD = re.compile(rf"{GAP}(?P<word>{WORD})")
AND = re.compile(rf"{GAP}et{GAP}")
COMMA = re.compile(rf",{GAP}")
PAST = re.compile(r"(?:[ée]e?s|ants|aient|ons|ez)$")
PARTICIPLE = re.compile(r"(?:ée?s?|ant)$")
FRENCH_STEP = re.compile(
    rf"(?:{GAP}(?:nationale?s?|générale?|centrale?|{WORD}(?:ienne?|aise?)))?{GAP}"
    r"(?:des|du|de la|de l['’]|d['’]|pour la)"
)


def french_name(text: str, start: int, end: int, *, capital: bool, sure: bool = True) -> tuple[int, int] | None:
    """Start and end of the name whose head stands at ``start`` … ``end``; None where it is no name.

    capital: whether the head is written with one. sure: whether the letter is French; if not, only a name that goes
    on with a French preposition counts.
    """
    head = text[start:end]
    if not sure and not FRENCH_STEP.match(text, end):
        return None
    stop = _grown(text, end, head)
    if stop == end:
        return None
    if head in words("french", "acronym_only") and not is_abbreviated(text, start, stop):
        return None
    if not capital:
        return start, stop
    return _with_ordinal(text, start), stop


def fixed_name(text: str, start: int) -> tuple[int, int] | None:
    """Start and end of a name that is one as it stands: "Gendarmerie royale"."""
    match = pattern("french", "fixed").match(text, start)
    return (match.start(), _grown(text, match.end(), "")) if match else None


def head_end(text: str, start: int, end: int) -> int:
    """The end of a head of two words ("Haute autorité") that begins with the word at ``start`` … ``end``."""
    double = _double_heads().match(text, start)
    return double.end() if double else end


@cache
def _double_heads() -> re.Pattern[str]:
    heads = [
        re.escape(head).replace(r"\ ", GAP).replace("'", "['’]") for head in section("french")["heads"] if " " in head
    ]
    return re.compile(rf"(?:{'|'.join(heads)})(?!\w)")


@cache
def _ordinal() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(section('french')['ordinals'])})\s$")


def _with_ordinal(text: str, start: int) -> int:
    ordinal = _ordinal().search(text, max(0, start - 12), start)
    return ordinal.start() if ordinal else start


@cache
def _preposition() -> re.Pattern[str]:
    prepositions = small(tuple(section("french")["prepositions"]))
    return re.compile(rf"{GAP}(?P<small>{prepositions})(?P<word>{WORD})")


@cache
def _to() -> re.Pattern[str]:
    """ "à l'", "aux": only behind the nouns of ``before_a``."""
    nouns = "|".join(section("french")["before_a"])
    within = "|".join(section("french")["before_in"])
    return re.compile(
        rf"(?<!\w)(?:(?:{within}){GAP}(?:dans|sur){GAP}(?:les?|la){GAP}"
        rf"|\w+{GAP}aux{GAP}(?=droits)|(?:{nouns}){GAP}(?:à{GAP}la{GAP}|à{GAP}l['’]|à{GAP}|aux?{GAP}))(?P<word>{WORD})"
    )


def _grown(text: str, end: int, head: str) -> int:
    """Where the title behind a head ends."""
    stop = end
    last = head
    listed = False  # a comma was passed, so that "et" closes a list
    for _ in range(LONGEST):
        following = NEXT_WORD.match(text, stop)
        near = following is not None and joins(text, stop, following.start("word"))
        if following is not None and near and _is_adjective(following["word"], first=last == head):
            stop, last = following.end(), following["word"]
            continue
        if following is not None and near and _is_proper(text, following, last, stop > end):
            stop, last = following.end(), following["word"]
            continue
        if following is not None and near and _is_name_behind(text, following, head, last):
            stop, last = following.end(), following["word"]
            continue
        step = _preposition().match(text, stop)
        if step is not None and _is_noun(step["word"]) and not _is_verb(step) and _takes(step, head, last):
            stop, last = step.end(), step["word"]
            if last in words("french", "before_nouns") and (noun := NEXT_WORD.match(text, stop)) is not None:
                stop, last = noun.end(), noun["word"]
            continue
        to = _to().match(text, max(0, stop - len(last)))
        if to is not None and to.end() > stop and _is_noun(to["word"]):
            stop, last = to.end(), to["word"]
            continue
        joined = _joined(text, stop, last, listed=listed) if stop > end else None
        if joined is None:
            break
        stop, last = joined
    return stop


def _is_adjective(word: str, *, first: bool = False) -> bool:
    """Whether a word is an adjective; with a capital only right behind the head."""
    if word[0].isupper() and not first:
        return False
    if fold(word) in code_by_demonym() or word.startswith("anti") or word in words("french", "adjectives"):
        return True
    plain = fold(word)
    if plain in _no_adjectives() or len(plain) < 4:
        return False
    return plain.endswith(_endings()) and not PARTICIPLE.search(word)


@cache
def _endings() -> tuple[str, ...]:
    return tuple(fold(ending) for ending in section("french")["adjective_endings"])


@cache
def _no_adjectives() -> frozenset[str]:
    return frozenset(fold(word) for word in section("french")["no_adjectives"])


def _is_noun(word: str) -> bool:
    """Whether a word can stand behind a preposition of a title."""
    return word not in words("french", "stops") and not word[0].isdigit()


def _is_proper(text: str, following: re.Match[str], last: str, grown: bool) -> bool:
    """Whether a word with a capital goes on a proper name: "de Port-au Prince", "du Bas Congo"."""
    word = following["word"]
    if len(word) == 1 and text[following.end() : following.end() + 1] == ".":
        return False  # the S of S.A.
    return grown and word[0].isupper() and last[:1].isupper() and word not in words("french", "stops")


def _is_name_behind(text: str, following: re.Match[str], head: str, last: str) -> bool:
    """Whether a proper name stands behind a head that takes one: "Mouvement Faso Kanu"."""
    word = following["word"]
    if head not in words("french", "proper") or not word[0].isupper() or len(word) < SHORTEST_NAME:
        return False
    return word not in words("french", "stops") and word not in first_word_stops() and last != ""


SHORTEST_NAME = 3  # letters
VERB = re.compile(r"(?:er|ir|oir|endre|ettre|aire|uire)$")


def _is_verb(step: re.Match[str]) -> bool:
    """Whether "de" leads to a verb: "sommé par le ministère de quitter"."""
    plain = step["small"].strip() in ("de", "d'", "d’")
    word = step["word"]
    return plain and word[0].islower() and VERB.search(word) is not None and word not in words("french", "like_verbs")


def _takes(step: re.Match[str], head: str, last: str) -> bool:
    """Whether a preposition may go on: "sur" only behind some heads; another organisation begins no step of its own."""
    preposition = step["small"].strip()
    if preposition.startswith("sur"):
        return head in words("french", "with_on")
    return not (step["word"] in ("République", "Mme") and preposition == "d'" and last == "")


def _joined(text: str, stop: int, last: str, *, listed: bool) -> tuple[int, str] | None:
    """End and last word of what "et" joins to a title, where it belongs there."""
    both = AND.match(text, stop)
    if both is None:
        return None
    step = _preposition().match(text, both.end() - 1)
    if step is not None and _is_noun(step["word"]) and not _is_other_body(step["word"]):
        return step.end(), step["word"]
    following = NEXT_WORD.match(text, both.end() - 1)
    if following is None:
        return None
    word = following["word"]
    adjective = _is_adjective(word) and _is_adjective(last)  # "politique et économique"
    plural = (
        last.endswith("s")
        and word.endswith("s")
        and word[0].islower()
        and _is_noun(word)
        and (last.endswith("és") or not PAST.search(word))
    )
    plural = plural and not _is_adjective(last)  # réfugiés et apatrides
    title = last[0].isupper() and word[0].isupper() and len(last) > 1  # Mines et Énergie
    if (adjective or plural or title) and not _is_other_body(word) and word not in words("french", "stops"):
        return following.end(), word
    return None


def _is_other_body(word: str) -> bool:
    """Whether a word begins another organisation: "et de la Ligue", "et de la gendarmerie"."""
    heads = words("french", "heads") - words("french", "acronym_only")
    return word in heads or word.capitalize() in heads or not _is_noun(word)
