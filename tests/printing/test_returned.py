"""The notice of a returned case, and the printer's test page."""

import io
import subprocess
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
import zxingcpp
from PIL import Image

from printing import Fonts, ReturnedInput, TestPageInput, render_returned, render_test_page

MOMENT = datetime(2026, 11, 23, 14, 5, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture(name="returned")
def notice() -> ReturnedInput:
    return ReturnedInput(
        hall="示范镇便民服务中心",
        device_name="自助办事 1 号机",
        item_title="高龄津贴申请",
        number="0001000371234565",
        case_number="0001-2026-1-000001",
        masked_name="示**民",
        returned_at=MOMENT,
        printed_at=MOMENT,
        asked="户口簿照片看不清，请重拍。",
        due=date(2026, 12, 7),
        ways=("扫回执单上的码，打开来改。", "没带回执单就到窗口。"),
        facts=(("到哪里", "3 号窗口"),),
        address="https://platform.example",
        qr_text="https://platform.example/slip/0001000371234565",
    )


def words_of(pdf: bytes) -> str:
    out = subprocess.run(
        ["/usr/bin/pdftotext", "-raw", "-", "-"], input=pdf, check=True, capture_output=True
    )
    return "".join(out.stdout.decode().split())


def code_of(pdf: bytes) -> str:
    png = subprocess.run(
        ["/usr/bin/pdftoppm", "-r", "120", "-png", "-"], input=pdf, check=True, capture_output=True
    ).stdout
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(png)))
    return code.text


def test_it_says_what_is_asked_for_by_when_how_and_where(
    returned: ReturnedInput, fonts: Fonts
) -> None:
    pdf = render_returned(returned, fonts)
    words = words_of(pdf)

    for said in (
        "材料退回通知",
        "户口簿照片看不清，请重拍。",
        "请在2026年12月7日以前改好交来。",
        "2.没带回执单就到窗口。",
        "到哪里3号窗口",
        "示**民",
    ):
        assert said in words
    assert code_of(pdf) == returned.qr_text


def test_where_the_agency_said_nothing_it_says_whom_to_ask(
    returned: ReturnedInput, fonts: Fonts
) -> None:
    words = words_of(render_returned(replace(returned, asked="", due=None), fonts))

    assert "办理单位没有写明" in words
    assert "没有定期限" in words


@pytest.mark.parametrize(
    ("language", "title"), [("zh_CN", "补材料通知"), ("en", "Morepapersneeded")]
)
def test_papers_to_be_added_are_asked_for_under_another_name(
    returned: ReturnedInput, fonts: Fonts, language: str, title: str
) -> None:
    more = replace(returned, supplement=True, language=language)

    assert title in words_of(render_returned(more, fonts))


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_a_test_page_is_one_page_with_rare_characters_and_a_code_with_the_time(
    fonts: Fonts, language: str
) -> None:
    versions = (("kiosk", "1.0"), ("CUPS", "2.4"))
    test = TestPageInput("示范镇", "1 号机", "ipp://printer.example", MOMENT, versions, language)
    pdf = render_test_page(test, fonts)
    words = words_of(pdf)

    for said in ("䶮𬭼㛃", "〓", "ipp://printer.example", "kiosk1.0·CUPS2.4", "150"):
        assert (said in words) is (said != "〓")
    assert pdf.count(b"/Type /Page\n") == 1
    assert "14:05" in code_of(pdf)
