"""The tokenizer: words, numbers and single marks, so that every span of the recognisers meets token borders.

spaCy's own English rules keep "19(3)" or "on7" together; here a token is a run of letters, a run of digits, or one
other character, in every language. Spans can then be cut at exactly the characters that were found. It is one pass
of one pattern: spaCy's rule tokenizer takes quadratic time on a long run of marks, and letters come from strangers.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

COMBINING = r"\u0300-\u036f"  # accents that NFC leaves on their own
LETTERS = rf"(?:[^\W\d_]|[{COMBINING}])+"  # Kharkova, Dhomhnaill
DIGITS = r"\d+"  # 2017
MARK = r"[^\w\s]|_"  # ( . / ’
BLANK = r"\s+"  # a single space behind a token is that token's own; all other white space is a token
TOKEN = re.compile(rf"(?:{LETTERS}|{DIGITS}|{MARK}|{BLANK})")


@registry.tokenizers("spcomms.Tokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], "LetterTokenizer"]:
    """A spaCy tokenizer factory: ``{"@tokenizers": "spcomms.Tokenizer.v1"}`` in a config."""

    def make(nlp: Language) -> LetterTokenizer:
        return LetterTokenizer(nlp.vocab)

    return make


@dataclass(frozen=True, slots=True)
class LetterTokenizer:
    """Cut a text into a ``Doc``; ``doc.text`` is the text again."""

    vocab: Vocab

    def __call__(self, text: str) -> Doc:
        """The document of a text."""
        words: list[str] = []
        spaces: list[bool] = []
        for token in TOKEN.findall(text):
            if token.isspace():
                if words and token[0] == " " and not spaces[-1] and not words[-1].isspace():
                    spaces[-1] = True
                    if len(token) == 1:
                        continue
                    words.append(token[1:])
                else:
                    words.append(token)
            else:
                words.append(token)
            spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)
