from pipeline.train.documents import MASKED, joined, recut


def test_tokens_are_cut_as_the_pipeline_cuts_them() -> None:
    text = recut(["St.", "Mary-Ann", "'s"], ["O", "B-PERSON", "O"])
    assert text.words == ("St", ".", "Mary", "-", "Ann", "'", "s")
    assert text.labels == ("O", "O", "B-PERSON", "I-PERSON", "I-PERSON", "O", "O")


def test_segments_are_joined_with_their_labels() -> None:
    text = joined([("Ms. ", None), ("Ada Lund", "PERSON"), (" of ", None), ("Oslo", "LOC"), (".", None)])
    assert text.words == ("Ms", ".", "Ada", "Lund", "of", "Oslo", ".")
    assert text.labels == ("O", "O", "B-PERSON", "I-PERSON", "O", "B-LOC", "O")


def test_a_blank_line_begins_a_paragraph() -> None:
    assert joined([("One.\n\nTwo", None), ("\n\n", None), ("Three", None)]).breaks == {2, 3}


def test_masked_words_have_no_label() -> None:
    assert joined([("the ", None), ("Security Council", MASKED)]).labels == ("O", MASKED, MASKED)
