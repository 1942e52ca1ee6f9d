"""A4 pages: blocks flow over them untorn, heads of tables come again, and each says which it is."""

import re
import subprocess
from dataclasses import replace

import pytest

from printing import Fonts
from printing.layout import blocks
from printing.layout.blocks import Block
from printing.layout.flow import paginate
from printing.layout.page import WIDTH, A4Page

NOTHING = blocks.gap(0)


def a_block(height: float, *, keeps: bool = False, again: Block | None = None) -> Block:
    return Block(height, lambda _canvas, _top: None, keeps, again)


def heights(content: list[Block], room: float, foot: Block = NOTHING) -> list[list[float]]:
    pages = paginate(content, foot, room)
    return [[block.height for block, _ in page if block is not foot] for page in pages]


def test_a_block_that_does_not_fit_begins_the_next_page() -> None:
    assert heights([a_block(60), a_block(30), a_block(20)], 100) == [[60, 30], [20]]


def test_what_keeps_goes_on_to_the_next_page_with_what_follows() -> None:
    assert heights([a_block(60), a_block(20, keeps=True), a_block(30)], 100) == [[60], [20, 30]]


def test_what_keeps_together_and_is_more_than_a_page_breaks_where_it_must() -> None:
    content = [a_block(40, keeps=True) for _ in range(5)]

    assert heights(content, 100) == [[40, 40], [40, 40], [40]]


def test_a_block_higher_than_a_page_stands_on_one_alone() -> None:
    assert heights([a_block(10), a_block(130), a_block(10)], 100) == [[10], [130], [10]]


def test_no_page_begins_with_space() -> None:
    assert heights([a_block(90), blocks.gap(20), a_block(30)], 100) == [[90], [30]]


def test_the_foot_is_not_alone_on_its_page() -> None:
    assert heights([a_block(60), a_block(30)], 100, a_block(20)) == [[60], [30]]


def test_the_head_of_a_table_comes_again_on_the_next_page() -> None:
    head = a_block(10)
    rows = [a_block(40, again=head) for _ in range(4)]

    assert heights([head, *rows], 100) == [[10, 40, 40], [10, 40, 40]]


@pytest.fixture(name="page")
def a4(fonts: Fonts) -> A4Page:
    return A4Page(fonts)


def pages_of(pdf: bytes) -> list[str]:
    out = subprocess.run(
        ["/usr/bin/pdftotext", "-layout", "-", "-"], input=pdf, check=True, capture_output=True
    )
    return out.stdout.decode().split("\f")[:-1]


def printed(page: A4Page, content: list[Block], lang: str = "zh-CN") -> bytes:
    return page.print(
        content, NOTHING, lang=lang, marks=("示范",), title="示范表 0001", author="a", subject="b"
    )


@pytest.mark.parametrize(
    ("lang", "numbers"),
    [("zh-CN", ["第 1 页 共 2 页", "第 2 页 共 2 页"]), ("en", ["Page 1 of 2", "Page 2 of 2"])],
)
def test_each_page_says_which_of_how_many_it_is_and_the_second_what_it_is_of(
    page: A4Page, lang: str, numbers: list[str]
) -> None:
    first, second = pages_of(printed(page, [a_block(600), a_block(600)], lang))

    said = [one.strip().splitlines()[-1] for one in (first, second)]
    assert [_solid(one) for one in said] == [_solid(one) for one in numbers]
    assert "示范表 0001" in second
    assert second.count("示范") == 2


def test_a_long_row_of_a_table_goes_on_over_the_page_and_loses_nothing(page: A4Page) -> None:
    words = "".join(f"第{n}句话。" for n in range(700))
    rows = list(page.table(("项目", "内容"), [("说明", words), ("末行", "完")], (1, 3)))

    pages = pages_of(printed(page, rows))

    assert len(pages) > 1
    assert all("项目" in one for one in pages)
    assert "".join(pages).count("。") == 700


def test_no_paragraph_leaves_its_first_or_last_line_alone(page: A4Page) -> None:
    line = page.plain(10.5).leading
    words = page.paragraph("示范" * 150)
    room = page.size[1] - page.top - page.bottom
    for lines_left in range(1, len(words)):
        before = blocks.gap(room - (lines_left + 0.5) * line)
        pages = paginate([replace(a_block(before.height)), *words], NOTHING, room)
        counts = [sum(block in words for block, _ in one) for one in pages]
        assert 1 not in counts, lines_left


def test_marks_leave_room_for_the_title(page: A4Page) -> None:
    marks = ("补打 第 12 份", "示范")

    assert page.beside_marks(marks) < WIDTH - 100
    assert page.title("示" * 18, marks).height > page.title("示" * 18).height


def _solid(text: str) -> str:
    return re.sub(r"\s", "", text)
