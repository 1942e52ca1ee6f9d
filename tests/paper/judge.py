"""What is wrong with a printed document, as its own PDF tells."""

import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any
from unittest.mock import patch
from xml.sax.saxutils import unescape

from PIL import Image, ImageChops
from reportlab.pdfgen.canvas import Canvas

from printing import Fonts
from tests.paper.samples import Sample

_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(
    r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>'
)
_LANGS = {"zh_CN": b"/Lang (zh-CN)", "en": b"/Lang (en)"}
_INFO = ("Title", "Author", "Subject", "Creator")
# What stands there where nothing was said.
_UNSAID = ("", "untitled", "unspecified", "anonymous")
# Of a word's box, which is as high as the font's tallest letter: how much is looked at.
_CORE = 0.85
_SLACK = 0.6
# Of its height: half an ideograph.
_HALF = 0.34
_EDGE = 4
"""Millimetres at each edge that no ordinary printer reaches."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands, in points from the upper left, without the blank half of a quote."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame on a page (from 1), in points from the lower left."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """A document, the characters that were written on it, and the frames."""

    pdf: bytes
    characters: Counter[str]
    frames: tuple[Frame, ...]


def drawn(sample: Sample, fonts: Fonts) -> Drawn:
    """Draw a sample, and note what is written and framed."""
    written: list[str] = []
    frames: list[Frame] = []
    write, frame = Canvas.drawString, Canvas.roundRect

    def note(canvas: Canvas, x: float, y: float, text: str, *rest: Any, **more: Any) -> None:
        written.append(text)
        write(canvas, x, y, text, *rest, **more)

    def note_frame(
        canvas: Canvas, x: float, y: float, width: float, height: float, *rest: Any, **more: Any
    ) -> None:
        corners = canvas.absolutePosition(x, y), canvas.absolutePosition(x + width, y + height)
        frames.append(Frame(canvas.getPageNumber(), *corners[0], *corners[1]))
        frame(canvas, x, y, width, height, *rest, **more)

    with (
        patch.object(Canvas, "drawString", note),
        patch.object(Canvas, "roundRect", note_frame),
    ):
        pdf = sample.draw(fonts)
    return Drawn(pdf, _characters("".join(written)), tuple(frames))


def faults_of(sample: Sample, document: Drawn, file: Path) -> Iterator[str]:
    """Yield what is wrong; `file` holds the PDF."""
    pages = _pages(file)
    for number, (size, words) in enumerate(pages, start=1):
        yield from (f"page {number}: {fault}" for fault in _misplaced(words, size))
        for frame in document.frames:
            if frame.page == number:
                yield from (f"page {number}: {fault}" for fault in _crossing(words, frame, size))
    yield from _lost(document.characters, _tool("pdftotext", "-raw", file, "-"))
    yield from _unembedded(_tool("pdffonts", file))
    yield from _unnamed(_tool("pdfinfo", file))
    if _LANGS[sample.language] not in document.pdf:
        yield "its language is not set"
    if not sample.to_edges:
        yield from _at_edge(file)


def _tool(name: str, *arguments: object) -> str:
    command = [f"/usr/bin/{name}", *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode()


def _characters(text: str) -> Counter[str]:
    return Counter(character for character in text if not character.isspace())


def _pages(file: Path) -> list[tuple[tuple[float, float], list[Word]]]:
    found = _PAGE.findall(_tool("pdftotext", "-bbox", file, "-"))
    return [
        (
            (float(width), float(height)),
            [_word(unescape(text), *map(float, box)) for *box, text in _WORD.findall(body)],
        )
        for width, height, body in found
    ]


def _word(text: str, left: float, top: float, right: float, bottom: float) -> Word:
    blank = _HALF * (bottom - top)
    left += blank * (text[0] in "“‘")
    right -= blank * (text[-1] in "”’")
    return Word(text, left, top, right, bottom)


def _misplaced(words: Sequence[Word], size: tuple[float, float]) -> Iterator[str]:
    """Yield words outside the page, and those over each other."""
    width, height = size
    for word in words:
        middle = (word.top + word.bottom) / 2
        if word.left < 0 or word.right > width or not 0 <= middle <= height:
            yield f"outside the page: {word.text}"
    for one, other in combinations(words, 2):
        if _overlap(one, other):
            yield f"over each other: {one.text} / {other.text}"


def _crossing(words: Sequence[Word], frame: Frame, size: tuple[float, float]) -> Iterator[str]:
    """Yield the words that are neither within a frame nor outside it."""
    top, bottom = size[1] - frame.top, size[1] - frame.bottom
    for word in words:
        upper, lower = _core(word)
        apart = (
            word.right <= frame.left + _SLACK
            or word.left >= frame.right - _SLACK
            or lower <= top + _SLACK
            or upper >= bottom - _SLACK
        )
        within = (
            word.left >= frame.left - _SLACK
            and word.right <= frame.right + _SLACK
            and upper >= top - _SLACK
            and lower <= bottom + _SLACK
        )
        if not apart and not within:
            yield f"across a frame: {word.text}"


def _core(word: Word) -> tuple[float, float]:
    cut = (word.bottom - word.top) * (1 - _CORE) / 2
    return word.top + cut, word.bottom - cut


def _overlap(one: Word, other: Word) -> bool:
    (top, bottom), (its_top, its_bottom) = _core(one), _core(other)
    across = min(one.right, other.right) - max(one.left, other.left)
    return across > _SLACK and min(bottom, its_bottom) - max(top, its_top) > _SLACK


def _lost(written: Counter[str], extracted: str) -> Iterator[str]:
    found = _characters(extracted)
    for fault, difference in (("lost", written - found), ("never written", found - written)):
        if difference:
            yield f"characters {fault}: {''.join(sorted(difference.elements()))}"


def _unembedded(table: str) -> Iterator[str]:
    for line in table.splitlines()[2:]:
        # name, type (one or more words), encoding, embedded, subset, Unicode, object and generation
        *_, embedded, subset, unicode, _, _ = line.split()
        if (embedded, subset, unicode) != ("yes", "yes", "yes"):
            yield f"font not whole: {line}"


def _unnamed(info: str) -> Iterator[str]:
    said = dict(line.split(":", 1) for line in info.splitlines() if ":" in line)
    for key in _INFO:
        if said.get(key, "").strip() in _UNSAID:
            yield f"no {key} in its metadata"


def _at_edge(file: Path) -> Iterator[str]:
    """Yield the pages with anything where printers do not reach."""
    for number, picture in enumerate(pictures(file, 60), start=1):
        grey = picture.convert("L")
        edge = round(_EDGE / 25.4 * 60)
        inner = (edge, edge, grey.width - edge, grey.height - edge)
        outside = grey.copy()
        outside.paste(255, inner)
        if ImageChops.invert(outside).getbbox():
            yield f"page {number}: something at the edge of the paper"


def pictures(file: Path, resolution: int) -> list[Image.Image]:
    """Return the pages as pictures, at so many dots per inch; they lie beside the file."""
    stem = file.with_suffix("")
    for old in file.parent.glob(f"{file.stem}-*.png"):
        old.unlink()
    _tool("pdftoppm", "-r", resolution, "-png", file, stem)
    return [Image.open(page) for page in sorted(file.parent.glob(f"{file.stem}-*.png"))]
