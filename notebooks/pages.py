"""Pages of executed notebooks: a report of each that opens on its own, and an index of them."""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from io import BytesIO
from pathlib import Path

from nbconvert import HTMLExporter
from nbformat import NotebookNode
from PIL import Image

TEMPLATES = Path(__file__).resolve().parent / "page"
STYLE = TEMPLATES / "report" / "page.css"
PNG = "image/png"
COLOURS = 96  # of a small picture
WIDTH = 860  # pixels of it
HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>Notebooks</title>
<style>
{style}
</style>
</head>
<body>
<main>
<h1>Notebooks</h1>
<p>The letters are invented where these are the sample letters. What a letter says is alleged, unless the page says otherwise.</p>
<ul class="notebooks">
"""
FOOT = """</ul>
</main>
</body>
</html>
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A notebook in the index. page: its file's name; lead: its first words; picture: a PNG, None if it has none."""

    page: str
    title: str
    lead: str
    picture: bytes | None


def report(notebook: NotebookNode) -> str:
    """A notebook as a page: code folded, pictures in it, no scripts, nothing that is loaded from elsewhere."""
    exporter = HTMLExporter(
        extra_template_basedirs=[str(TEMPLATES)],
        template_name="report",
        exclude_input_prompt=True,
        exclude_output_prompt=True,
        exclude_anchor_links=True,
    )
    page, _ = exporter.from_notebook_node(notebook, resources={"metadata": {"name": title_and_lead(notebook)[0]}})
    return str(page)


def index(entries: Sequence[Entry]) -> str:
    """The page that leads to the others."""
    items = [
        f'<li><a href="{escape(entry.page)}">{_picture(entry)}<b>{escape(entry.title)}</b>{escape(entry.lead)}</a></li>\n'
        for entry in entries
    ]
    return HEAD.format(style=STYLE.read_text(encoding="utf-8")) + "".join(items) + FOOT


def _picture(entry: Entry) -> str:
    if entry.picture is None:
        return ""
    return f'<img alt="" src="data:{PNG};base64,{b64encode(entry.picture).decode()}">'


def title_and_lead(notebook: NotebookNode) -> tuple[str, str]:
    """The first heading of a notebook and the first sentence below it; empty where there is none."""
    told = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    lines = told.splitlines()
    heads = [number for number, line in enumerate(lines) if line.startswith("# ")]
    if not heads:
        return "", ""
    below = "\n".join(lines[heads[0] + 1 :]).strip().partition("\n\n")[0]
    words = " ".join(below.split())
    sentence, stop, _ = words.partition(". ")
    return lines[heads[0]].removeprefix("# ").strip(), sentence + stop.strip()


def first_picture(notebook: NotebookNode) -> bytes | None:
    """The first picture that a notebook shows: the one that answers its question best."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if data := output.get("data", {}).get(PNG):
                return b64decode(data)
    return None


def small(picture: bytes, *, width: int = WIDTH) -> bytes:
    """A picture at the width of a page and in few colours, for where its size counts."""
    with Image.open(BytesIO(picture)) as image:
        flat = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image.convert("RGBA")).convert("RGB")
    if flat.width > width:
        flat = flat.resize((width, round(flat.height * width / flat.width)), Image.Resampling.LANCZOS)
    out = BytesIO()
    flat.quantize(COLOURS, dither=Image.Dither.NONE).save(out, format="PNG", optimize=True)
    return out.getvalue()
