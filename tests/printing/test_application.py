"""The filled application form: everything on it, whole rows, pages that say which they are."""

import io
import re
import subprocess
from dataclasses import replace
from datetime import timedelta

import pytest
import zxingcpp
from PIL import Image

from printing import (
    ApplicationInput,
    Fonts,
    FormField,
    FormSection,
    FormSignature,
    FormTable,
    FormWidth,
    render_application,
)
from tests.support.filled_form import ADDRESS, STORY, filled_form


def words_of(pdf: bytes, *options: str) -> str:
    command = ["/usr/bin/pdftotext", *options, "-", "-"]
    return subprocess.run(command, input=pdf, check=True, capture_output=True).stdout.decode()


def pages_of(pdf: bytes) -> list[str]:
    return words_of(pdf, "-layout").split("\f")[:-1]


def joined(text: str) -> str:
    return re.sub(r"\s", "", text)


def with_parts(*parts: FormField | FormTable | FormSection) -> ApplicationInput:
    return replace(filled_form(), parts=parts)


def test_every_answer_stands_on_it_and_can_be_copied_out_again(fonts: Fonts) -> None:
    said = joined(words_of(render_application(filled_form(), fonts)))

    for words in ("临时救助申请表", "0001000371234565", "示范䶮", "示范𬭼", "示范㛃", STORY[:36]):
        assert words in said
    for words in ("一、申请人", "四、提交的材料", "经办人：", "本机刷卡", "5个工作日内补交"):
        assert words in said
    assert joined(ADDRESS)[:30] in said


def test_the_head_of_a_table_comes_again_and_no_row_is_torn(fonts: Fonts) -> None:
    people = tuple(
        (f"示范{n}号", "县人民医院住院部\n" + "中间\n" * (n % 4 + 1) + "末行") for n in range(70)
    )
    pages = pages_of(render_application(with_parts(FormTable(("姓名", "地点"), people)), fonts))

    assert len(pages) > 2
    for page in pages:
        names = re.findall(r"示范\d+号", page)
        assert bool(names) == ("地点" in page)
        assert page.count("县人民医院住院部") == page.count("末行") == len(names)
    assert sum(len(re.findall(r"示范\d+号", page)) for page in pages) == 70


def test_each_page_says_which_of_how_many_it_is(fonts: Fonts) -> None:
    zh, en = (
        pages_of(render_application(replace(filled_form(), language=code), fonts))
        for code in ("zh_CN", "en")
    )

    assert ["第1页共2页" in joined(zh[0]), "第2页共2页" in joined(zh[1])] == [True, True]
    assert ["Page 1 of 2" in en[0], "Page 2 of 2" in en[1]] == [True, True]


def test_a_long_answer_goes_on_over_the_page_and_loses_nothing(fonts: Fonts) -> None:
    story = "".join(f"第{n}句话讲家里的难处，" for n in range(400))
    pdf = render_application(with_parts(FormField("说明", story, "full")), fonts)

    said = joined(words_of(pdf))
    assert len(pages_of(pdf)) > 2
    assert all(f"第{n}句话" in said for n in range(400))


@pytest.mark.parametrize("width", ["third", "half", "full", ""])
def test_a_number_is_never_broken_over_two_lines(fonts: Fonts, width: FormWidth) -> None:
    number = "6222020000000000000"
    fields = [FormField(label, number, width) for label in ("卡号", "账号", "银行账号")]

    assert words_of(render_application(with_parts(*fields), fonts)).count(number) == 3


def test_short_answers_stand_side_by_side_and_the_last_fills_the_line(fonts: Fonts) -> None:
    (page,) = pages_of(
        render_application(
            with_parts(*(FormField(n, f"示范{n}", "third") for n in "甲乙丙丁")), fonts
        )
    )
    lines = page.splitlines()

    assert any(all(f"示范{n}" in line for n in "甲乙丙") for line in lines)
    assert any("示范丁" in line and "示范丙" not in line for line in lines)


def test_what_would_leave_a_few_rows_to_the_next_page_stands_closer(fonts: Fonts) -> None:
    rows = tuple((str(n), "已拍照") for n in range(22))
    some, more = (
        pages_of(render_application(with_parts(FormTable(("材料", "情况"), rows * n)), fonts))
        for n in (1, 2)
    )

    assert (len(some), len(more)) == (1, 2)


def test_it_leads_to_the_progress_of_the_case_and_to_nothing_else(fonts: Fonts) -> None:
    png = subprocess.run(
        ["/usr/bin/pdftoppm", "-r", "150", "-l", "1", "-png", "-"],
        input=render_application(filled_form(0), fonts),
        check=True,
        capture_output=True,
    ).stdout

    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(png)))
    assert code.text == filled_form().qr_text


def test_marks_leave_room_for_the_hall_beside_them(fonts: Fonts) -> None:
    hall = "示范自治州示范县示范镇人民政府便民服务中心第一服务大厅东区"
    (head, *_) = words_of(
        render_application(replace(filled_form(0), hall=hall, copy=12), fonts), "-bbox"
    ).split("</page>")
    words = re.findall(r'xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" [^>]*>([^<]*)<', head)
    ends = [float(right) for _, right, word in words if len(word) > 4 and word in hall]
    (mark,) = (float(left) for left, _, word in words if word == "补打")

    assert ends
    assert max(ends) < mark


def test_a_long_title_has_lines_of_about_one_length(fonts: Fonts) -> None:
    title = "城乡居民基本医疗保险、基本养老保险参保登记及信息变更待遇资格认定申请表"
    page = pages_of(render_application(replace(filled_form(0), title=title), fonts))[0]
    lines = [line.strip() for line in page.splitlines() if joined(line) and joined(line) in title]

    assert "".join(map(joined, lines)) == title
    assert min(map(len, lines)) > max(map(len, lines)) / 2


def test_a_sample_and_a_copy_say_so_on_every_page(fonts: Fonts) -> None:
    first, again = (
        pages_of(render_application(replace(filled_form(), copy=copy), fonts)) for copy in (1, 3)
    )

    assert all("示范" in page and "补打" not in page for page in first)
    assert all("补打第3份" in joined(page) for page in again)


def test_the_signature_is_on_it_and_an_unsigned_form_leaves_room(fonts: Fonts) -> None:
    signed = render_application(filled_form(0), fonts)
    parts = tuple(
        replace(part, picture=b"") if isinstance(part, FormSignature) else part
        for part in filled_form(0).parts
    )
    unsigned = render_application(replace(filled_form(0), parts=parts), fonts)

    assert b"/Subtype /Image" in signed
    assert b"/Subtype /Image" not in unsigned
    assert "申请人签名" in joined(words_of(unsigned))


@pytest.mark.parametrize(
    ("by_agent", "said"), [(False, "本表由申请人在"), (True, "本表由代办人在")]
)
def test_it_says_who_filled_it_in(by_agent: bool, said: str, fonts: Fonts) -> None:  # noqa: FBT001 - the table
    form = replace(filled_form(0), by_agent=by_agent)

    assert said in joined(words_of(render_application(form, fonts)))


def test_the_same_form_gives_the_same_bytes_and_says_its_language(fonts: Fonts) -> None:
    form = filled_form()
    pdf = render_application(form, fonts)

    assert pdf == render_application(filled_form(), fonts)
    assert pdf != render_application(
        replace(form, made_at=form.made_at + timedelta(minutes=1)), fonts
    )
    assert b"zh-CN" in pdf
    assert b"(en)" in render_application(replace(form, language="en"), fonts)
