"""Made corpora of letters with persons, as large as asked: names of real cultures put together by chance."""

import random
import re
import tomllib
from datetime import date, timedelta
from importlib.resources import files

from pipeline.relate.corpus import Corpus, CorpusLetter, CorpusPerson

PERSONS_A_LETTER = 7.5
COMES_BACK = 0.2  # of persons of a letter that an earlier letter to the State names
CITES = 0.3
FIRST_DAY = date(2005, 1, 1)
DAYS = 365 * 20
SLOT = re.compile(r"\{(\w+)\}")


def made_corpus(letters: int) -> Corpus:
    """A corpus of that many letters; the same at each call."""
    chance = random.Random(6)
    stock = tomllib.loads((files("pipeline.train") / "stock" / "names.toml").read_text(encoding="utf-8"))
    cultures = sorted(stock)
    made: dict[str, CorpusLetter] = {}
    persons: list[CorpusPerson] = []
    known: dict[str, list[CorpusPerson]] = {}
    of_state: dict[str, list[str]] = {}
    related: dict[str, set[str]] = {}
    for number in range(letters):
        culture = cultures[min(int(chance.expovariate(1 / 25)), len(cultures) - 1)]
        own = stock[culture]
        state = own["countries"][0]
        letter_id = f"{number:016x}"
        day = FIRST_DAY + timedelta(days=DAYS * number // letters)
        made[letter_id] = CorpusLetter(
            letter_id=letter_id, reference=f"AL {state} {number}/{day.year}", kind="AL", state=state, number=number,
            year=day.year, date=day,
        )  # fmt: skip
        earlier = of_state.setdefault(state, [])
        if earlier and chance.random() < CITES:
            cited = chance.choice(earlier[-20:])
            related.setdefault(letter_id, set()).add(cited)
            related.setdefault(cited, set()).add(letter_id)
        earlier.append(letter_id)
        before = known.setdefault(state, [])
        for place in range(1 + int(chance.expovariate(1 / (PERSONS_A_LETTER - 0.5)))):
            if before and chance.random() < COMES_BACK:
                again = chance.choice(before)
                name, gender, role = again.name, again.gender, again.role
            else:
                man = chance.random() < 0.7
                name, gender = _name(own, "m" if man else "f", chance), "male" if man else "female"
                role = chance.choice(("alleged_victim", "alleged_victim", "official", "lawyer", "witness"))
            day_of = day - timedelta(days=chance.randrange(200))
            person = CorpusPerson(
                letter_id=letter_id, person_id=f"p{place + 1}", name=name, gender=gender, role=role,
                places=frozenset({f"{state} town {chance.randrange(12)}"}), events=frozenset({("arrest", day_of)}),
            )  # fmt: skip
            persons.append(person)
            before.append(person)
        persons.append(
            CorpusPerson(
                letter_id=letter_id,
                person_id="p0",
                name=f"{chance.choice(HOLDERS)}",
                role="mandate_holder",
                gender="unknown",
            )
        )
    return Corpus(letters=made, persons=tuple(persons), related={key: frozenset(near) for key, near in related.items()})


HOLDERS = tuple(
    f"{given} {family}"
    for given in ("Ada", "Karl", "Mina", "Oto", "Lena")
    for family in ("Lundqvist", "Obermair", "Szalai", "Tavares", "Ndoye", "Ribeau")
)


def _name(own: dict[str, list[str]], gender: str, chance: random.Random) -> str:
    pattern = chance.choice(own[f"full_{gender}"])
    return SLOT.sub(lambda slot: chance.choice(own.get(slot[1]) or own.get("male") or ["Ada"]), pattern)
