"""Our papers against typst and WeasyPrint: the same words, fonts, codes, picture and number of pages.

All are warm, as on a kiosk that has printed before, and take turns, each time with the papers of
another resident. typst gets one thread, as ours has. WeasyPrint has HarfBuzz make the subsets of the
fonts, and again fontTools, as it does where it finds no `libharfbuzz-subset`. A QR code belongs to the
paper and to its time: ours draws what segno finds, and the peers, which have none of their own, get
the same from segno as SVG.

Nothing is measured before what each prints was read again; it lies in `build/bench-print`, to be
looked at.
"""

import io
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

from pypdf import PdfReader

from benchmarks.figures import BUILD, Figure, figure, medians_ms, write
from benchmarks.print_papers import MEMBERS, forms, slips
from benchmarks.print_typst import Typst
from benchmarks.print_weasyprint import WeasyPrint, without_harfbuzz
from kiosk.stationery import PAPER
from printing import ApplicationInput, SlipInput, render_application, render_slip

ROUNDS = 15
FORM_WORDS = (*MEMBERS, "第2页共2页")
SLIP_WORDS = ("办事回执单", "验真码")
_MOST_KIB = 60

_Paper = TypeVar("_Paper", ApplicationInput, SlipInput)
_Print = Callable[[_Paper], bytes]


def main() -> None:
    """Measure and write `build/bench-print.json`."""
    with tempfile.TemporaryDirectory() as folder:
        typst, weasyprint = Typst(Path(folder)), WeasyPrint()
        form, slip = next(forms()), next(slips())
        checked("form-ours", our_form(form), FORM_WORDS, pages=2)
        checked("form-typst", typst.form(form), FORM_WORDS, pages=2)
        checked("form-weasyprint", weasyprint.form(form), FORM_WORDS, pages=2)
        size = len(checked("slip-ours", our_slip(slip), SLIP_WORDS, pages=1)) / 1024
        checked("slip-typst", typst.slip(slip), SLIP_WORDS, pages=1)

        by_weasyprint = _medians(forms(), our_form, weasyprint.form)
        with without_harfbuzz():
            by_fonttools = _medians(forms(), our_form, weasyprint.form, rounds=5)
        form_by_typst = _medians(forms(), our_form, typst.form)
        slip_by_typst = _medians(slips(), our_slip, typst.slip)
    write(
        "bench-print",
        [
            _figure("print.form.weasyprint", by_weasyprint, WeasyPrint.name, "<= 0.04"),
            _figure(
                "print.form.weasyprint.fonttools",
                by_fonttools,
                f"{WeasyPrint.name} without HarfBuzz",
                "<= 0.04",
            ),
            _figure("print.form.typst", form_by_typst, Typst.name, "<= 3"),
            _figure("print.slip.typst", slip_by_typst, Typst.name, "<= 3"),
            figure("print.slip.kib", size, "what it may have", _MOST_KIB, unit="KiB", aim="<= 1"),
        ],
    )


def our_form(form: ApplicationInput) -> bytes:
    """Print a form as the kiosk does."""
    return render_application(form, PAPER)


def our_slip(slip: SlipInput) -> bytes:
    """Print a slip as the kiosk does."""
    return render_slip(slip, PAPER)


def checked(name: str, pdf: bytes, words: Sequence[str], *, pages: int) -> bytes:
    """Keep a PDF and return it; there are no figures where it lacks a page or one of the words."""
    folder = BUILD / "bench-print"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.pdf").write_bytes(pdf)
    read = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    text = "".join("".join(read).split())
    lost = [word for word in words if word not in text]
    if len(read) != pages or lost:
        sys.exit(f"No figures: {name}.pdf has {len(read)} pages of {pages}, and lacks {lost}.")
    return pdf


def _medians(
    papers: Iterator[_Paper],
    ours: _Print[_Paper],
    theirs: _Print[_Paper],
    rounds: int = ROUNDS,
) -> tuple[float, float]:
    """Return the median times in which both print the same papers, in milliseconds."""
    drawn = list(islice(papers, rounds + 1))
    mine, same = iter(drawn), iter(drawn)
    return medians_ms(lambda: ours(next(mine)), lambda: theirs(next(same)), rounds)


def _figure(name: str, medians: tuple[float, float], against: str, aim: str) -> Figure:
    ours, theirs = medians
    return figure(name, ours, against, theirs, unit="ms", aim=aim)
