"""The promise: what was told, what is promised, by when, signed; only what was really promised."""

import io
import subprocess
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from printing import Fonts, PromisedPaper, PromiseInput, render_promise


@pytest.fixture(name="promise")
def of_both_kinds() -> PromiseInput:
    return PromiseInput(
        hall="示范镇便民服务中心",
        device_name="自助办事 1 号机",
        item_title="示范补贴申请",
        agency="示范县民政局",
        basis="《示范办法》第三条",
        conditions="住在本镇。",
        number="0001000371234565",
        name="示范䶮𬭼㛃",
        id_number="11010519491231002X",
        made_at=datetime(2026, 11, 23, 14, 5, tzinfo=timezone(timedelta(hours=8))),
        papers=(PromisedPaper("收入证明"), PromisedPaper("房产证", late=True)),
        promise="我承诺：收入是真的。不实的，退回补贴。",
        late_by=date(2026, 12, 7),
        late_days="10 个工作日",
        place="3 号窗口",
        phones="0000-0000001",
        address="https://platform.example",
        qr_text="https://platform.example/slip/0001000371234565",
    )


def words_of(pdf: bytes, tmp_path: Path) -> str:
    file = tmp_path / "promise.pdf"
    file.write_bytes(pdf)
    out = subprocess.run(["/usr/bin/pdftotext", "-raw", file, "-"], check=True, capture_output=True)
    return "".join(out.stdout.decode().split())


def test_both_kinds_stand_on_one_promise_with_the_day_and_what_follows(
    promise: PromiseInput, fonts: Fonts, tmp_path: Path
) -> None:
    words = words_of(render_promise(promise, fonts), tmp_path)

    for said in (
        "告知承诺·容缺受理",
        "0001000371234565",
        "示范䶮𬭼㛃",
        "《示范办法》第三条",
        "以承诺代替，不用交",
        "2026年12月7日（10个工作日内）",
        "我承诺：收入是真的。不实的，退回补贴。",
        "我在2026年12月7日以前把上面要补的材料交齐。",
        "承诺不实的，依法终止办理",
        "到期没有交齐的",
        "第1页共1页",
    ):
        assert said in words


@pytest.mark.parametrize(("late", "absent"), [(False, "容缺受理"), (True, "承诺不实的，依法")])
def test_what_was_not_promised_does_not_stand_there(
    promise: PromiseInput, fonts: Fonts, tmp_path: Path, *, late: bool, absent: str
) -> None:
    one = replace(promise, papers=(PromisedPaper("房产证", late=late),))
    words = words_of(render_promise(one, fonts), tmp_path)

    assert absent not in words
    assert ("我承诺：收入是真的" in words) is not late


def test_the_signature_stands_there_and_its_lack_is_said(
    promise: PromiseInput, fonts: Fonts, tmp_path: Path
) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (600, 200), "#14202B").save(out, "PNG")
    signed = render_promise(replace(promise, signature=out.getvalue()), fonts)

    assert b"/Subtype /Image" in signed
    assert "在自助机屏幕上签名" in words_of(signed, tmp_path)
    assert "（没有签名）" in words_of(render_promise(promise, fonts), tmp_path)


def test_a_second_copy_says_so_and_a_sample_that_it_counts_for_nothing(
    promise: PromiseInput, fonts: Fonts, tmp_path: Path
) -> None:
    copy = replace(promise, copy=2, sample=True, language="en")
    words = words_of(render_promise(copy, fonts), tmp_path)

    assert "REPRINT,copy2" in words
    assert "SAMPLE" in words
    assert "cannotbeusedforanybusiness" in words


def test_its_code_leads_to_the_case(promise: PromiseInput, fonts: Fonts) -> None:
    pdf = render_promise(promise, fonts)
    png = subprocess.run(
        ["/usr/bin/pdftoppm", "-r", "120", "-png", "-"], input=pdf, check=True, capture_output=True
    ).stdout

    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(png)))

    assert code.text == promise.qr_text


def test_the_same_input_gives_the_same_bytes(promise: PromiseInput, fonts: Fonts) -> None:
    assert render_promise(promise, fonts) == render_promise(promise, fonts)
