"""Which share of one text's words another has.

A word is a run of letters and digits, without regard to case. For both texts alike: characters are brought to NFKC,
a hyphen at the end of a line is taken away with the line break, a hyphen inside a word is taken away, and one or two
digits that are glued to letters (marks of footnotes) are cut off. Words are compared as a bag: each occurrence counts,
their order does not.
"""

import re
import unicodedata
from collections import Counter

HYPHENS = "\\-\u00ad\u2010\u2011"
LINE_END = re.compile(rf"[{HYPHENS}][ \t]*\n\s*")
INNER_HYPHEN = re.compile(rf"(?<=\w)[{HYPHENS}](?=\w)")
GLUED_MARK = re.compile(r"(?<=[^\W\d_])\d{1,2}(?!\w)|(?<!\w)\d{1,2}(?=[^\W\d_])")
WORD = re.compile(r"[^\W_]+")


def bag_of_words(text: str) -> Counter[str]:
    """How often each word of a text occurs."""
    text = unicodedata.normalize("NFKC", text)
    text = INNER_HYPHEN.sub("", LINE_END.sub("", text))
    return Counter(WORD.findall(GLUED_MARK.sub(" ", text).casefold()))


def kept(words: Counter[str], other: Counter[str]) -> int:
    """How many of the words occur in the other bag too, each as often as it can."""
    return (words & other).total()
