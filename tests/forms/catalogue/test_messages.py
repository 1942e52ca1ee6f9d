"""What pyxform says, said again."""

import re
from collections.abc import Mapping
from string import Formatter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyxform.errors import ErrorCode

from forms.catalogue import check_workbook
from forms.catalogue.messages import explain, explain_warning
from forms.catalogue.messages.coded import CODED
from forms.catalogue.messages.kind import Kind
from forms.catalogue.messages.uncoded import UNCODED
from forms.catalogue.messages.warned import WARNINGS
from forms.catalogue.workbook import Sheet, Workbook, printable, write_workbook

BOOK = Workbook(
    (
        Sheet("survey", (("type", "name", "label"), ("text", "a", "A"), ("text", "b", "B ${a}"))),
        Sheet("choices", (("list_name", "name", "label"), ("l", "x", "X"))),
    )
)


def fields(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


def test_every_numbered_message_has_chinese_words() -> None:
    ours = {name for name in ErrorCode.__members__ if not name.startswith("INTERNAL")}
    assert set(CODED) == ours


def test_words_name_only_what_their_message_has() -> None:
    for name, kind in CODED.items():
        assert fields(kind.zh + kind.en) <= fields(ErrorCode[name].value.msg), name
    uncoded: Mapping[str, Kind] = {**UNCODED, **WARNINGS}
    for pattern, kind in uncoded.items():
        said = set(re.compile(pattern).groupindex)
        assert fields(kind.zh + kind.en + kind.sheet) <= said, pattern
        assert kind.en, pattern


def test_each_numbered_message_is_recognised_with_whatever_stands_in_it() -> None:
    for name in CODED:
        template = ErrorCode[name].value.msg
        message = template.format(**{f: "2" if f == "row" else f"<{f}>" for f in fields(template)})
        (said,) = explain(message, BOOK)
        assert "pyxform 的说明" not in said.zh, name
        assert "{" not in said.zh.replace("${", ""), name


@pytest.mark.parametrize(
    ("message", "place"),
    [
        ("[row : 3] Something new is wrong with 'b'.", ("survey", "A3")),
        ("On the 'choices' sheet, the 'label' value is invalid: x", ("choices", "C1")),
        ("Something new about ${a}.", ("survey", "B2")),
        ("Something new.", ("survey", "")),
        ("[row : 9] On the 'osm' sheet, the 'tag' value is invalid. New.", ("osm", "")),
    ],
)
def test_a_message_nobody_knows_keeps_its_place_and_its_words(
    message: str, place: tuple[str, str]
) -> None:
    (said,) = explain(message, BOOK)
    assert (said.sheet, said.cell) == place
    assert "请" in said.zh
    assert "ew" in said.en or "x" in said.en


def test_advice_for_phones_is_left_out() -> None:
    advice = (
        "[row : 2] Use the max-pixels parameter to speed up submission sending and save storage."
    )
    assert explain_warning(advice, BOOK) == []


@given(st.text(max_size=80) | st.from_regex(r"\[row : \d+\] On the '\w+' sheet, the '\w+' .*"))
def test_no_message_is_a_stumbling_block(message: str) -> None:
    for said in (*explain(message, BOOK), *explain_warning(message, BOOK)):
        assert said.zh
        assert said.en


ODD = st.sampled_from(
    [
        *("", "${", "${a}", "${x}", "select_one", "select_one l", "select_multiple l or_other"),
        *("begin_group", "end_group", "begin_repeat", "end_repeat", "calculate", "range", "audit"),
        *(
            "select_one_external l",
            "select_one_from_file a.csv",
            "xml-external",
            "a::b:c",
            "label::x",
        ),
        *(
            "start=1 end=x",
            "instance('l')",
            "1 +",
            "search('x')",
            "appearance",
            "parameters",
            "true",
        ),
        *(
            "media::image",
            "bind::x",
            "body::x",
            "repeat_count",
            "choice_filter",
            "trigger",
            "default",
        ),
    ]
) | st.text(max_size=8).map(printable)


@settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
@given(
    survey=st.lists(st.lists(ODD, max_size=6), max_size=6),
    choices=st.lists(st.lists(ODD, max_size=4), max_size=4),
)
def test_whatever_stands_in_a_form_there_is_no_traceback(
    tmp_path_factory: pytest.TempPathFactory, survey: list[list[str]], choices: list[list[str]]
) -> None:
    path = tmp_path_factory.mktemp("odd") / "form.md"
    sheets = (
        Sheet("survey", (("type", "name", "label", "parameters", "relevant"), *map(tuple, survey))),
        Sheet("choices", (("list_name", "name", "label"), *map(tuple, choices))),
    )
    write_workbook(Workbook(sheets), path)
    for finding in check_workbook(path):
        assert finding.zh
        assert finding.en
