"""Markup of labels as the screen shows it: only our own tags, whatever an author wrote."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QTextDocumentFragment

from kiosk.services.styled import plain, styled

OURS = re.compile(r"</?[bi]>|<br>|<font (?:size=\"4\"|color=\"#[0-9a-f]{6}\")>|</font>")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("您叫什么名字？", "您叫什么名字？"),
        ("**必填** 或 *选填*", "<b>必填</b> 或 <i>选填</i>"),
        ("# 说明\n第一行\n第二行", '<font size="4"><b>说明</b></font><br>第一行<br>第二行'),
        ("### 小标题", "<b>小标题</b>"),
        ("- 身份证\n- 户口簿", "•&nbsp;身份证<br>•&nbsp;户口簿"),
        ("3. 三\n4. 四", "3.&nbsp;三<br>4.&nbsp;四"),
        ("[官网](https://example.org)", "官网 (https://example.org)"),
        ('<span style="color: #00264D">蓝</span>', '<font color="#00264d">蓝</font>'),
        ("年龄 < 60 & > 16", "年龄 &lt; 60 &amp; &gt; 16"),
    ],
)
def test_markup_becomes_the_few_tags_of_the_screen(text: str, shown: str) -> None:
    assert styled(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        '<img src="http://example.org/x.png">',
        '<a href="file:///etc/passwd">这里</a>',
        "<script>alert(1)</script>**a**",
        "&lt;b&gt; &amp;",
        "[<img src=x>](<b>)",
        "**<b>**",
        '<span style="color: red"><img src=x></span>',
    ],
)
def test_what_an_author_writes_as_html_is_shown_as_written(text: str) -> None:
    shown = styled(text)

    assert "<" not in OURS.sub("", shown)
    assert "<img" not in shown
    assert "<a" not in shown


@pytest.mark.parametrize("name", ["red", "yellow", "white", "#abc", "black"])
def test_every_colour_can_be_read(name: str) -> None:
    shown = styled(f'<span style="color: {name}">字</span>')
    match = re.search(r"#[0-9a-f]{6}", shown)

    assert match is not None
    assert QColor(match[0]).lightness() < 128


def test_an_unknown_colour_is_left_out() -> None:
    assert styled('<span style="color: nosuchcolour">字</span>') == "字"


def test_what_is_read_out_has_no_markup() -> None:
    assert plain("**必填**：[官网](https://example.org)") == "必填：官网 (https://example.org)"


@given(st.text(alphabet="ab*_[]()<>&#-\\/=\"' \n1.x", max_size=60))
def test_no_text_makes_a_tag_of_its_own_or_loses_a_word(text: str) -> None:
    shown = styled(text)

    assert "<" not in OURS.sub("", shown)
    assert not re.search(r"&(?!amp;|lt;|gt;|nbsp;)", shown)
    seen = QTextDocumentFragment.fromHtml(shown).toPlainText()
    assert re.sub(r"\s", "", seen) == re.sub(r"\s", "", plain(text))
