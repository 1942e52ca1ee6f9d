"""A result on paper: every page as it was seen; a second copy says that it is one."""

import io
import re
import subprocess
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from PIL import Image

from printing import Fonts, ResultInput, render_result


@pytest.fixture(name="result")
def two_pages() -> ResultInput:
    out = io.BytesIO()
    Image.new("RGB", (1654, 2339), "#DDE8F0").save(out, "JPEG")
    moment = datetime(2026, 11, 22, 14, 5, tzinfo=timezone(timedelta(hours=8)))
    return ResultInput((out.getvalue(), out.getvalue()), "示范镇便民服务中心", moment)


def words_of(pdf: bytes, tmp_path: Path) -> str:
    file = tmp_path / "result.pdf"
    file.write_bytes(pdf)
    out = subprocess.run(
        ["/usr/bin/pdftotext", "-layout", file, "-"], check=True, capture_output=True
    )
    return out.stdout.decode()


def test_the_first_copy_has_every_page_and_no_mark(
    result: ResultInput, fonts: Fonts, tmp_path: Path
) -> None:
    words = words_of(render_result(result, fonts), tmp_path)

    assert re.findall(r"第 ?(\d) ?页 ?共 ?2 ?页", words) == ["1", "2"]
    assert "2026年11月22日 14:05" in words
    assert "补打" not in words


@pytest.mark.parametrize(
    ("language", "mark"), [("zh_CN", "补打 第 2 份"), ("en", "REPRINT, copy 2")]
)
def test_a_second_copy_says_so_on_every_page(
    result: ResultInput, fonts: Fonts, tmp_path: Path, language: str, mark: str
) -> None:
    again = replace(result, copy=2, language=language)

    assert words_of(render_result(again, fonts), tmp_path).count(mark) == 2


def test_the_same_input_gives_the_same_bytes(result: ResultInput, fonts: Fonts) -> None:
    assert render_result(result, fonts) == render_result(result, fonts)
