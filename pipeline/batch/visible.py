"""Text from strangers, made safe for a terminal; by itself, so that it costs no import."""


def visible(text: str) -> str:
    """Text with all that a terminal would obey, or hide, written as escapes: a file name may hold anything."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode("ascii")
        for character in text
    )
