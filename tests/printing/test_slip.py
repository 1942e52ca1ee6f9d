import io
import re
import subprocess
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
import zxingcpp
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PIL import Image
from pypdf import PdfReader

from printing import Fonts, SlipInput, render_slip
from printing.errors import UnusableFontError
from sync.wire.numbers import slip_number
from sync.wire.proof import SlipProof, proof_text, sign_proof

NUMBERS = tuple(slip_number("0001", seq, UUID(int=seq * 7919)) for seq in range(37, 53))


def extracted(pdf: bytes) -> str:
    """The text as pypdf and as poppler read it must agree; returned without white space."""
    pypdf = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    poppler = subprocess.run(
        ["pdftotext", "-raw", "-", "-"],
        input=pdf,
        capture_output=True,
        check=True,
    ).stdout.decode()
    assert sorted(re.sub(r"\s", "", pypdf)) == sorted(re.sub(r"\s", "", poppler))
    return re.sub(r"\s", "", poppler)


def scanned(pdf: bytes) -> list[zxingcpp.Barcode]:
    """What a scanner of 200 dots an inch reads of all pages."""
    png = subprocess.run(
        ["pdftoppm", "-r", "200", "-png", "-f", str(pages(pdf)), "-"],
        input=pdf,
        capture_output=True,
        check=True,
    ).stdout
    return list(zxingcpp.read_barcodes(Image.open(io.BytesIO(png))))


def proof_of(filings: int) -> str:
    numbers = NUMBERS[:filings]
    items = ("resident-medical-insurance",) * filings
    proof = SlipProof(
        "0001", numbers, items, "新生儿出生一件事", "示**民", 1_795_000_000, bytes(32)
    )
    key = Ed25519PrivateKey.from_private_bytes(bytes(32))
    return proof_text("https://kiosk.shifan-county.example", numbers, sign_proof(proof, key))


def pages(pdf: bytes) -> int:
    return len(PdfReader(io.BytesIO(pdf)).pages)


def test_a_slip_says_what_was_filed_where_and_when(slip: SlipInput, fonts: Fonts) -> None:
    text = extracted(render_slip(slip, fonts))
    for part in (
        "示范镇便民服务中心",
        "自助办事1号机",
        "办事回执单",
        "预受理号",
        "高龄津贴申请",
        "示**民",
        "2026年11月22日14:05",
        "材料已存好，联网后自动送到县平台。",
        "凭此单查询办理进度",
        "https://platform.example",
    ):
        assert part in text


def test_the_number_stands_in_groups_of_four(slip: SlipInput, fonts: Fonts) -> None:
    page = PdfReader(io.BytesIO(render_slip(slip, fonts))).pages[0]
    assert "0001 0003 7123 4565" in page.extract_text()


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_several_numbers_stand_beside_their_items_on_one_page(
    slip: SlipInput, fonts: Fonts, language: str
) -> None:
    titles = (
        "城乡居民基本医疗保险参保登记",
        "Social security card: first, new or lost",
        "生育登记",
        "证明",
    )
    numbers = tuple((title, f"000100037123{place}565") for place, title in enumerate(titles))
    several = replace(
        slip,
        language=language,
        item_title="新生儿出生",
        numbers=numbers,
        next_steps=("Each agency answers by itself, the last within 20 working days.",) * 3,
    )

    pdf = render_slip(several, fonts)
    text = extracted(pdf)

    assert pages(pdf) == 1
    for title, number in numbers:
        assert re.sub(r"\s", "", title) in text
        assert number in text
    assert "新生儿出生" in text


def test_a_case_number_is_called_one(slip: SlipInput, fonts: Fonts) -> None:
    text = extracted(render_slip(replace(slip, number_kind="办件编号"), fonts))
    assert "办件编号" in text
    assert "预受理号" not in text


def test_a_slip_speaks_english(slip: SlipInput, fonts: Fonts) -> None:
    pdf = render_slip(replace(slip, language="en"), fonts)
    text = extracted(pdf)
    assert "Filingslip" in text
    assert "2026-11-2214:05" in text
    assert "Preliminarynumber" in text
    assert "办事回执单" not in text
    assert str(PdfReader(io.BytesIO(pdf)).root_object["/Lang"]) == "en"


def test_the_same_slip_is_the_same_file(slip: SlipInput, fonts: Fonts) -> None:
    assert render_slip(slip, fonts) == render_slip(slip, fonts)


def test_the_file_names_its_title_author_and_language(slip: SlipInput, fonts: Fonts) -> None:
    reader = PdfReader(io.BytesIO(render_slip(slip, fonts)))
    assert reader.metadata is not None
    assert reader.metadata.title == "办事回执单 0001 0003 7123 4565"
    assert reader.metadata.author == "示范镇便民服务中心"
    assert str(reader.root_object["/Lang"]) == "zh-CN"


def test_every_font_is_embedded_as_a_subset(slip: SlipInput, fonts: Fonts, tmp_path: Path) -> None:
    file = tmp_path / "slip.pdf"
    file.write_bytes(render_slip(slip, fonts))
    listing = subprocess.run(
        ["pdffonts", str(file)],
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    rows = listing.splitlines()[2:]
    assert rows
    assert all(re.search(r"NotoSansSC.* yes yes yes ", row) for row in rows)
    assert file.stat().st_size < 100_000


def test_a_character_beyond_u_ffff_can_be_copied_out_again(slip: SlipInput, fonts: Fonts) -> None:
    text = extracted(render_slip(replace(slip, masked_name="𬱖*𬭼"), fonts))
    assert "𬱖*𬭼" in text


def test_a_character_the_font_lacks_leaves_the_printers_mark(slip: SlipInput, fonts: Fonts) -> None:
    text = extracted(render_slip(replace(slip, masked_name="𠮷*华"), fonts))
    assert "〓*华" in text


def test_only_a_sample_is_marked_as_one(slip: SlipInput, fonts: Fonts) -> None:
    mark = "示范单据，不能用来办事。"
    assert mark in extracted(render_slip(slip, fonts))
    assert mark not in extracted(render_slip(replace(slip, sample=False), fonts))


def test_only_a_second_copy_is_marked_as_one(slip: SlipInput, fonts: Fonts) -> None:
    assert "补打第3份" in extracted(render_slip(replace(slip, copy=3), fonts))
    assert "补打" not in extracted(render_slip(slip, fonts))


def test_a_slip_that_opens_its_filing_says_so_and_a_second_copy_that_it_does_not(
    slip: SlipInput, fonts: Fonts
) -> None:
    plain, opens, again = (
        extracted(render_slip(one, fonts))
        for one in (slip, replace(slip, opens=True), replace(slip, copy=3))
    )

    assert "还能打开您交的内容，只此一张" in opens
    assert "补打的单子能查进度、核对真假，打不开交的内容" in again
    assert "打开您交的内容" not in plain + again


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_code_to_keep_and_the_code_to_show_stand_beside_each_other(
    slip: SlipInput, fonts: Fonts, language: str
) -> None:
    both = replace(slip, language=language, proof_text=proof_of(1), opens=True)
    pdf = render_slip(both, fonts)
    own, proof = sorted(scanned(pdf), key=lambda code: code.position.top_left.x)
    text = extracted(pdf)

    assert pages(pdf) == 1
    assert (own.text, proof.text) == (both.qr_text, both.proof_text)
    for zh, en in (
        ("办事码：自己用", "Yourcode:keepit"),
        ("验真码：给别人看", "Proof:showthisone"),
    ):
        assert (zh if language == "zh_CN" else en) in text


def test_a_second_copy_has_the_proof_as_its_only_code(slip: SlipInput, fonts: Fonts) -> None:
    again = replace(slip, qr_text="", proof_text=proof_of(1), copy=3)
    assert [code.text for code in scanned(render_slip(again, fonts))] == [again.proof_text]


def test_the_proof_of_as_many_filings_as_share_a_slip_can_be_scanned(
    slip: SlipInput, fonts: Fonts
) -> None:
    numbers = tuple((f"事项 {place}", number) for place, number in enumerate(NUMBERS))
    many = replace(slip, numbers=numbers, proof_text=proof_of(16))
    assert many.proof_text in {code.text for code in scanned(render_slip(many, fonts))}


def test_the_code_on_paper_can_be_scanned(slip: SlipInput, fonts: Fonts) -> None:
    codes = scanned(render_slip(slip, fonts))
    assert [code.text for code in codes] == [slip.qr_text]


def test_long_names_still_fit_one_page(slip: SlipInput, fonts: Fonts) -> None:
    long = replace(
        slip,
        hall="示范自治州示范自治县示范街道办事处（示范园区）党群服务暨便民服务中心一楼大厅",
        item_title="城乡居民基本养老保险参保登记（含被征地农民、退捕渔民养老保障补贴资格审核）"
        "——本人、配偶及未成年子女一并办理",
        next_steps=slip.next_steps * 2,
    )
    pdf = render_slip(long, fonts)
    assert pages(pdf) == 1
    assert long.hall in extracted(pdf)
    assert long.item_title in extracted(pdf)


def test_what_does_not_fit_one_page_goes_on_to_the_next(slip: SlipInput, fonts: Fonts) -> None:
    steps = tuple(f"第{place}步：请等通知。" for place in range(1, 31))
    pdf = render_slip(replace(slip, next_steps=steps), fonts)
    assert pages(pdf) == 2
    assert all(step in extracted(pdf) for step in steps)


def test_over_several_pages_a_heading_keeps_its_first_line_and_a_sample_its_mark(
    slip: SlipInput, fonts: Fonts
) -> None:
    numbers = tuple(("高龄津贴申请", number) for number in NUMBERS[:12])
    pdf = render_slip(replace(slip, numbers=numbers, next_steps=("一" * 30,) * 12), fonts)
    first, second, _last = (page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)

    assert "接下来" not in first
    assert "接下来" in second
    assert "示范" in second


def test_who_gave_no_name_has_no_line_for_it(slip: SlipInput, fonts: Fonts) -> None:
    assert "申请人" not in extracted(render_slip(replace(slip, masked_name=""), fonts))


def test_a_very_long_number_stays_on_one_line(slip: SlipInput, fonts: Fonts) -> None:
    pdf = render_slip(replace(slip, number="1234" * 8), fonts)
    assert " ".join(["1234"] * 8) in PdfReader(io.BytesIO(pdf)).pages[0].extract_text()


def test_a_missing_font_is_named_in_words(slip: SlipInput, fonts: Fonts, tmp_path: Path) -> None:
    with pytest.raises(UnusableFontError) as caught:
        render_slip(slip, replace(fonts, bold=tmp_path / "absent.ttf"))
    assert "字体" in caught.value.words("zh_CN")
    assert "font" in caught.value.words("en")
