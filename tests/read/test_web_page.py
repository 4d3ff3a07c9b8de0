"""Web pages."""

import pytest

from pipeline.read import ReadError
from tests.read.making import letter_of, notes, paragraphs


def read(body: str) -> list[str]:
    return paragraphs(letter_of(f"<!DOCTYPE html><html><head><title>x</title></head><body>{body}</body></html>"))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>One\n  two</p><div>Three</div>four", ["One two", "Three", "four"]),
        ("<p>REFERENCE:<br>AL KAZ 3/2017<br/></p>", ["REFERENCE:\nAL KAZ 3/2017"]),
        ("<p>a <b>bold</b><i>!</i> word</p>", ["a bold! word"]),
        ("<ol><li>One?</li><li>Two?</li></ol>", ["1. One?", "2. Two?"]),
        ('<ol start="3"><li>Three?</li><li value="7">Seven?</li></ol>', ["3. Three?", "7. Seven?"]),
        ('<ol type="a"><li>x</li><li>y</li></ol>', ["a. x", "b. y"]),
        ("<ul><li><p>point</p></li><li>two</li></ul>", ["• point", "• two"]),
        ("<p>l&rsquo;&Eacute;tat &laquo;&nbsp;x&nbsp;&raquo; &amp;&#8211;</p>", ["l'État « x » &–"]),
        ("<script>alert(1)</script><style>p{}</style><nav>Home</nav><p>x</p><!-- y -->", ["x"]),
        ('<p style="display: none">hidden</p><p hidden>h</p><p>x</p>', ["x"]),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", ["a", "b", "c"]),
        (
            "<h1>Annex</h1><p>the 1<sup>er</sup> juin, 3<sup>rd</sup> and m<sup>2</sup></p>",
            ["Annex", "the 1er juin, 3rd and m2"],
        ),
        ("<p>Unclosed <b>bold<p>next", ["Unclosed bold", "next"]),
    ],
)
def test_blocks(body: str, expected: list[str]) -> None:
    assert read(body) == expected


def test_what_surrounds_the_letter_on_its_site_stays_out() -> None:
    assert read(
        "<header>OHCHR</header><main><p>The letter itself, which is longer.</p></main><footer>© UN</footer>"
    ) == ["The letter itself, which is longer."]


def test_a_header_stays_where_nothing_else_tells_the_letter() -> None:
    assert read("<header>PALAIS DES NATIONS</header><p>Excellency,</p>") == ["PALAIS DES NATIONS", "Excellency,"]


@pytest.mark.parametrize(
    "foot",
    [
        '<p id="fn1"><sup>1</sup> See the <i>Law</i>.</p>',
        '<ol><li id="fn1">See the Law. <a href="#r1">↩</a></li></ol>',
        '<div class="footnote" id="fn1"><p><a href="#r1">[1]</a> See the Law.</p></div>',
    ],
)
def test_linked_footnotes(foot: str) -> None:
    letter = letter_of(
        f'<html><body><p>tried separate<sup><a id="r1" href="#fn1">1</a></sup>. Effective</p><hr>{foot}<p>Annex</p>'
        "</body></html>"
    )
    assert paragraphs(letter) == ["tried separate. Effective", "Annex"]
    assert notes(letter) == [("1", "separate", "See the Law.", 1)]


def test_footnotes_in_brackets_come_in_the_order_of_their_marks() -> None:
    letter = letter_of(
        '<html><body><p>one<a href="#b">[2]</a> two<a href="#a">[1]</a></p>'
        '<p id="a">[1] First.</p><p id="b">[2] Second.</p></body></html>'
    )
    assert paragraphs(letter) == ["one two"]
    assert notes(letter) == [("2", "one", "Second.", 1), ("1", "one two", "First.", 1)]


@pytest.mark.parametrize(
    "head",
    ['<meta charset="windows-1252">', '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'],
)
def test_the_page_names_its_encoding(head: str) -> None:
    assert (
        letter_of(f"<html><head>{head}</head><body><p>Señora Núñez</p></body></html>".encode("cp1252")).text
        == "Señora Núñez"
    )


def test_a_page_without_words_is_empty() -> None:
    with pytest.raises(ReadError) as caught:
        letter_of("<html><body><script>var letter = 1</script></body></html>")
    assert caught.value.error == "empty"


def test_deep_nesting_is_read_or_refused_but_never_crashes() -> None:
    deep = "<html><body>" + "<div>" * 5000 + "Excellency," + "</div>" * 5000
    try:
        outcome = letter_of(deep).text
    except ReadError as error:
        outcome = error.error
    assert outcome in ("Excellency,", "damaged", "empty")


def test_entities_do_not_explode() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    assert len(letter_of(f"{bomb}<html><body><p>&b; x</p></body></html>").text) < 200
