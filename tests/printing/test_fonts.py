"""Fonts on paper: whatever was written can be read out again, and the bytes depend on nothing else."""

import hashlib
import subprocess
import sys
from itertools import islice

from printing import Fonts
from printing.layout import blocks
from printing.layout.fonts import load
from printing.layout.page import A4Page

_BMP = range(0x4E00, 0x9FFF)
_BEYOND = range(0x20000, 0x2EBE0)


def every_kind(fonts: Fonts) -> str:
    """Return 700 characters of which every seventh lies beyond U+FFFF, as far as the font goes."""
    known = load(fonts.regular).face.charToGlyph
    beyond = list(islice((chr(code) for code in _BEYOND if code in known), 100))
    common = list(islice((chr(code) for code in _BMP if code in known), 700 - len(beyond)))
    for place, character in enumerate(beyond):
        common.insert(7 * place, character)
    return "".join(common)


def printed(fonts: Fonts, words: str) -> bytes:
    page = A4Page(fonts)
    content = [*page.paragraph(words), *page.paragraph(words[::-1], page.strong(9))]
    said = {"title": "t", "author": "a", "subject": "s"}
    return page.print(content, blocks.gap(0), lang="zh-CN", **said)


def test_over_several_subsets_every_character_is_read_out_as_it_was_written(fonts: Fonts) -> None:
    words = every_kind(fonts)
    pdf = printed(fonts, words)
    out = subprocess.run(
        ["/usr/bin/pdftotext", "-raw", "-", "-"], input=pdf, check=True, capture_output=True
    )
    text = "".join(out.stdout.decode().split())

    assert sum(ord(character) > 0xFFFF for character in words) > 20
    assert pdf.count(b"/ToUnicode") >= 6
    assert text == f"{words}{words[::-1]}第1页共1页"


def test_another_process_writes_the_same_bytes(fonts: Fonts) -> None:
    words = "示范䶮𬭼㛃，一二三。" * 40
    program = (
        "import sys, hashlib; from pathlib import Path; from printing import Fonts;"
        "from tests.printing.test_fonts import printed;"
        "given = Fonts(Path(sys.argv[1]), Path(sys.argv[2]));"
        "print(hashlib.sha256(printed(given, sys.argv[3])).hexdigest())"
    )
    printed(fonts, every_kind(fonts))  # what was printed before leaves no trace
    out = subprocess.run(
        [sys.executable, "-c", program, fonts.regular, fonts.bold, words],
        check=True,
        capture_output=True,
        env={"PYTHONHASHSEED": "7"},
    )

    assert out.stdout.decode().strip() == hashlib.sha256(printed(fonts, words)).hexdigest()
