from pipeline.train.scores import LabelScore, in_tokens, score, token_spans


def test_a_span_is_right_where_all_of_it_is() -> None:
    gold = [{(0, 2, "PERSON"), (4, 5, "LOC")}]
    found = [{(0, 1, "PERSON"), (4, 5, "LOC"), (5, 6, "ORG")}]
    scores = score(gold, found)
    assert scores["PERSON"] == LabelScore(0, 1, 1)
    assert scores["LOC"].f1 == 1.0
    assert scores["micro"] == LabelScore(1, 2, 1)


def test_words_become_the_tokens_that_they_were_cut_from() -> None:
    tokens = ["St.", "Mary-Ann", "left"]  # words: St . Mary - Ann left
    assert in_tokens(tokens, [(2, 5, "PERSON")]) == {(1, 2, "PERSON")}


def test_spans_of_labels() -> None:
    assert token_spans(["B-ORG", "I-ORG", "O"]) == {(0, 2, "ORG")}
