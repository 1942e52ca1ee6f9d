import re
import signal
import sys
from types import FrameType
from typing import Any, NoReturn

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from forms.markup import (
    Block,
    Emphasis,
    Heading,
    Inline,
    ItemList,
    Link,
    Paragraph,
    Strong,
    Styled,
    Text,
    escape,
    parse_markup,
    plain_text,
)

ANYTHING = st.text(max_size=60) | st.lists(
    st.sampled_from(
        [
            *(
                "*",
                "**",
                "***",
                "_",
                "__",
                "#",
                "# ",
                "- ",
                "1. ",
                "\\",
                "[",
                "]",
                "](x)",
                "(",
                ")",
            ),
            *(
                "<span style='color:red'>",
                "</span>",
                '<p style="text-align:center">',
                "</p>",
                "<br>",
            ),
            *("a", "中", " ", "\n", "\n\n", "<b>", "&lt;", "\r\n"),
        ]
    ),
    max_size=40,
).map("".join)


def inline(text: str) -> tuple[Inline, ...]:
    (block,) = parse_markup(text)
    assert isinstance(block, Paragraph)
    return block.children


@pytest.mark.parametrize(
    ("written", "tree"),
    [
        ("words", (Text("words"),)),
        ("*a* _b_", (Emphasis((Text("a"),)), Text(" "), Emphasis((Text("b"),)))),
        ("**a** __b__", (Strong((Text("a"),)), Text(" "), Strong((Text("b"),)))),
        ("***a***", (Strong((Emphasis((Text("a"),)),)),)),
        ("**a *b***", (Strong((Text("a "), Emphasis((Text("b"),)))),)),
        ("请填**姓名**。", (Text("请填"), Strong((Text("姓名"),)), Text("。"))),
        ("one\ntwo", (Text("one\ntwo"),)),
        ("one<br/>two", (Text("one\ntwo"),)),
        ("[see](http://a.b/c_d)", (Link((Text("see"),), "http://a.b/c_d"),)),
        ("[1] [see](x)", (Text("[1] "), Link((Text("see"),), "x"))),
        (
            '<span style="color: red; font-family: serif">a</span>',
            (Styled((Text("a"),), "red", "serif"),),
        ),
        ("<span style='color:#0a4'>a</span>", (Styled((Text("a"),), "#0a4"),)),
    ],
)
def test_running_words_become_a_tree(written: str, tree: tuple[Inline, ...]) -> None:
    assert inline(written) == tree


@pytest.mark.parametrize(
    "words",
    [
        "2 * 3 * 4",
        "snake_case_name",
        "**never closed",
        "closed*",
        "姓名：______",
        "[a] (b)",
        "<b>bold</b> & <script>",
        "<span style='color:red'>never closed",
        "<p>never closed",
        "#hash",
        "2.5 kg",
        "-5",
    ],
)
def test_what_is_not_markup_stays_as_words(words: str) -> None:
    assert inline(words) == (Text(words),)


def test_a_backslash_takes_the_meaning_of_a_sign_away() -> None:
    assert inline(r"\*a\* \# \_ \\ \x") == (Text("*a* # _ \\ \\x"),)


@pytest.mark.parametrize(
    ("written", "blocks"),
    [
        ("# a", (Heading(1, (Text("a"),)),)),
        ("###### *a*", (Heading(6, (Emphasis((Text("a"),)),)),)),
        ("####### a", (Paragraph((Text("####### a"),)),)),
        ("- a\n* b\n+ c", (ItemList(((Text("a"),), (Text("b"),), (Text("c"),))),)),
        ("3. a\n4) b", (ItemList(((Text("a"),), (Text("b"),)), 3),)),
        ("- a\n  b", (ItemList(((Text("a\nb"),),)),)),
        (
            "x\n- a\ny",
            (Paragraph((Text("x"),)), ItemList(((Text("a"),),)), Paragraph((Text("y"),))),
        ),
        ("- a\n1. b", (ItemList(((Text("a"),),)), ItemList(((Text("b"),),), 1))),
        ("a\n\n\nb", (Paragraph((Text("a"),)), Paragraph((Text("b"),)))),
        (
            'a<p style="text-align: center">b\nc</p>d',
            (
                Paragraph((Text("a"),)),
                Paragraph((Text("b\nc"),), "center"),
                Paragraph((Text("d"),)),
            ),
        ),
        ("", ()),
    ],
)
def test_lines_become_blocks(written: str, blocks: tuple[Block, ...]) -> None:
    assert parse_markup(written) == blocks


@pytest.mark.parametrize(
    "style",
    [
        "color: url(http://a.b)",
        "color: expression(1)",
        "position: fixed",
        "font-family: x;y:z",
        "color: #12345",
        "font-family: a</style><b>",
    ],
)
def test_a_style_that_is_not_on_the_list_is_left_out(style: str) -> None:
    written = f'<span style="{style}">a</span>'
    for piece in inline(written):
        assert piece in (Styled((Text("a"),)), Styled((Text("a"),), "", "x")) or (
            isinstance(piece, Text) and "<" in style
        )


def test_plain_text_has_a_line_for_each_block_and_the_address_of_a_link() -> None:
    written = "# Who\n**You** [here](http://a.b) [x](x)\n\n- one\n- two\n\n5. five\n6. six"
    assert plain_text(parse_markup(written)).split("\n") == [
        "Who",
        "You here (http://a.b) x",
        "• one",
        "• two",
        "5. five",
        "6. six",
    ]


@given(ANYTHING)
@example("\\<p\\>")
def test_an_escaped_value_is_read_as_words_only(value: str) -> None:
    one_line = " ".join(value.split())
    assert plain_text(parse_markup(f"**{escape(one_line)}x**")) == f"{one_line}x"
    assert plain_text(parse_markup(escape(one_line))) == one_line


def test_an_escaped_value_does_not_open_a_paragraph_of_the_form() -> None:
    (block,) = parse_markup(f'<p style="text-align:center">{escape("<p>")}a</p>')
    assert block == Paragraph((Text("<p>a"),), "center")


@given(ANYTHING)
def test_every_character_that_is_not_markup_is_kept(text: str) -> None:
    def letters(words: str) -> str:
        bare = re.sub(
            r"<span\b[^<>]*>|</span\s*>|<p\b[^<>]*>|</p\s*>|<br\s*/?>",
            "",
            words,
            flags=re.IGNORECASE,
        )
        return re.sub(r"[\s*_#\[\]()\\•+.)0-9-]", "", bare)

    assert letters(plain_text(parse_markup(text))) == letters(text)


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "*",
            "*a ",
            "**a*a ",
            "***a",
            "_a",
            "[",
            "[a](b)",
            "](a",
            "](",
            "\\",
            "#",
            "- ",
            "1. x\n",
        ),
        *("<span>", "<span ", "<p>", "<p ", "<br ", "<p>a</p>", '<span style="', "- a\n  "),
        *("**a _b ", "a\n\n"),
    ],
)
@pytest.mark.parametrize("tail", ["", "*", "</span>"])
def test_a_hostile_text_takes_steps_in_proportion_to_its_length(piece: str, tail: str) -> None:
    def steps(times: int) -> int:
        return lines_run(piece * times + tail * times)

    assert steps(800) < 8 * steps(100) * 1.1


@pytest.mark.parametrize("piece", ["<p ", "<span ", "<br ", '<span style="', "](", "# ", " "])
def test_many_signs_of_what_is_never_closed_are_read_to_the_end(piece: str) -> None:
    def stuck(_signal: int, _frame: FrameType | None) -> NoReturn:
        raise AssertionError("a search goes over the same signs again and again")

    # No measure, but the mark of a hang: fifty times the processor time that it takes.
    before = signal.signal(signal.SIGVTALRM, stuck)
    signal.setitimer(signal.ITIMER_VIRTUAL, 3)
    try:
        assert plain_text(parse_markup(piece * (200_000 // len(piece)))) is not None
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def lines_run(text: str) -> int:
    """Read a text; return how many lines of Python ran for it, each turn of a loop counted."""
    count = 0

    def tell(_frame: FrameType, _event: str, _argument: object) -> Any:
        nonlocal count
        count += 1
        return tell

    before = sys.gettrace()
    sys.settrace(tell)
    try:
        blocks = parse_markup(text)
        plain_text(blocks)
        hash(blocks)
    finally:
        sys.settrace(before)
    return count
