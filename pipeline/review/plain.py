"""Words of a letter made fit for a terminal: nothing in them is obeyed, hidden or read as markup."""


def one_line(text: str) -> str:
    """Text on one line: white space made single, what a terminal would obey or hide written as escapes."""
    return " ".join(_visible(text).split())


def _visible(text: str) -> str:
    return "".join(
        character
        if character.isprintable() or character.isspace()
        else character.encode("unicode_escape").decode("ascii")
        for character in text
    )
