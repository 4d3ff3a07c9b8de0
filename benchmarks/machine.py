"""On what the figures were measured."""

import os
import platform
from importlib.metadata import version

PACKAGES = ("pypdfium2", "pdfplumber", "spacy", "pyarrow")


def machine_line() -> str:
    """Cores, system, Python and versions in a line; nothing that tells whose machine it is."""
    versions = ", ".join(f"{package} {version(package)}" for package in PACKAGES)
    system = f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}"
    return f"{system}, Python {platform.python_version()}, {versions}."
