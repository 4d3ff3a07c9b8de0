"""Letters made by slots from the project's own sentence stock: names labelled, everything else told to be no name.

``stock/<language>.txt`` has templates by group (``== facts``), ``stock/<language>.toml`` the parts from which
organisations and facilities are made and the words that look like names and are none (treaties, laws, mandates).
"""

import random
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from pipeline.train.articles import agreed
from pipeline.train.documents import AnnotatedText, joined
from pipeline.train.people import MadePerson, NameLists, make_person
from pipeline.train.world import Country, adjective, countries, made_words, make_city, make_region, state_name

SLOT = re.compile(r"\{(?P<name>[a-z_]+?)(?P<number>\d*)(?:\.(?P<form>\w+))?(?::(?P<kind>\w+))?\}")
KINDS = (
    "ngo", "ngo", "trade_union", "media", "party", "company", "state_body", "state_body", "police", "army",
    "armed_group", "university", "religious", "un_body",
)  # fmt: skip
AT_HOME = {"en": 0.0, "fr": 0.75, "es": 0.85}  # share of letters about a State where the language is spoken
PLANS: tuple[tuple[float, tuple[tuple[str, int, int], ...]], ...] = (
    (0.62, (("header", 0, 1), ("intro", 1, 2), ("bio", 1, 4), ("facts", 4, 10), ("list", 0, 1), ("concern", 1, 4),
            ("plain", 0, 2), ("questions", 1, 4), ("closing", 0, 1), ("signature", 1, 4))),
    (0.14, (("reply", 3, 8), ("plain", 0, 2), ("facts", 0, 2))),
    (0.14, (("press", 3, 7), ("bio", 0, 2), ("facts", 0, 3))),
    (0.10, (("list", 1, 3), ("facts", 1, 3), ("plain", 1, 3))),
)  # fmt: skip
LOCAL_TITLES = 0.35  # share of titles that are the culture's own, where it has some
DEEP = 6  # lists within lists


@dataclass(frozen=True, slots=True)
class Stock:
    """templates: by group. lists: words and patterns by name."""

    language: str
    templates: Mapping[str, tuple[str, ...]]
    lists: Mapping[str, Any]


@cache
def load_stock(language: str) -> Stock:
    """The stock of a language."""
    folder = files(__package__).joinpath("stock")
    templates: dict[str, list[str]] = {}
    group = ""
    for line in folder.joinpath(f"{language}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            group = line[3:].strip().lower()
        elif line.strip() and not line.startswith("#"):
            templates.setdefault(group, []).append(line.strip().replace("\\n", "\n"))
    lists = tomllib.loads(folder.joinpath(f"{language}.toml").read_text(encoding="utf-8"))
    return Stock(language, {group: tuple(lines) for group, lines in templates.items()}, lists)


@dataclass(slots=True)
class Scene:
    """What one template is filled with: the same slot is the same name. Slots of two templates are not shared."""

    stock: Stock
    names: NameLists
    country: Country
    random: random.Random
    people: dict[str, MadePerson] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    others: dict[str, tuple[str, str]] = field(default_factory=dict)

    def fill(self, template: str) -> Iterator[tuple[str, str | None]]:
        """Yield the template's segments: text and the label of the name that it is, or None."""
        declared = {
            match["name"] + match["number"]: match["kind"]
            for match in SLOT.finditer(template)
            if match["name"] == "p" and match["kind"]
        }
        at = 0
        for match in SLOT.finditer(template):
            filling = list(self._slot(match, declared))
            words = "".join(text for text, _ in filling)
            yield agreed(template[at : match.start()], words, self.stock.language, self.stock.lists), None
            yield from filling
            at = match.end()
        yield template[at:], None

    def _slot(self, match: re.Match[str], declared: Mapping[str, str]) -> Iterator[tuple[str, str | None]]:
        name, key, form, kind = match["name"], match["name"] + match["number"], match["form"], match["kind"]
        if name == "p":
            person = self._person(key, declared.get(key))
            if form == "title":
                yield self._title(key, person), None
            else:
                words = {None: person.full, "rev": person.reverse}.get(form) or getattr(person, str(form))
                yield words, "PERSON"
        elif name == "o":
            full, acronym = self._organisation(key, kind)
            yield (acronym if form == "acronym" else full), "ORG"
        elif name in ("c", "city") and (match["number"] or name == "city"):
            yield self._place(key, make_city), "LOC"
        elif name in ("r", "region") and (match["number"] or name == "region"):
            yield self._place(key, make_region), "LOC"
        elif name in ("s", "state"):
            before, words = state_name(self.country, self.stock.language, form or "", self.random)
            yield before, None
            yield words, "LOC"
        elif name == "f":
            yield self._made(key, "facility")[0], "LOC"
        else:
            yield self.plain(name, kind), None

    def _person(self, key: str, gender: str | None) -> MadePerson:
        if key not in self.people:
            chosen = gender if gender in ("m", "f") else self.random.choice("mf")
            self.people[key] = make_person(self.names, self.country.code, chosen, self.random)
        return self.people[key]

    def _title(self, key: str, person: MadePerson) -> str:
        if key not in self.titles:
            local = person.titles if person.titles and self.random.random() < LOCAL_TITLES else ()
            self.titles[key] = self.random.choice(local or made_words()["titles"][self.stock.language][person.gender])
        return self.titles[key]

    def _organisation(self, key: str, kind: str | None) -> tuple[str, str]:
        return self._made(key, kind or self.random.choice(KINDS))

    def _made(self, key: str, kind: str) -> tuple[str, str]:
        """Full name and acronym of an organisation or facility."""
        if key not in self.others:
            full, _, acronym = self.expand(f"{{{kind}}}").partition("|")
            self.others[key] = full, acronym or _acronym(full, self.random)
        return self.others[key]

    def _place(self, key: str, make: Any) -> str:
        if key in ("city", "region"):
            return str(make(self.country, self.random))
        if key not in self.others:
            self.others[key] = make(self.country, self.random), ""
        return self.others[key][0]

    def expand(self, pattern: str) -> str:
        """A pattern of the lists with all its slots filled, none of them labelled."""
        for _ in range(DEEP):
            pattern = SLOT.sub(lambda match: self.plain(match["name"] + match["number"], match["kind"]), pattern)
            if "{" not in pattern:
                break
        return pattern

    def plain(self, name: str, kind: str | None = None) -> str:
        """The words of a slot that is no labelled name."""
        language, random_ = self.stock.language, self.random
        makers: dict[str, Callable[[], str]] = {
            "city": lambda: make_city(self.country, random_),
            "region": lambda: make_region(self.country, random_),
            "state": lambda: state_name(self.country, language, "", random_)[1],
            "nat": lambda: adjective(self.country, language, kind or "", random_),
            "surname": lambda: make_person(self.names, self.country.code, "m", random_).last,
            "number": lambda: str(random_.randint(1, 99)),
            "n": lambda: str(random_.randint(2, 40)),
            "age": lambda: str(random_.randint(9, 82)),
            "year": lambda: str(random_.randint(1996, 2025)),
            "month": lambda: random_.choice(made_words()["months"][language]),
            "date": lambda: _date(language, random_),
            "time": lambda: f"{random_.randint(0, 23)}{random_.choice((':', '.', 'h'))}{random_.randint(0, 59):02}",
            "money": lambda: made_words()["money"][language].replace("{n}", str(random_.randint(2, 900))),
            "article": lambda: _article(language, random_),
            "ref": lambda: (
                f"{random_.choice(('AL', 'UA', 'OL'))} {self.country.code} {random_.randint(1, 20)}/"
                f"{random_.randint(2010, 2025)}"
            ),
        }
        if name in makers:
            return str(makers[name]())
        words = self.stock.lists.get(name)
        if not words:
            raise KeyError(f"stock/{language}: no slot or list {name!r}")
        chosen = str(random_.choice(words))
        return self.expand(chosen) if "{" in chosen else chosen


def _acronym(full: str, random_: random.Random) -> str:
    capitals = "".join(word[0] for word in re.split(r"[\s'’-]+", full) if word[:1].isupper())
    return (
        capitals if 2 < len(capitals) < 8 else "".join(random_.choices("ABCDEFGIKLMNOPRSTUV", k=random_.randint(3, 5)))
    )


def _date(language: str, random_: random.Random) -> str:
    day, month, year = (
        random_.randint(1, 28),
        random_.choice(made_words()["months"][language]),
        random_.randint(2004, 2025),
    )
    if language == "es":
        return f"{day} de {month} de {year}" if random_.random() < 0.8 else f"{day} de {month}"
    return f"{day} {month} {year}" if random_.random() < 0.8 else f"{day} {month}"


def _article(language: str, random_: random.Random) -> str:
    one, many = {"en": ("article", "articles"), "fr": ("article", "articles"), "es": ("artículo", "artículos")}[
        language
    ]
    a, b = sorted(random_.sample(range(1, 60), 2))
    et = made_words()["and"][language]
    return random_.choice((f"{one} {a}", f"{many} {a} {et} {b}", f"{one} {a} ({b % 7 + 1})"))


def make_letter(language: str, names: NameLists, random_: random.Random) -> AnnotatedText:
    """One made text: mostly a letter, now and then a reply, other prose of the field, or lists."""
    stock = load_stock(language)
    at_home = made_words()["spoken"].get(language, ()) if random_.random() < AT_HOME[language] else ()
    country = countries()[random_.choice(at_home or sorted(countries()))]
    plan = random_.choices([plan for _, plan in PLANS], [weight for weight, _ in PLANS])[0]
    segments: list[tuple[str, str | None]] = []
    for group, least, most in plan:
        templates = stock.templates.get(group, ())
        for template in random_.sample(templates, min(len(templates), random_.randint(least, most))):
            scene = Scene(stock, names, country, random_)
            if segments:
                segments.append(("\n\n" if random_.random() < 0.6 or group in ("list", "signature") else " ", None))
            for text, label in scene.fill(template):
                segments += [(text, label)] if label else _with_bodies(text)
    return joined(segments)


@cache
def _bodies() -> re.Pattern[str]:
    """Bodies of the United Nations and regions, by name in all languages."""
    names = {name.partition("|")[0] for language in AT_HOME for name in load_stock(language).lists["un_body"]}
    return re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)))


def _with_bodies(text: str) -> Iterator[tuple[str, str | None]]:
    """Plain words of a template, with the bodies labelled that they name."""
    at = 0
    for match in _bodies().finditer(text):
        yield text[at : match.start()], None
        yield match.group(), "ORG"
        at = match.end()
    yield text[at:], None


def make_letters(count: int, languages: Mapping[str, float], names: NameLists, seed: int) -> list[AnnotatedText]:
    """Made texts. languages: the share of each."""
    random_ = random.Random(seed)
    chosen = random_.choices(list(languages), list(languages.values()), k=count)
    return [make_letter(language, names, random_) for language in chosen]
