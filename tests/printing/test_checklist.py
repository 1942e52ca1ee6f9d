"""The list of what to bring, as paper: everything on it, marked a sample, the same bytes each time."""

import io
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from printing import ChecklistInput, ChecklistPaper, Fonts, render_checklist


@pytest.fixture(name="checklist")
def newborn() -> ChecklistInput:
    return ChecklistInput(
        hall="示范镇便民服务中心",
        device_name="自助办事 1 号机",
        title="新生儿出生",
        subjects=("生育登记", "居民医保参保登记"),
        papers=(ChecklistPaper("身份证", "原件，1 份"), ChecklistPaper("户口簿")),
        facts=(("要花钱吗", "不收费"), ("问事电话", "0000-0000001（示范）")),
        sample=True,
    )


def words_of(pdf: bytes, tmp_path: Path) -> str:
    file = tmp_path / "list.pdf"
    file.write_bytes(pdf)
    out = subprocess.run(
        ["/usr/bin/pdftotext", "-layout", file, "-"], check=True, capture_output=True
    )
    return out.stdout.decode()


def test_everything_to_bring_stands_on_it_and_it_says_that_it_is_a_sample(
    checklist: ChecklistInput, fonts: Fonts, tmp_path: Path
) -> None:
    words = words_of(render_checklist(checklist, fonts), tmp_path)

    for said in ("新生儿出生", "居民医保参保登记", "身份证", "原件，1 份", "户口簿", "不收费"):
        assert said in words
    assert "示范单据，不能用来办事。" in words


def test_a_list_for_one_thing_does_not_repeat_its_name(
    checklist: ChecklistInput, fonts: Fonts, tmp_path: Path
) -> None:
    alone = replace(
        checklist, title="生育登记", subjects=("生育登记",), sample=False, language="en"
    )
    words = words_of(render_checklist(alone, fonts), tmp_path)

    assert words.count("生育登记") == 1
    assert "What to bring" in words
    assert "SAMPLE" not in words


@pytest.mark.parametrize("text", ["高龄津贴\n□ 身份证（原件，1 份）\n要花钱吗：不收费", ""])
def test_a_phone_reads_the_list_from_the_paper(
    checklist: ChecklistInput, fonts: Fonts, text: str
) -> None:
    pdf = render_checklist(replace(checklist, qr_text=text), fonts)
    png = subprocess.run(
        ["/usr/bin/pdftoppm", "-r", "150", "-png", "-"], input=pdf, check=True, capture_output=True
    ).stdout

    found = zxingcpp.read_barcodes(Image.open(io.BytesIO(png)))

    assert [code.text for code in found] == [text] * bool(text)


def test_the_name_on_the_record_stands_under_the_spoken_one(
    checklist: ChecklistInput, fonts: Fonts, tmp_path: Path
) -> None:
    spoken = replace(checklist, title="社保卡", subjects=("社会保障卡申领、补换",))

    assert "社会保障卡申领、补换" in words_of(render_checklist(spoken, fonts), tmp_path)


def test_many_papers_go_on_to_the_next_page(checklist: ChecklistInput, fonts: Fonts) -> None:
    many = replace(checklist, papers=tuple(ChecklistPaper(f"第 {n} 样", "原件") for n in range(40)))
    pdf = render_checklist(many, fonts)

    assert pdf.count(b"/Type /Page\n") > 1
    assert pdf == render_checklist(many, fonts)
