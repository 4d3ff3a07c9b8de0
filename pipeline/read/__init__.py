"""Reading: a file becomes a `Letter`. Knows PDF, text, DOCX and HTML, and nothing of law."""

from pipeline.read.letter import Footnote, Letter, ReadError, Source
from pipeline.read.limits import Limits
from pipeline.read.reader import read, read_bytes

__all__ = ["Footnote", "Letter", "Limits", "ReadError", "Source", "read", "read_bytes"]
