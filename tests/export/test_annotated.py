"""Names fit for files, and links by name."""

import pytest

from pipeline.export.annotated import file_name, safe_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("AL TJK 2/2018", "AL-TJK-2-2018"),
        ("../../etc/passwd", "etc-passwd"),
        ("Lettre à l'État", "Lettre-a-l-Etat"),
        ("письмо", ""),
        (".hidden", "hidden"),
        ("con", "con-"),
        ("a\x00b\nc", "a-b-c"),
        ("x" * 200, "x" * 80),
    ],
)
def test_a_name_is_letters_digits_and_hyphens(text: str, name: str) -> None:
    assert safe_name(text) == name


def test_a_letter_is_named_by_its_reference_else_its_file_else_its_id() -> None:
    used: set[str] = set()

    def named(reference: str | None, source: str, kind: str = "AL", letter_id: str = "0123456789abcdef") -> str:
        return file_name(reference=reference, kind=kind, source=source, letter_id=letter_id, used=used)

    assert named("AL TJK 2/2018", "a.pdf") == "AL-TJK-2-2018"
    assert named("AL TJK 2/2018", "b.pdf", kind="REPLY") == "AL-TJK-2-2018-reply"
    assert named("al tjk 2/2018", "c.pdf") == "al-tjk-2-2018-01234567"  # one name where case does not count
    assert named(None, "in/a letter.pdf") == "a-letter"
    assert named(None, "письмо.pdf") == "0123456789abcdef"
