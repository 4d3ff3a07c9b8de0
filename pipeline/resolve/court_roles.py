"""What a court has to do with the acts of its sentence: it did them, they were done before it, or it is spoken of."""

import re
from dataclasses import dataclass
from functools import cache

from pipeline.resolve.clauses import Sentence, words

FRONT = 110  # characters in front of a court that say what it has to do with the act


@dataclass(frozen=True, slots=True)
class Named:
    """A court where it is named. role: agent, before, toward, subject or bound (not the court of any act).

    opens: where its phrase begins, with "by a judgment of the". goes_on: whether what it did follows in a clause about
    it: "before the District Court, which sentenced".
    """

    start: int
    end: int
    court: str
    role: str
    opens: int
    goes_on: bool


def named_court(folded: str, sentence: Sentence, mention: tuple[int, int, str], previous: int) -> Named:
    """A court's mention with its role. previous: where the mention in front of it ends."""
    start, end, court = mention
    role, opens = _role(folded, sentence, start, end, previous)
    return Named(start, end, court, role, opens, goes_on=_goes_on().match(folded, end) is not None)


@cache
def _determiner() -> re.Pattern[str]:
    """What a short form begins with: "the", "dudit", "de la"."""
    return re.compile(
        r"(?:de\s+)?(?:the|that|this|said|le|la|ce|cette|ladite|ledit|dudit|audit|du|au|el|del|al|este|esta|dicho|dicha)\s+"
    )


@cache
def _role_pattern() -> re.Pattern[str]:
    article = (
        rf"(?:{words('article')}\s*)?(?:(?:same|said|very|then|meme|mismo|misma|dit|dicho|dicha|citado|citada)\s+)?"
    )
    return re.compile(
        rf"(?<!\w)(?:(?P<agent>{words('agent')})|(?P<before>{words('before')})|(?P<toward>{words('toward')})"
        rf"|(?P<of>of|du|de|des|d'|del|aupres\s+d[eu]|against|contre|contra|than|que|between|with|pres|pres\s+de|dudit))\s*{article}$"
    )


@cache
def _decided() -> re.Pattern[str]:
    """ "by a judgment of the", "at the hearing before": a decision or sitting by which an act is done."""
    nouns = f"(?:{words('decision')}|{words('sitting')}|{words('judges')})"
    own = rf"(?:(?:{words('article')}|its|son|sa|su|his|her|their|same|meme)\s*){{0,2}}"
    return re.compile(
        rf"(?<!\w)(?:{words('agent')}|{words('by_decision')}|{words('before')})\s+{own}(?:[\w-]+\s+){{0,2}}{nouns}(?!\w)[^.;]{{0,60}}$"
    )


@cache
def _spoken_of() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words('decision')}(?!\w)[^.;,]{{0,50}}$")


@cache
def _judging() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words('judges')}(?!\w)[^.;,]{{0,50}}$")


@cache
def _owned() -> re.Pattern[str]:
    return re.compile(rf"['’]s?\s+(?:\w+\s+){{0,2}}{words('decision')}(?!\w)")


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(rf"(?:,[^,.;:]{{0,60}})?,\s*{words('relative')}(?!\w)")


IN_NAME = re.compile(r"\s*(?:of|de|du|del|of\s+the|de\s+la|de\s+l')\s*(?:same\s+|meme\s+|misma\s+|mismo\s+)?")
BY = re.compile(r"(?:by|in|under)\s+(?:the\s+)?$")


def _role(folded: str, sentence: Sentence, start: int, end: int, previous: int) -> tuple[str, int]:
    determiner = _determiner().match(folded, start, end)
    noun = determiner.end() if determiner else start
    begin = max(sentence.start, start - FRONT)
    front = folded[begin:noun]
    if previous > sentence.start and IN_NAME.fullmatch(folded, previous, noun):
        return "bound", start  # "the criminal chamber of the same court"
    if _owned().match(folded, end):
        by = BY.search(front)
        return ("agent", begin + by.start()) if by else ("bound", start)
    match = _role_pattern().search(front)
    if match is None:
        return "subject", start
    opens = begin + match.start()
    for role in ("agent", "before", "toward"):
        if match[role]:
            return role, opens
    if not match["of"].startswith(("of", "d", "pres")):
        return "bound", opens
    head = front[: match.start()]
    decided = _decided().search(head)
    if decided is not None:
        return "before", begin + decided.start()
    if _spoken_of().search(head):
        return "bound", opens
    judging = _judging().search(head)
    return ("subject", begin + judging.start()) if judging else ("bound", opens)
