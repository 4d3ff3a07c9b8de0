"""The command ``spcomms instruments``: looks up an instrument by id, name, acronym, symbol or number."""

import sys

import click

NOT_FOUND = 1


@click.command(
    epilog="""\b
Examples:
  spcomms instruments
  spcomms instruments PIDCP
  spcomms instruments "defensores de derechos humanos"
  spcomms instruments A/RES/53/144
  spcomms instruments C169
  spcomms instruments CCPR-GC-34 --format json

\b
Exit status: 0 found, 1 none such, 2 wrong use.
"""
)
@click.argument("term", nargs=-1)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How.")
def instruments(*, term: tuple[str, ...], form: str) -> None:
    """Look up a treaty, declaration, standard, ILO convention or general comment.

    TERM is an id, an acronym, a United Nations symbol, an ILO number, or words of a name in English, French or
    Spanish; case and accents do not count. Without it, all are listed.
    """
    from pipeline.review.instrument_search import as_text, entries, search

    wanted = " ".join(term).strip()
    found = search(wanted) if wanted else entries()
    if not found:
        click.echo(
            f"Error: no instrument is called {wanted!r}; try fewer words, or see them all without a term", err=True
        )
        sys.exit(NOT_FOUND)
    if form == "json":
        import json
        from dataclasses import asdict

        click.echo(json.dumps([asdict(entry) for entry in found], ensure_ascii=False, indent=2))
    else:
        click.echo(as_text(found))
