"""A slice of `make paper`, and that its judge sees what is wrong."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from printing import Fonts
from printing.layout import blocks
from printing.layout.blocks import Block
from printing.layout.page import A4Page
from tests.paper.judge import drawn, faults_of
from tests.paper.samples import Sample, every_sample

SLICE = ("slip-long-en", "checklist-long-zh_CN", "promise-long-en", "report-long-zh_CN")
SAMPLES = {sample.name: sample for sample in every_sample()}


def judged(sample: Sample, fonts: Fonts, tmp_path: Path) -> list[str]:
    document = drawn(sample, fonts)
    file = tmp_path / "sample.pdf"
    file.write_bytes(document.pdf)
    return list(faults_of(sample, document, file))


@pytest.mark.parametrize("name", SLICE)
def test_nothing_is_wrong_with_the_longest(name: str, fonts: Fonts, tmp_path: Path) -> None:
    assert judged(SAMPLES[name], fonts, tmp_path) == []


def write(page: A4Page, x: float, canvas: Canvas, top: float) -> None:
    page.plain(12).draw(canvas, x, top - 10, "示范居民")


def unembedded(canvas: Canvas, top: float) -> None:
    canvas.setFont("Helvetica", 12)
    canvas.drawString(60, top - 10, "sample")


def framed(canvas: Canvas, top: float) -> None:
    canvas.roundRect(120, top - 20, 90, 20, 4)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (lambda page: [partial(write, page, 570)], "page 1: outside the page: 示范居"),
        (
            lambda page: [partial(write, page, 100), partial(write, page, 120)],
            "page 1: over each other: 示范居民 / 示范居民",
        ),
        (lambda page: [partial(write, page, 4)], "page 1: something at the edge of the paper"),
        (
            lambda page: [partial(write, page, 100), framed],
            "page 1: across a frame: 示范居民",
        ),
        (lambda _page: [unembedded], "font not whole: Helvetica"),
    ],
)
def test_the_judge_sees_what_is_wrong(
    content: Callable[[A4Page], list[Callable[[Canvas, float], None]]],
    fault: str,
    fonts: Fonts,
    tmp_path: Path,
) -> None:
    def draw(files: Fonts) -> bytes:
        page = A4Page(files)
        pieces = [Block(0, piece) for piece in content(page)]
        said = {"title": "t", "author": "a", "subject": "s"}
        return page.print(pieces, blocks.gap(0), lang="zh-CN", **said)

    found = judged(Sample("broken", "zh_CN", draw), fonts, tmp_path)

    assert any(one.startswith(fault) for one in found), found
