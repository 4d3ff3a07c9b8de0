"""Who is the object of a verb, for acts that are told of those who did them: "police arrested §", "l'a condamnée"."""

import re
from collections.abc import Sequence
from functools import cache

from pipeline.knowledge import read_toml
from pipeline.recognise.formulas import either
from pipeline.resolve.act_agreement import Agreement, agreement_of
from pipeline.resolve.act_chains import RULES, dative, joined
from pipeline.resolve.act_owners import brought_by, head_kind, is_others, stretch_owner
from pipeline.resolve.act_subject_clauses import SPACE
from pipeline.resolve.act_subjects import subject_of
from pipeline.resolve.act_verbs import Verb
from pipeline.resolve.act_who import NOBODY, Who
from pipeline.resolve.antecedents import anybody, own_subject, put_first, somebody
from pipeline.resolve.group_antecedents import several
from pipeline.resolve.people_reading import Reading
from pipeline.resolve.reference_slots import AGENT, OBJECT, OBLIQUE, POSSESSOR, SUBJECT
from pipeline.resolve.reference_words import NAME, POSSESSIVE, PRONOUN, UNNAMED, Reference

REACH = 160  # characters behind a verb within which its object begins


def object_of(reading: Reading, verb: Verb) -> Who:
    """To whom an act happened whose words have them as their object."""
    given = dative(reading, verb)
    if given is not None:
        return given
    if is_received(reading, verb):
        return subject_of(reading, verb)
    inside = _inside(reading, verb)
    if inside is not None:
        return inside
    clitic = _clitic(reading, verb)
    if clitic is not None and reading.marked.language == "fr":
        return clitic
    behind = _behind(reading, verb)
    if behind is not None and behind.persons and (clitic is None or behind.rule == RULES[NAME]):
        return behind
    if clitic is not None:
        return clitic
    caused = _caused(reading, verb)
    if caused is not None:
        return caused
    relative = _relative(reading, verb)
    if relative is not None:
        return relative
    if behind is not None:
        return behind
    return _thing(reading, verb)


@cache
def _received(language: str) -> re.Pattern[str]:
    words = read_toml("act_persons")
    passive = {"en": r"(?:was|were|been)\s", "fr": r"(?<!\w)ete\s", "es": r"(?<!\w)(?:fue|fueron|sido)\s"}[language]
    return re.compile(rf"(?<!\w)(?:{either(words['receiving'][language])})(?!\w)|{passive}")


def is_received(reading: Reading, verb: Verb) -> bool:
    """Whether those it happened to are the subject after all: "received threats", "a été condamné"."""
    return _received(reading.marked.language).search(reading.text, verb.start, verb.end) is not None


def _inside(reading: Reading, verb: Verb) -> Who | None:
    """ "found § guilty", "extended his detention": the words of the act hold the person."""
    references = [reference for reference in reading.between(verb.start, verb.end) if reference.end <= verb.end]
    if not references:
        return None
    first = references[0]
    if first.kind == POSSESSIVE or reading.text.startswith("'s", first.end):
        return stretch_owner(reading, first, first.end, _phrase_end(reading.text, first.end + 2, verb.stop))
    if first.slot == AGENT:
        return None
    return _with_following(reading, references, 0)


def _caused(reading: Reading, verb: Verb) -> Who | None:
    """ "had § detained", "ordered her released": the person stands in front of the verb."""
    for reference in reversed(reading.between(max(verb.begin, verb.start - 60), verb.start)):
        between = reading.text[reference.end : verb.start].strip()
        if between in ("", "be", "to be") and reference.slot == OBJECT and reference.kind != POSSESSIVE:
            return joined(reading, [reference], Agreement())
        return None
    return None


# --- clitics ----------------------------------------------------------------------------------------------------


@cache
def _clitics(language: str) -> dict[str, str]:
    return {word: key for key, words in read_toml("act_persons")["clitics"].get(language, {}).items() for word in words}


@cache
def _in_front(language: str) -> re.Pattern[str]:
    """A clitic that opens the verb's words or ends in front of them, reflexive and negation before it."""
    words = either(sorted(_clitics(language), key=len, reverse=True))
    return re.compile(rf"(?<![\w'])(?:(?:n'|ne|no|se|y)\s*)*(?P<clitic>{words})(?:(?<=')|(?!\w))")


_ENCLITIC = re.compile(r"(?:r|ndo)(?P<clitic>l[oae]s?)$")


def _clitic(reading: Reading, verb: Verb) -> Who | None:
    """Whom a clitic of the verb means."""
    text, language = reading.text, reading.marked.language
    if language == "en":
        return None
    words = text[verb.start : verb.end]
    match = _in_front(language).match(words)
    if match is None and language == "es":
        match = _ENCLITIC.search(words)
    if match is None:
        before = text[max(verb.begin, verb.start - 24) : verb.start]
        match = re.search(
            _in_front(language).pattern
            + r"(?:\s+\w+(?:ment|mente)|\s+ensuite|\s+egalement|\s+aussi|\s+toutefois|\s+en\s+outre)?\s*$",
            before,
        )
    if match is None:
        return None
    if match.re is _in_front(language) and _NOUN.match(words, match.end()) is not None:
        return None  # "l'ouverture de poursuites"
    word = match["clitic"]
    key = _clitics(language)[word]
    gender = key[0] if key[0] in "fm" else ""
    if word == "l'" and not gender:
        gender = agreement_of(_written(reading, verb), "fr").gender if _may_agree(words) else ""
    first = put_first(reading, verb.start)
    if first and len(first) == 1 + key.endswith("2"):
        return Who(first, "pronoun", None, len(first))
    if key.endswith("2"):
        return Who(several(reading, verb.start, number=None, gender=gender), "pronoun")
    return Who(somebody(reading, verb.start, gender, but=own_subject(reading, verb.start)), "pronoun", None, 1)


_NOUN = re.compile(r"\w+(?:ture|tion|ment|ance|ence|age|cion|miento)(?!\w)")


def _may_agree(words: str) -> bool:
    return re.search(r"(?<!\w)(?:lui|leur)(?!\w)", words) is None


def _written(reading: Reading, verb: Verb) -> str:
    """The participles of a verb as the letter writes them, auxiliaries left out."""
    words = reading.written[reading.marked.in_letter(verb.start) : reading.marked.in_letter(verb.end)]
    return re.sub(r"(?i)\b(?:l['’]\s?)?(?:a|ont|avait|avaient|aurait|auraient|ensuite|été)\b", " ", words)


# --- words behind the verb --------------------------------------------------------------------------------------


@cache
def _stop(language: str) -> re.Pattern[str]:
    """What ends the reach of a verb: another clause."""
    table = read_toml("act_persons")
    words = {*table["conjunctions"][language], *table["relatives"][language], *table["clauses"][language]}
    return re.compile(rf"[;:]|(?<![\w'-]){either(sorted(words, key=len, reverse=True))}(?![\w-])|\.\s")


@cache
def _that_of(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s*{either(read_toml('act_persons')['that_of'][language])}")


def _behind(reading: Reading, verb: Verb) -> Who | None:
    """The first words for people behind a verb, if they are its object or the owner of its object."""
    text, language = reading.text, reading.marked.language
    references = reading.between(verb.end, min(verb.stop, verb.end + REACH))
    brought = brought_by(reading, verb.end, references)
    if brought is not None:
        return brought
    that = _that_of(language).match(text, verb.end)
    for place, reference in enumerate(references[:3]):
        between = text[that.end() if that else verb.end : reference.first] if reference.first >= verb.end else ""
        if _stop(language).search(_NOUN_AND.sub(" ", between)):
            return _same_object(reading, verb, references, place)
        if reference.first < verb.end and reference.kind == NAME:  # "a jugé M. §" reads as "juge M. §"
            return _with_following(reading, references, place)
        if reference.kind == POSSESSIVE and _circumstance(language).search(between):
            continue
        if reference.kind == POSSESSIVE or reference.slot == POSSESSOR:
            return _owner_behind(reading, verb, references, place)
        if reference.slot == OBLIQUE and not _is_towards(text[verb.start : reference.first], language):
            continue
        acting = language == "es" and reference.slot == SUBJECT and reference.kind != UNNAMED
        if reference.slot == AGENT or (acting and not between.lstrip().startswith(",")):
            return None  # "detenido por la policía", "condenó el Tribunal"
        return _with_following(reading, references, place)
    return None


def _owner_behind(reading: Reading, verb: Verb, references: Sequence[Reference], place: int) -> Who:
    """ "his home", "§'s home", "§'s daughter, §", "the home of §", "the mother of §, §"."""
    text, reference = reading.text, references[place]
    following = references[place + 1] if place + 1 < len(references) else None
    if reference.kind == POSSESSIVE:
        return stretch_owner(reading, reference, reference.end, _phrase_end(text, reference.end, verb.stop))
    if text.startswith("'s", reference.end):
        if following is not None and _OWN_NAMED.fullmatch(text[reference.end : following.start]):
            return Who(following.persons, "subject")
        return stretch_owner(reading, reference, reference.end + 2, _phrase_end(text, reference.end + 2, verb.stop))
    if following is not None and following.first < reference.start:
        return Who(following.persons, "possessive")
    return _possessor(reading, reference, text[verb.end : reference.first])


# "the flat and the office of §": no other clause begins.
_NOUN_AND = re.compile(r"\s(?:and|et|y)\s+(?=(?:the|his|her|their|a|an|le|la|les|l'|son|sa|ses|el|los|las|su|sus)\s)")


def _phrase_end(text: str, start: int, stop: int) -> int:
    match = re.compile(
        r"[,.;:()§]|\s(?:and|et|y|in|en|a|at|on|to|for|pour|para|with|avec|con|de|du|by|par|por)\s"
    ).search(text, start, min(stop, start + 60))
    return match.start() if match else min(stop, start + 60)


def _possessor(reading: Reading, reference: Reference, between: str) -> Who:
    """ "searched the home of §", "the sentences of § and §"; not "the son of §"."""
    words = re.sub(r"\W+(?:of|de|du|del|des|d')\W*(?:the|la|el|los|las|le|les|l')?\W*$", "", between)
    if head_kind(words, reading.marked.language) == "person":
        return Who((), "kin", " ".join(words.split()) or None)
    return Who(reference.persons, "possessive", _unnamed(reading, reference), reference.number)


def _unnamed(reading: Reading, reference: Reference) -> str | None:
    if reference.persons or reference.kind == PRONOUN:
        return None
    return " ".join(reading.text[reference.start : reference.end].split())


@cache
def _circumstance(language: str) -> re.Pattern[str]:
    """ "arrested in his home": whose the home is does not say who was arrested."""
    return re.compile(rf"(?<!\w){either(read_toml('act_persons')['circumstance'][language])}\s+$")


_OWN_NAMED = re.compile(r"'s\s+(?:\w+\s+){0,2}\w+\s*,\s*")  # "§'s daughter, §"


@cache
def _against(language: str) -> re.Pattern[str]:
    words = sorted(read_toml("act_persons")["against"][language], key=len, reverse=True)
    return re.compile(
        rf"(?<![\w'-]){either(words)}(?:(?<=')|\s+)(?:(?:the|la|los|las|le|les|l'|cada\s+uno\s+de|chacun\s+de|each\s+of)\s*)?$"
    )


def _is_towards(between: str, language: str) -> bool:
    return _against(language).search(between) is not None


def _with_following(reading: Reading, references: Sequence[Reference], place: int) -> Who:
    """An object with those joined to it behind: "§ and two others", "§ and his wife"."""
    members = [references[place]]
    while place + 1 < len(references):
        following = references[place + 1]
        between = reading.text[members[-1].end : following.first]
        if (
            not _AND.fullmatch(between)
            or following.kind == POSSESSIVE
            or (following.slot == POSSESSOR and following.kind != NAME)
        ):
            break
        if _verb_follows(reading, following):
            break
        members.append(following)
        place += 1
    return joined(reading, members, Agreement())


_AND = re.compile(
    r"(?:\s*\([^()]{0,60}\))?(?:\s*,[^,.;:§]{1,60}(?=,))?\s*,?\s*(?:and|et|y|e|as\s+well\s+as|ainsi\s+que|asi\s+como|(?<=,))\s*(?:to|a|al|against|contre|contra|for|of|de|del)?\s*(?:la|los|las|el|l')?\s*"
)
_VERB = re.compile(r"\s+(?:was|were|had|has|have|is|are|a\s+ete|ont|est|fue|fueron|ha|han)(?!\w)")


def _verb_follows(reading: Reading, reference: Reference) -> bool:
    return _VERB.match(reading.text, reference.end) is not None


def _same_object(reading: Reading, verb: Verb, references: Sequence[Reference], place: int) -> Who | None:
    """ "arrested and charged §": the object stands behind the verb that follows."""
    between = reading.text[verb.end : references[place].first]
    if re.fullmatch(
        r"\s*,?\s+(?:and|et|y|or|ou|o)\s+(?:\w+(?:ly|ment|mente)\s+)?[\w'-]+\s+(?:a\s+(?:la\s+|los\s+)?|al\s+)?",
        between,
    ):
        return _with_following(reading, references, place)
    return None


# --- words in front of the verb ---------------------------------------------------------------------------------


@cache
def _whom(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(read_toml('act_persons')['whom'][language])}(?:(?<=')|\s)")


def _relative(reading: Reading, verb: Verb) -> Who | None:
    """ "§, whom the police arrested"; "§ que la police a arrêté"."""
    text = reading.text
    for match in reversed(
        list(_whom(reading.marked.language).finditer(text, max(verb.begin, verb.start - 120), verb.start))
    ):
        front = text[verb.begin : match.start()].rstrip(SPACE + ",")
        end = verb.begin + len(front)
        for reference in reversed(reading.between(verb.begin, end)):
            if reference.end == end and reference.kind != POSSESSIVE:
                return Who(reference.persons, "relative", _unnamed(reading, reference), reference.number)
            break
    return None


def _thing(reading: Reading, verb: Verb) -> Who:
    """The verb has a thing as its object, or none: it happened to whoever the sentence tells of."""
    end = _phrase_end(reading.text, verb.end, verb.stop)
    words = reading.text[verb.end : end].strip()
    first = re.match(r"[\w']+", words)
    language = reading.marked.language
    prepositions = read_toml("act_persons")["prepositions"][language]
    if is_others(reading, verb.end, end):
        return NOBODY
    sought = _sought(reading, verb)
    if sought is not None:
        return sought
    if not words or first is None or first.group() in prepositions:
        return Who(anybody(reading, verb.start, wide=False), "topic")
    found = _against_later(reading, verb) or stretch_owner(reading, None, verb.end, end, asked=verb)
    if found.rule == "topic" and verb.earlier:
        last = verb.earlier[max(verb.earlier)]
        if last.persons:
            return Who(last.persons, "topic")
    return found


@cache
def _searched(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(read_toml('act_persons')['sought'][language])}\s*(?:la\s+|el\s+|l')?$")


def _sought(reading: Reading, verb: Verb) -> Who | None:
    """ "came to the office asking for §"."""
    for reference in reading.between(verb.end, min(verb.stop, verb.end + REACH))[:2]:
        if reference.persons and _searched(reading.marked.language).search(reading.text, verb.end, reference.first):
            return Who(reference.persons, "against")
    return None


@cache
def _only_against(language: str) -> re.Pattern[str]:
    words = either(read_toml("act_persons")["only_against"][language])
    return re.compile(rf"(?<!\w){words}\s*(?:la\s+|el\s+|los\s+|the\s+)?$")


def _against_later(reading: Reading, verb: Verb) -> Who | None:
    """ "dismissed the charges of fraud, which the company had brought against §"."""
    for reference in reading.between(verb.end, min(verb.stop, verb.end + 220)):
        if reference.persons and _only_against(reading.marked.language).search(reading.text, verb.end, reference.first):
            return Who(reference.persons, "against")
    return None
