"""Bars: a page never ends or begins with one that stands alone."""

import pytest

from printing import Fonts
from printing.layout.bars import Bar, bars
from printing.layout.page import BODY, A4Page


@pytest.mark.parametrize(
    ("count", "keeps"),
    [(1, "-"), (2, "k-"), (3, "kk-"), (5, "k--k-")],
)
def test_the_first_and_the_last_bar_keep_with_another(count: int, keeps: str, fonts: Fonts) -> None:
    style = A4Page(fonts).plain(BODY)
    drawn = bars([Bar(str(one), one, "") for one in range(count)], style, 0, 400)

    assert "".join("k" if block.keeps else "-" for block in drawn) == keeps
