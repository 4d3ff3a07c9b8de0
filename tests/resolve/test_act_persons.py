"""To whom an act happened: a sentence or two, the act's words and voice, and the people it happened to."""

import re

import pytest
from spacy.language import Language

from pipeline.resolve.act_persons import Trigger, persons_at, persons_of_acts
from tests.resolve.marked_people import read

SUBJECTS = [
    # the name itself, lists and appositions
    ("en", "Ms. [Ada Lund] was arrested on 3 May.", "was arrested", "Ada Lund"),
    ("en", "Messrs. [Per Holm] and [Tor Vik] were arrested.", "were arrested", "Per Holm, Tor Vik"),
    (
        "en",
        "Ms. [Ada Lund], a teacher, and Mr. [Tor Vik], a poet, were arrested.",
        "were arrested",
        "Ada Lund, Tor Vik",
    ),
    ("en", "Mr. [Per Holm], 43, who lives in Lagos, was released.", "was released", "Per Holm"),
    ("en", "Mr. [Per Holm], who had defended Ms. [Ada Lund], was detained.", "was detained", "Per Holm"),
    ("en", "Ms. [Ada Lund] was arrested, together with Mr. [Tor Vik].", "was arrested", "Ada Lund, Tor Vik"),
    ("fr", "M. [Per Holm], journaliste, a été interpellé le 3 mai.", "a été interpellé", "Per Holm"),
    ("es", "La Sra. [Ada Lund] y el Sr. [Tor Vik] fueron detenidos.", "fueron detenidos", "Ada Lund, Tor Vik"),
    (
        "es",
        "El 3 de mayo fueron detenidos el Sr. [Per Holm] y el Sr. [Tor Vik].",
        "fueron detenidos",
        "Per Holm, Tor Vik",
    ),
    # clauses
    ("en", "Arrested on 3 May, Ms. [Ada Lund] denies everything.", "Arrested", "Ada Lund"),
    ("en", "Ms. [Ada Lund], arrested on 3 May, denies everything.", "arrested", "Ada Lund"),
    ("en", "The police saw Mr. [Per Holm], who was then arrested.", "was then arrested", "Per Holm"),
    ("fr", "Déféré le 10 mars, M. [Per Holm] nie les faits.", "Déféré", "Per Holm"),
    ("en", "Ms. [Ada Lund] was arrested and charged with fraud.", "charged", "Ada Lund"),
    ("en", "Ms. [Ada Lund] was held for a week before being released.", "released", "Ada Lund"),
    # pronouns, left-out subjects and groups
    ("en", "Ms. [Ada Lund] left home. She was arrested at noon.", "was arrested", "Ada Lund"),
    ("en", "Ms. [Ada Lund] met Mr. [Per Holm]. He was arrested.", "was arrested", "Per Holm"),
    (
        "en",
        "Mr. [Per Holm] met Mr. [Tor Vik] and Mr. [Bo Ek]. All three were arrested.",
        "were arrested",
        "Per Holm, Tor Vik, Bo Ek",
    ),
    ("en", "Messrs. [Per Holm] and [Tor Vik] are students. Both were charged.", "were charged", "Per Holm, Tor Vik"),
    (
        "en",
        "The brothers [Per Holm] and [Tor Vik] fled. The two brothers were found.",
        "were found",
        "Per Holm, Tor Vik",
    ),
    (
        "fr",
        "M. [Per Holm] et Mme [Ada Lund] sont rentrés. Tous deux ont été arrêtés.",
        "ont été arrêtés",
        "Per Holm, Ada Lund",
    ),
    ("es", "La Sra. [Ada Lund] volvió a su casa. Fue detenida al día siguiente.", "Fue detenida", "Ada Lund"),
    (
        "es",
        "Los Sres. [Per Holm] y [Tor Vik] apelaron. Ambos fueron absueltos.",
        "fueron absueltos",
        "Per Holm, Tor Vik",
    ),
    ("en", "Although she was acquitted, Ms. [Ada Lund] lost her post.", "was acquitted", "Ada Lund"),
    # whose a thing is
    ("en", "The house of Ms. [Ada Lund] was searched.", "was searched", "Ada Lund"),
    ("en", "Ms. [Ada Lund] was arrested. Her computer was seized.", "was seized", "Ada Lund"),
    ("en", "Mr. [Per Holm] was tried. The charge was dropped in respect of Ms. [Ada Lund].", "was dropped", "Ada Lund"),
    # names behind a group
    (
        "en",
        "Twelve people were arrested, including Ms. [Ada Lund] and Mr. [Tor Vik].",
        "were arrested",
        "Ada Lund, Tor Vik",
    ),
    ("en", "The following persons were killed: Ms. [Ada Lund]; Mr. [Tor Vik].", "were killed", "Ada Lund, Tor Vik"),
    # several served by one verb
    (
        "en",
        "Mr. [Per Holm] was sentenced to five years and Mr. [Tor Vik] to three.",
        "was sentenced",
        "Per Holm, Tor Vik",
    ),
    # nobody named
    ("en", "The son of Ms. [Ada Lund] was arrested.", "was arrested", ""),
    ("en", "Ms. [Ada Lund] is a nurse. Her brother was arrested.", "was arrested", ""),
    ("en", "Ms. [Ada Lund] is a nurse. Twenty-two protesters were arrested.", "were arrested", ""),
    ("en", "The complaint filed by Ms. [Ada Lund]'s colleagues reached a man who was arrested.", "was arrested", ""),
    ("en", "Mr. [Per Holm] wrote and Mr. [Tor Vik] read. He was arrested.", "was arrested", ""),
]
OBJECTS = [
    ("en", "The police arrested Ms. [Ada Lund] and Mr. [Tor Vik].", "arrested", "Ada Lund, Tor Vik"),
    ("en", "The court sentenced Ms. [Ada Lund] to two years.", "sentenced", "Ada Lund"),
    ("en", "The court found Ms. [Ada Lund] guilty.", "found Ms. Ada Lund guilty", "Ada Lund"),
    ("en", "Ms. [Ada Lund] left home. Officers arrested her on the way.", "arrested", "Ada Lund"),
    ("en", "Ms. [Ada Lund] left home. Officers searched her office.", "searched", "Ada Lund"),
    ("en", "Officers searched the flat and the office of Ms. [Ada Lund].", "searched", "Ada Lund"),
    ("en", "The judge brought charges against Ms. [Ada Lund].", "brought charges", "Ada Lund"),
    ("en", "Police arrested and charged Ms. [Ada Lund].", "arrested", "Ada Lund"),
    ("en", "Ms. [Ada Lund], whom the police arrested in May, is a nurse.", "arrested", "Ada Lund"),
    ("en", "Captain [Per Holm] ordered his men to fire. They beat Ms. [Ada Lund].", "beat", "Ada Lund"),
    ("en", "The police arrested the son of Ms. [Ada Lund].", "arrested", ""),
    ("fr", "Mme [Ada Lund] est rentrée. Des policiers l'ont arrêtée le 3 mai.", "l'ont arrêtée", "Ada Lund"),
    ("fr", "Le tribunal a condamné M. [Per Holm] à deux ans.", "a condamné", "Per Holm"),
    ("fr", "Le tribunal a relaxé M. [Per Holm]. Il a condamné Mme [Ada Lund].", "a condamné", "Ada Lund"),
    (
        "es",
        "El tribunal condenó a la Sra. [Ada Lund] a dos años y al Sr. [Tor Vik] a tres.",
        "condenó",
        "Ada Lund, Tor Vik",
    ),
    ("es", "La Sra. [Ada Lund] salió de su casa. Unos agentes la detuvieron.", "la detuvieron", "Ada Lund"),
]
NOUNS = [
    ("en", "The arrest of Ms. [Ada Lund] caused alarm.", "arrest", "Ada Lund"),
    ("en", "Ms. [Ada Lund]'s trial opened in May.", "trial", "Ada Lund"),
    ("en", "Ms. [Ada Lund] was held. Her detention was prolonged.", "detention", "Ada Lund"),
    ("en", "The arrest and detention of Mr. [Per Holm] and Mr. [Tor Vik] caused alarm.", "arrest", "Per Holm, Tor Vik"),
    ("en", "The arrest of the brother of Ms. [Ada Lund] caused alarm.", "arrest", ""),
    ("fr", "L'arrestation de M. [Per Holm] a suscité l'émoi.", "arrestation", "Per Holm"),
    ("es", "La Sra. [Ada Lund] fue detenida. Su detención fue arbitraria.", "detención", "Ada Lund"),
]


VOICES = {"subject": SUBJECTS, "object": OBJECTS, "noun": NOUNS}


@pytest.mark.parametrize(("voice", "row"), [(voice, row) for voice, rows in VOICES.items() for row in rows])
def test_persons(nlp: Language, voice: str, row: tuple[str, str, str, str]) -> None:
    language, text, words, expected = row
    doc, people = read(nlp, text, language=language)
    start = doc.text.index(words)
    (who,) = persons_of_acts(doc, people, [Trigger(start, start + len(words), voice)])
    names = {person.id: person.name for person in people}
    assert ", ".join(names[person] for person in who.persons) == expected


def test_unnamed_people_are_told_in_their_words(nlp: Language) -> None:
    doc, people = read(nlp, "Ms. [Ada Lund] and two other women were arrested.")
    start = doc.text.index("were arrested")
    (who,) = persons_of_acts(doc, people, [Trigger(start, start + 13, "subject")])
    assert (who.persons, who.unnamed, who.number) == (("p1",), "two other women", 3)


def test_no_people(nlp: Language) -> None:
    doc, _ = read(nlp, "Somebody was arrested.")
    (who,) = persons_of_acts(doc, (), [Trigger(9, 21, "subject")])
    assert who.persons == ()


def test_persons_at_words(nlp: Language) -> None:
    doc, people = read(nlp, "Mr. [Per Holm] and Mr. [Tor Vik] were tried. The prosecutor asked for two years for both.")
    assert persons_at(doc, people, doc.text.index("for both"), len(doc.text)).persons == ("p1", "p2")


def test_nobody_of_bodies(nlp: Language) -> None:
    doc, people = read(nlp, "Ms. [Ada Lund] was arrested. The dissolution followed.")
    start = doc.text.index("dissolution")
    (who,) = persons_of_acts(doc, people, [Trigger(start, start + 11, "noun", "dissolution")])
    assert who.persons == ()


@pytest.mark.parametrize("word", ["his ", "both ", "the two brothers were ", "§ ", "arrested, ", "("])
def test_hostile_text_takes_no_time(nlp: Language, word: str) -> None:
    doc, people = read(nlp, "Ms. [Ada Lund] met Mr. [Per Holm]. " + word * (20_000 // len(word)))
    assert len(persons_of_acts(doc, people, [Trigger(15_000, 15_003, "object")])) == 1


LETTERS = [
    # groups: co-accused, the others, the first, brothers of one name, named and unnamed people together
    (
        "en",
        "Ms. [Ada Lund], Mr. [Per Holm] and Mr. [Tor Vik] were held. The court freed Ms. [Ada Lund]. "
        "Her two co-accused were convicted.",
        "were convicted",
        "subject",
        "Per Holm, Tor Vik",
    ),
    (
        "fr",
        "Mme [Ada Lund], M. [Per Holm] et M. [Tor Vik] ont été arrêtés. "
        "Le tribunal a relaxé Mme [Ada Lund]. Ses deux coaccusés ont été condamnés.",
        "ont été condamnés",
        "subject",
        "Per Holm, Tor Vik",
    ),
    (
        "es",
        "La Sra. [Ada Lund], el Sr. [Per Holm] y el Sr. [Tor Vik] fueron detenidos. "
        "El tribunal absolvió a la Sra. [Ada Lund] y condenó a sus dos coacusados.",
        "condenó",
        "object",
        "Per Holm, Tor Vik",
    ),
    (
        "es",
        "La Sra. [Ada Lund], el Sr. [Per Holm] y el Sr. [Tor Vik] fueron detenidos. "
        "El tribunal condenó a la Sra. [Ada Lund]. Los otros dos fueron absueltos.",
        "fueron absueltos",
        "subject",
        "Per Holm, Tor Vik",
    ),
    (
        "en",
        "Mr. [Per Holm] and five others were arrested. On 6 May, the six were charged.",
        "were charged",
        "subject",
        "Per Holm",
    ),
    (
        "fr",
        "M. [Per Holm] et M. [Tor Holm] sont éleveurs. Mme [Ada Lund] tousse. Les deux frères Holm ont été arrêtés.",
        "ont été arrêtés",
        "subject",
        "Per Holm, Tor Holm",
    ),
    (
        "en",
        "Ms. [Ada Lund] was arrested. His wife, Mrs. [Eva Holm], was not told. Mr. "
        "[Per Holm] was arrested. Both men were tried.",
        "was arrested. Both",
        "subject",
        "Per Holm",
    ),
    # whose an appeal is, and who is looked for
    (
        "en",
        "Ms. [Ada Lund] was fined. On 3 May, the court dismissed the appeal lodged by Mr. [Per Holm].",
        "dismissed",
        "object",
        "Per Holm",
    ),
    (
        "fr",
        "Mme [Ada Lund] a été condamnée. Le 3 mai, la cour a rejeté le pourvoi formé par M. [Per Holm].",
        "a rejeté",
        "object",
        "Per Holm",
    ),
    (
        "es",
        "La Sra. [Ada Lund] fue condenada. El tribunal desestimó el recurso interpuesto por el Sr. [Per Holm].",
        "desestimó",
        "object",
        "Per Holm",
    ),
    (
        "en",
        "The appeal filed by Mr. [Per Holm] was rejected. Ms. [Ada Lund] is free.",
        "was rejected",
        "subject",
        "Per Holm",
    ),
    (
        "es",
        "La Sra. [Ada Lund] fue detenida. Varios hombres se presentaron en la sede preguntando por el Sr. [Per Holm].",
        "se presentaron",
        "object",
        "Per Holm",
    ),
    (
        "en",
        "The court upheld the sentence of Mr. [Per Holm] and reduced that of Ms. [Ada Lund].",
        "reduced",
        "object",
        "Ada Lund",
    ),
    # done to others
    (
        "en",
        "Ms. [Ada Lund] was arrested. The judge ordered the release of those who were still held.",
        "ordered the release",
        "object",
        "",
    ),
    (
        "en",
        "Ms. [Ada Lund] was interviewed. Men broke the windows of the offices of Radio Fjord.",
        "broke the windows",
        "object",
        "",
    ),
    ("en", "Ms. [Ada Lund] marched. We deplore the beating of demonstrators on 6 March.", "beating", "noun", ""),
    # pronouns
    (
        "en",
        "Mr. [Per Holm] gave an interview. The village chief, Mr. [Tor Vik], told him to stop.",
        "told him to stop",
        "object",
        "Per Holm",
    ),
    (
        "es",
        "Amenazaron a la Sra. [Ada Lund] y al Sr. [Per Holm]. Este último denunció los hechos. "
        "El 9 de mayo recibió otro mensaje.",
        "recibió otro mensaje",
        "subject",
        "Per Holm",
    ),
    (
        "es",
        "El juzgado absolvió al Sr. [Per Holm]. Este recobró la libertad.",
        "recobró la libertad",
        "subject",
        "Per Holm",
    ),
    (
        "fr",
        "Mme [Ada Lund] a été libérée. Une convocation lui a été remise le 9 mai.",
        "Une convocation lui a été remise",
        "subject",
        "Ada Lund",
    ),
    (
        "fr",
        "Le tribunal a condamné M. [Per Holm]. Il est sorti de prison le 3 mai.",
        "est sorti",
        "subject",
        "Per Holm",
    ),
    (
        "en",
        "Mr. [Per Holm] was denied counsel. Only on 3 May was he arraigned.",
        "was he arraigned",
        "subject",
        "Per Holm",
    ),
    # two names that are no list, and a clause that puts somebody first
    ("fr", "Après un article sur M. [Per Holm], Mme [Ada Lund] a été arrêtée.", "a été arrêtée", "subject", "Ada Lund"),
    (
        "es",
        "El Sr. [Per Holm] fue sobreseído. En cuanto al despido de la Sra. [Ada Lund], el Juzgado lo declaró nulo.",
        "lo declaró nulo",
        "object",
        "Ada Lund",
    ),
    # parts told of in front of whose they are; the trial of all
    (
        "fr",
        "Le procureur a requis dix ans contre M. [Per Holm] et huit ans contre M. [Tor Vik].",
        "a requis",
        "object",
        "Per Holm, Tor Vik",
    ),
    (
        "en",
        "The prosecutor charged Mr. [Per Holm] and Mr. [Tor Vik]. Mr. "
        "[Tor Vik] was charged also with fraud. The trial opened on 3 May.",
        "trial opened",
        "subject",
        "Per Holm, Tor Vik",
    ),
]


@pytest.mark.parametrize("letter", LETTERS)
def test_in_letters(nlp: Language, letter: tuple[str, str, str, str, str]) -> None:
    language, text, words, voice, persons = letter
    doc, people = read(nlp, text, language=language)
    names = {person.id: person.name for person in people}
    acts = [
        Trigger(match.start(), match.end(), voice if match.group() == words else given, "")
        for match, given in _acts(doc.text, words)
    ]
    found = next(
        who
        for act, who in zip(acts, persons_of_acts(doc, people, acts), strict=True)
        if doc.text[act.start : act.end] == words
    )
    assert ", ".join(sorted(names[person] for person in found.persons)) == persons


def _acts(text: str, words: str) -> list[tuple[re.Match[str], str]]:
    """The acts of a text: the words asked about, and verbs beside them with their voice."""
    pattern = re.compile(
        rf"{re.escape(words)}|(?P<object>charged (?=Mr)|freed|a relaxé|absolvió|condenó|convicted|upheld)"
        r"|was fined|(?:were|was) (?:arrested|held|charged)|ont été arrêtés|fueron detenidos"
    )
    return [(match, "object" if match["object"] else "subject") for match in pattern.finditer(text)]
