"""PDFium's functions that are called some hundred times a page, without the cost of checking their arguments."""

from collections.abc import Callable
from ctypes import c_double, c_float, c_int, c_uint, c_ulong, c_void_p, cast
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

Call = Callable[..., Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfiumCalls:
    """PDFium's functions, to be called with a text page, numbers, and references to cells (``ctypes.byref``) alone."""

    count_chars: Call
    get_text: Call
    get_unicode: Call
    char_origin: Call
    char_box: Call
    font_size: Call
    is_generated: Call
    count_rects: Call
    char_angle: Call
    char_matrix: Call
    font_info: Call


@lru_cache(maxsize=1)
def pdfium_calls() -> PdfiumCalls:
    """The functions of the loaded PDFium."""
    import pypdfium2.raw as pdfium_c

    return PdfiumCalls(
        count_chars=_unchecked(pdfium_c.FPDFText_CountChars, c_int),
        get_text=_unchecked(pdfium_c.FPDFText_GetText, c_int),
        get_unicode=_unchecked(pdfium_c.FPDFText_GetUnicode, c_uint),
        char_origin=_unchecked(pdfium_c.FPDFText_GetCharOrigin, c_int),
        char_box=_unchecked(pdfium_c.FPDFText_GetCharBox, c_int),
        font_size=_unchecked(pdfium_c.FPDFText_GetFontSize, c_double),
        is_generated=_unchecked(pdfium_c.FPDFText_IsGenerated, c_int),
        count_rects=_unchecked(pdfium_c.FPDFText_CountRects, c_int),
        char_angle=_unchecked(pdfium_c.FPDFText_GetCharAngle, c_float),
        char_matrix=_unchecked(pdfium_c.FPDFText_GetMatrix, c_int),
        font_info=_unchecked(pdfium_c.FPDFText_GetFontInfo, c_ulong),
    )


def _unchecked(function: Any, result: type) -> Call:
    """The same C function without argument types: ctypes then passes on what it gets, in a third of the time."""
    unchecked = type(function)(cast(function, c_void_p).value)
    unchecked.restype = result
    return unchecked  # type: ignore[no-any-return]
