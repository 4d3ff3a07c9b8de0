"""Words of names as they are compared across letters: by sound, with what each one is in a name.

``pipeline.resolve.name_keys`` folds them, as within a letter; here comes what spellings of other letters need.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.knowledge import read_toml
from pipeline.resolve.name_keys import INITIAL, key_of, nickname_of

NUMERAL_OR_MARK = re.compile(r"\.")
FEW = 2  # words of a name of which none is left out as a small one
LONGEST_NAME = 10  # words; a hostile letter may call a page a name


@dataclass(frozen=True, slots=True, eq=False)
class NameWord:
    """A word of a name; ``name_word`` makes each once, so that it is compared by identity.

    text: folded; sound: as spellings of one name share it; stem: without endings of family names.

    variants: the known names that it may be a spelling of; feminine: it has a woman's ending.
    """

    text: str
    sound: str
    stem: str
    initial: bool = False
    patronymic: bool = False
    respect: bool = False
    generation: bool = False
    feminine: bool | None = None
    given: bool = False
    variants: frozenset[int] = frozenset()


Form = tuple[NameWord, ...]
"""A name as its words in their order."""


def form_of(name: str) -> Form:
    """The words of a name: ``Abd al-Rahman Sh. el-Khatib`` → abdrahman, sh., khatib."""
    words = list(key_of(name))[:LONGEST_NAME]
    if len(words) < FEW:  # "Le Van Do" has no particles, "al-Khatib" has one
        words = [word for part in name.split()[:LONGEST_NAME] for word in key_of(part)][:LONGEST_NAME] or words
    if NUMERAL_OR_MARK.search(name):
        words = [
            word.rstrip(".") if len(word.rstrip(".")) > 1 and not INITIAL.fullmatch(word) else word for word in words
        ]
    return tuple(name_word(word) for word in _glued(words))


def nickname_form(name: str) -> Form:
    """The nickname in quotation marks inside a name; empty where there is none."""
    return tuple(name_word(word) for word in nickname_of(name))


def _glued(words: list[str]) -> list[str]:
    """Words of which one is a part: ``abd rahman`` and ``nur din``; ``bakhtiyor ogli`` is a patronymic."""
    glued: list[str] = []
    rules = _rules()
    for word in words:
        if glued and rules.servant.fullmatch(glued[-1]) and not INITIAL.fullmatch(word):
            glued[-1] = "abd" + word
        elif glued and (rules.faith.fullmatch(word) or word in rules.child_of) and not INITIAL.fullmatch(glued[-1]):
            glued[-1] += "din" if rules.faith.fullmatch(word) else "ovich"
        else:
            glued.append(word)
    return glued


@cache
def name_word(text: str) -> NameWord:
    """A folded word with what is known of it."""
    rules = _rules()
    initial = INITIAL.fullmatch(text) is not None
    bare = text.rstrip(".")
    if bare in rules.generation:
        return NameWord(bare, bare, bare, generation=True)
    sound = _sound(bare)
    root = rules.feminine.sub("", sound)
    ending = None if len(root) < rules.shortest_stem else root != sound or _man(root)
    if ending is True and root == sound:
        ending = False
    stem = root if initial else _sound(rules.endings.sub("", rules.feminine.sub("", bare)))
    return NameWord(
        bare,
        root if not initial else sound,
        stem if len(stem) >= rules.shortest_stem else root,
        initial=initial,
        patronymic=rules.patronymic.search(sound) is not None,
        respect=bare in rules.respect,
        feminine=ending if ending is not None and (root != sound or _man(root)) else None,
        given=bare in _given(),
        variants=frozenset()
        if initial
        else _variants().get(bare, frozenset()) | _variants().get(f"={sound}", frozenset()),
    )


def _man(root: str) -> bool:
    return root.endswith(("ov", "ev", "ski", "sk"))


@dataclass(frozen=True, slots=True)
class _Rules:
    spellings: tuple[tuple[re.Pattern[str], str], ...]
    servant: re.Pattern[str]
    servant_of: re.Pattern[str]
    faith: re.Pattern[str]
    article: re.Pattern[str]
    feminine: re.Pattern[str]
    endings: re.Pattern[str]
    patronymic: re.Pattern[str]
    child_of: frozenset[str]
    respect: frozenset[str]
    generation: frozenset[str]
    shortest_stem: int


@cache
def _rules() -> _Rules:
    data: Mapping[str, Any] = read_toml("name_sounds")
    return _Rules(
        spellings=tuple((re.compile(pattern), becomes) for pattern, becomes in data["spellings"]),
        servant=re.compile(data["servant"]),
        servant_of=re.compile(data["servant_of"]),
        faith=re.compile(data["faith"]),
        article=re.compile(data["article"]),
        feminine=re.compile(data["feminine"]),
        endings=re.compile(data["surname_endings"]),
        patronymic=re.compile(data["patronymic"]),
        child_of=frozenset(data["child_of"]),
        respect=frozenset(data["respect"]),
        generation=frozenset(data["generation"]),
        shortest_stem=data["shortest_stem"],
    )


def _sound(word: str) -> str:
    rules = _rules()
    sound = rules.servant_of.sub("abd", word)
    for pattern, becomes in rules.spellings:
        sound = pattern.sub(becomes, sound)
    return rules.article.sub("", sound) or word


@cache
def _variants() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, group in enumerate(read_toml("name_variants")["groups"]):
        for word in group:
            found.setdefault(word, set()).add(number)
            if len(word) >= _rules().shortest_stem:  # short words of several languages sound alike
                found.setdefault(f"={_sound(word)}", set()).add(number)
    return {word: frozenset(groups) for word, groups in found.items()}


@cache
def _given() -> frozenset[str]:
    return frozenset(read_toml("common_name_words")["words"]["given"].split())
