"""A slice of `make bench-print`: what is measured is the same paper, whole, and another each time."""

import re
from itertools import islice
from pathlib import Path

import pytest

from benchmarks import bench_print
from benchmarks.bench_print import FORM_WORDS, SLIP_WORDS, checked, our_slip
from benchmarks.print_papers import forms, slips
from benchmarks.print_said import form_said
from benchmarks.print_typst import Typst
from printing import ApplicationInput


@pytest.fixture(autouse=True)
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(bench_print, "BUILD", tmp_path / "build")
    return tmp_path / "build"


def test_a_peer_prints_the_whole_form_and_the_slip(tmp_path: Path, build: Path) -> None:
    typst = Typst(tmp_path)
    checked("form", typst.form(next(forms())), FORM_WORDS, pages=2)
    checked("slip", typst.slip(next(slips())), SLIP_WORDS, pages=1)
    assert {file.name for file in (build / "bench-print").iterdir()} == {"form.pdf", "slip.pdf"}


def test_what_was_printed_without_a_rare_name_or_a_page_gives_no_figures() -> None:
    slip = our_slip(next(slips()))
    with pytest.raises(SystemExit, match="示范䶮"):
        checked("slip", slip, ["示范䶮"], pages=1)
    with pytest.raises(SystemExit, match="1 pages of 2"):
        checked("slip", slip, SLIP_WORDS, pages=2)


def test_no_two_residents_have_the_same_id_number() -> None:
    one, other = (_id_numbers(form) for form in islice(forms(), 2))
    assert len(one) == len(other) == 13
    assert not one & other


def _id_numbers(form: ApplicationInput) -> set[str]:
    return set(re.findall(r"[0-9]{17}X", str(form_said(form)["rows"])))


def test_a_slip_with_two_codes_stays_below_60_kib() -> None:
    assert max(len(our_slip(slip)) for slip in islice(slips(), 3)) < 60 * 1024
