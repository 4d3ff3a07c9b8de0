"""Sentence borders."""

import pytest

from pipeline.recognise.sentences import sentence_starts


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He was arrested. She was not.", ["He was arrested. ", "She was not."]),
        ("Mr. Tabe and Dr. J. Okello left. They hid.", ["Mr. Tabe and Dr. J. Okello left. ", "They hid."]),
        ("See art. 19, para. 3. It says so.", ["See art. 19, para. 3. ", "It says so."]),
        ("La Sra. Obregón salió. ¿Cuándo volvió?", ["La Sra. Obregón salió. ", "¿Cuándo volvió?"]),
        ("M. Hamdaoui, Me Saïd et Mme Aït. « Non. » Il part.", None),
        ("Heading\n\nText begins", ["Heading\n\n", "Text begins"]),
        ('He said "no." Then he left.', ['He said "no." ', "Then he left."]),
        ("Note No. 52101/188 of 30 June was sent.", ["Note No. 52101/188 of 30 June was sent."]),
    ],
)
def test_borders(text: str, sentences: list[str] | None) -> None:
    starts = list(sentence_starts(text))
    pieces = [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    if sentences is None:
        assert pieces[0].startswith("M. Hamdaoui, Me Saïd et Mme Aït.")
    else:
        assert pieces == sentences
