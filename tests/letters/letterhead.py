"""The letterheads by year: their words, and the small ways in which letters of the year look different."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Row = tuple[str, ...]
"""One row of text: a string for a single column, two for two columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What stands above the mandates (`rows`) and below them (`contact`), and how the page is laid out."""

    rows: tuple[Row, ...] = ()
    contact: tuple[Row, ...] = ()
    mandates: Literal["centre", "justify"] = "centre"
    date: Literal["beside", "right", "left"] = "left"
    first_line_indent: bool = False
    centre_signatures: bool = False
    text_width: int = 84


LETTERHEADS: Final[dict[str, Letterhead]] = {
    "2004": Letterhead(
        rows=(
            ("NATIONS UNIES", "UNITED NATIONS"),
            ("HAUT COMMISSARIAT", "HIGH COMMISSIONER"),
            ("AUX DROITS DE L’HOMME", "FOR HUMAN RIGHTS"),
        ),
        contact=(
            ("Téléfax: (41-22)-917 90 06", "Address:"),
            ("Télégrammes: UNATIONS, GENEVE", "Palais des Nations"),
            ("Télex: 41 29 62", "CH-1211 GENEVE 10"),
            ("Téléphone:", ""),
            ("Internet www.ohchr.org", ""),
            ("E-mail: urgent-action@ohchr.org", ""),
        ),
        date="beside",
        first_line_indent=True,
        text_width=76,
    ),
    "2012": Letterhead(
        rows=(
            ("NATIONS UNIES", "UNITED NATIONS"),
            ("HAUT COMMISSARIAT DES NATIONS UNIES", "OFFICE OF THE UNITED NATIONS"),
            ("AUX DROITS DE L’HOMME", "HIGH COMMISSIONER FOR HUMAN RIGHTS"),
            ("PROCEDURES SPECIALES DU", "SPECIAL PROCEDURES OF THE"),
            ("CONSEIL DES DROITS DE L’HOMME", "HUMAN RIGHTS COUNCIL"),
        ),
        contact=(
            ("Address: Palais des Nations, CH-1211 Geneva 10, Switzerland",),
            ("Fax: +41 22 917 90 08 • Telephone: +41 22 917 94 02 • E-mail: urgent-action@ohchr.org",),
        ),
        date="right",
        first_line_indent=True,
        centre_signatures=True,
        text_width=80,
    ),
    "2016": Letterhead(
        rows=(
            ("HAUT-COMMISSARIAT AUX DROITS DE L’HOMME • OFFICE OF THE HIGH COMMISSIONER FOR HUMAN RIGHTS",),
            ("PALAIS DES NATIONS • 1211 GENEVA 10, SWITZERLAND",),
        ),
        mandates="justify",
        date="beside",
        text_width=90,
    ),
    "2018": Letterhead(
        rows=(("PALAIS DES NATIONS • 1211 GENEVA 10, SWITZERLAND",),),
        first_line_indent=True,
        centre_signatures=True,
        text_width=88,
    ),
    "none": Letterhead(text_width=72),
}
