from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from printing import (
    ChecklistInput,
    ChecklistPaper,
    Fonts,
    ReturnedInput,
    SlipInput,
    Stock,
    TestPageInput,
    render_checklist,
    render_returned,
    render_slip,
    render_test_page,
)
from printing.layout.qr import matrix
from printing.spool.raster import dots_of, greys_of

ROLLS = [Stock.ROLL_80, Stock.ROLL_58]
RARE = "䶮𬭼㛃"
PROOF = "https://platform.example/slip/1.2#" + "eyJhbGciOiJFZERTQSJ9." * 24


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    words = document[0].get_textpage().get_text_bounded()
    document.close()
    return "".join(words.split())


def strip_of(pdf: bytes) -> Image.Image:
    (page,) = greys_of(pdf, 203.2)
    return dots_of(page)


def codes_on(strip: Image.Image) -> list[str]:
    return sorted(code.text for code in zxingcpp.read_barcodes(strip))


@pytest.mark.parametrize("stock", ROLLS)
def test_a_slip_on_a_roll_says_what_the_one_on_a_sheet_says(
    slip: SlipInput, fonts: Fonts, stock: Stock
) -> None:
    rare = replace(slip, masked_name=RARE, item_title=RARE)
    on_roll, on_sheet = (text_of(render_slip(rare, fonts, on)) for on in (stock, Stock.A4))
    for words in (RARE, slip.hall, *slip.next_steps, slip.address, "示范单据，不能用来办事。"):
        assert words in on_roll
        assert words in on_sheet
    assert on_roll.count("0001000371234565") == 1


@pytest.mark.parametrize("stock", ROLLS)
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_both_codes_of_a_slip_are_read_off_the_strip(
    slip: SlipInput, fonts: Fonts, stock: Stock, language: str
) -> None:
    both = replace(slip, proof_text=PROOF, language=language)
    strip = strip_of(render_slip(both, fonts, stock))
    assert strip.size[0] == stock.dots
    assert codes_on(strip) == sorted((slip.qr_text, PROOF))


@pytest.mark.parametrize("stock", ROLLS)
def test_every_module_of_a_code_is_as_many_dots_wide_and_high(
    slip: SlipInput, fonts: Fonts, stock: Stock
) -> None:
    strip = strip_of(render_slip(replace(slip, qr_text="", proof_text=PROOF), fonts, stock))
    (code,) = zxingcpp.read_barcodes(strip)
    corner, end = code.position.top_left, code.position.bottom_right
    square = strip.crop((corner.x, corner.y, end.x, end.y))
    module, rest = divmod(square.width, len(matrix(PROOF, "l")))
    assert module >= 3
    assert rest == 0
    for lines in (square, square.transpose(Image.Transpose.TRANSPOSE)):
        runs = [run for row in range(lines.height) for run in _runs(lines, row)]
        assert all(run % module == 0 for run in runs)


def _runs(picture: Image.Image, row: int) -> Sequence[int]:
    """Return how long the pieces of one colour are in a row."""
    line = picture.crop((0, row, picture.width, row + 1)).tobytes()
    bits = "".join(f"{octet:08b}" for octet in line)[: picture.width]
    return [len(run) for run in bits.replace("01", "0 1").replace("10", "1 0").split()]


def test_a_strip_is_as_long_as_what_stands_on_it(slip: SlipInput, fonts: Fonts) -> None:
    short = strip_of(render_slip(slip, fonts, Stock.ROLL_80))
    long = strip_of(
        render_slip(replace(slip, next_steps=slip.next_steps * 9), fonts, Stock.ROLL_80)
    )
    narrow = strip_of(render_slip(slip, fonts, Stock.ROLL_58))
    assert short.height < narrow.height
    assert short.height < long.height


def test_a_reprint_says_so(slip: SlipInput, fonts: Fonts) -> None:
    again = replace(slip, qr_text="", proof_text=PROOF, copy=3)
    assert "补打第3份" in text_of(render_slip(again, fonts, Stock.ROLL_80))


def test_each_filing_stands_above_its_number(slip: SlipInput, fonts: Fonts) -> None:
    several = replace(
        slip, numbers=(("第一件", "0001000371234565"), ("第二件", "0001000471234562"))
    )
    said = text_of(render_slip(several, fonts, Stock.ROLL_58))
    assert "第一件0001000371234565第二件0001000471234562" in said


@pytest.mark.parametrize("stock", ROLLS)
def test_a_list_of_what_to_bring_is_read_by_a_phone_and_by_eye(fonts: Fonts, stock: Stock) -> None:
    papers = tuple(ChecklistPaper(f"第 {place} 样{RARE}", "原件，1 份") for place in range(9))
    text = "\n".join(paper.name for paper in papers) * 4
    facts = (("到哪里办", "便民服务大厅 3 号窗口"),)
    checklist = ChecklistInput("示范镇", "1 号机", "高龄津贴", ("高龄津贴",), papers, facts, text)
    pdf = render_checklist(checklist, fonts, stock)
    assert codes_on(strip_of(pdf)) == [text]
    assert all("".join(paper.name.split()) in text_of(pdf) for paper in papers)
    assert "到哪里办：便民服务大厅3号窗口" in text_of(pdf)


@pytest.mark.parametrize("stock", ROLLS)
def test_a_notice_says_what_the_agency_asks_for(
    slip: SlipInput, fonts: Fonts, stock: Stock
) -> None:
    notice = ReturnedInput(
        hall=slip.hall,
        device_name=slip.device_name,
        item_title=slip.item_title,
        number=slip.number,
        case_number="",
        masked_name=RARE,
        returned_at=slip.made_at,
        printed_at=slip.made_at + timedelta(days=1),
        asked="请重拍第一页。",
        due=None,
        ways=("在自助机上改。",),
        facts=(("到哪里", "3 号窗口"),),
        address=slip.address,
        qr_text=slip.qr_text,
        copy=2,
    )
    pdf = render_returned(notice, fonts, stock)
    said = text_of(pdf)
    for words in ("请重拍第一页。", "1.在自助机上改。", "到哪里：3号窗口", "补打第2份", RARE):
        assert words in said
    assert "办件编号" not in said
    assert codes_on(strip_of(pdf)) == [slip.qr_text]


@pytest.mark.parametrize("stock", ROLLS)
def test_a_test_page_reaches_both_ends_of_the_roll(
    slip: SlipInput, fonts: Fonts, stock: Stock
) -> None:
    test = TestPageInput(slip.hall, slip.device_name, "escpos+tcp://printer", slip.made_at)
    pdf = render_test_page(test, fonts, stock)
    assert all(character in text_of(pdf) for character in RARE)
    strip = strip_of(pdf)
    left, _, right, _ = strip.point(lambda light: 255 - light).getbbox() or (1, 0, 0, 0)
    assert (left, right) == (0, stock.dots)


@pytest.mark.parametrize("render", [render_slip, render_checklist])
def test_the_same_input_gives_the_same_strip(
    slip: SlipInput, fonts: Fonts, render: Callable[..., bytes]
) -> None:
    one = slip if render is render_slip else ChecklistInput("镇", "机", "件", ("件",), (), ())
    assert render(one, fonts, Stock.ROLL_80) == render(one, fonts, Stock.ROLL_80)
