"""Symbols of United Nations documents, and the canonical ids of what they are.

"A/HRC/22/44" is a document; "A/HRC/RES/24/5", "S/RES/1325 (2000)", "E/CN.4/RES/2000/61" are resolutions,
"CCPR/C/GC/34" a general comment, "A/RES/53/144" the declaration that it adopted. Source: the United Nations' own
rules for symbols (a body's series, then running numbers, then Add., Rev., Corr.).
"""

import re
from collections.abc import Iterator

SERIES = r"(?:A|E|S|ST|HRI|CCPR|CAT|CEDAW|CERD|CRC|CRPD|CMW|CED|CESCR|DP|TD|UNEP|CBD|FCCC)"
PART = r"[A-Z0-9][A-Za-z0-9.-]*(?:\([IVXL0-9]+\))?"  # HRC, 22, Add.1, C.12, 2200, 217(III)
SYMBOL = re.compile(rf"(?<![\w/]){SERIES}(?:\s?/\s?(?=[A-Z0-9])|/\n)(?:{PART}/\s{{0,2}}){{0,8}}{PART}")
RESOLUTION = re.compile(r"(A/HRC/RES|A/HRC/DEC|A/RES|E/RES|S/RES)/([\w./-]+)$")
COMMISSION = re.compile(r"E/CN\.4/RES/(\d{4}/\d{1,3})$")
NOT_BEHIND = re.compile(r"[.\-]+$")


def find_symbols(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and the symbol, white space and the sentence's full stop left out."""
    for match in SYMBOL.finditer(text):
        raw = NOT_BEHIND.sub("", match.group())
        symbol = re.sub(r"\s", "", raw)
        if any(character.isdigit() for character in symbol):
            yield match.start(), match.start() + len(raw), symbol


def canonical_symbol(symbol: str) -> tuple[str, str]:
    """Id and kind of the document that a symbol names, general comments aside."""
    commission = COMMISSION.match(symbol)
    if commission:
        return f"CHR/RES/{commission[1]}", "resolution"
    return symbol, "resolution" if RESOLUTION.match(symbol) else "un_document"
