"""How big a file may be before it is refused."""

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one file may cost. A file that reaches a limit is refused as ``too_large``.

    max_bytes: size of the file. max_pages: pages of a PDF. max_unpacked_bytes: what the parts of a DOCX
    come to when unpacked, so that a small file can't fill the memory. max_parts: how many parts those are.
    max_characters: length of the text.
    """

    max_bytes: int = 300 * MEGABYTE
    max_pages: int = 5_000
    max_unpacked_bytes: int = 600 * MEGABYTE
    max_parts: int = 10_000
    max_characters: int = 50_000_000
