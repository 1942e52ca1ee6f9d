import pytest

from forms import Choice, Question
from kiosk.viewmodels.controls import (
    Kind,
    first_letter,
    headline,
    kind_of,
    layout_of,
    moved,
    pressed,
    settled,
    toggled,
    typed,
    uses_keyboard,
    uses_pad,
)


def some() -> tuple[Choice, ...]:
    return (Choice("a", "A"),)


def a_question(**facts: object) -> Question:
    plain: dict[str, object] = {
        "ref": "/data/q",
        "control": "input",
        "data_type": "string",
        "appearance": (),
        "media_type": "",
        "label": "",
        "hint": "",
        "guidance": "",
        "value": "",
        "required": False,
        "readonly": False,
    }
    return Question(**(plain | facts))  # type: ignore[arg-type]  # facts of the test's choosing


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ({}, "text"),
        ({"appearance": ("multiline",)}, "longtext"),
        ({"parameters": {"rows": "4"}}, "longtext"),
        ({"appearance": ("numbers",)}, "digits"),
        ({"data_type": "int"}, "integer"),
        ({"data_type": "decimal"}, "decimal"),
        ({"data_type": "date"}, "date"),
        ({"extra": {"check": "id-number"}}, "idNumber"),
        ({"extra": {"check": "mobile"}}, "mobile"),
        ({"extra": {"check": "credit-code"}}, "creditCode"),
        ({"extra": {"check": "bank-card"}}, "bankCard"),
        ({"control": "select1", "list_choices": some}, "choice"),
        ({"control": "select", "list_choices": some}, "choices"),
        ({"control": "rank", "list_choices": some}, "rank"),
        ({"control": "select1", "list_choices": some, "readonly": True}, "note"),
        ({"control": "select1"}, "unable"),
        ({"control": "range", "data_type": "int"}, "range"),
        ({"data_type": "time"}, "time"),
        ({"data_type": "dateTime"}, "dateTime"),
        ({"data_type": "barcode"}, "code"),
        ({"data_type": "geopoint"}, "unable"),
        ({"data_type": "geoshape"}, "unable"),
        ({"control": "upload", "data_type": "binary", "media_type": "audio/*"}, "unable"),
        ({"control": "upload", "data_type": "binary", "media_type": "application/*"}, "unable"),
        ({"data_type": "of-no-kind"}, "text"),
        ({"control": "note"}, "note"),
        ({"control": "trigger"}, "acknowledge"),
        ({"control": "note", "extra": {"check": "mobile"}}, "note"),
    ],
)
def test_each_sort_of_question_gets_its_control(facts: dict[str, object], kind: Kind) -> None:
    assert kind_of(a_question(**facts)) == kind


@pytest.mark.parametrize("kind", ["integer", "decimal", "digits", "idNumber", "mobile", "bankCard"])
def test_figures_are_typed_on_the_pad(kind: Kind) -> None:
    assert uses_pad(kind)
    assert not uses_keyboard(kind)


@pytest.mark.parametrize("kind", ["text", "longtext", "creditCode"])
def test_letters_are_typed_on_the_keyboard(kind: Kind) -> None:
    assert uses_keyboard(kind)
    assert not uses_pad(kind)


@pytest.mark.parametrize(
    ("kind", "value", "key", "after"),
    [
        ("integer", "", "7", "7"),
        ("integer", "0", "7", "7"),
        ("integer", "7", ".", "7"),
        ("decimal", "", ".", "0."),
        ("decimal", "0", "5", "5"),
        ("decimal", "0.", "5", "0.5"),
        ("decimal", "1.5", ".", "1.5"),
        ("mobile", "13800000000", "1", "13800000000"),
        ("mobile", "", "0", "0"),
        ("idNumber", "11010519491231002", "X", "11010519491231002X"),
        ("idNumber", "1101", "X", "1101"),
        ("mobile", "1380000000", "X", "1380000000"),
        ("bankCard", "6" * 19, "1", "6" * 19),
        ("date", "", "1", ""),
    ],
)
def test_a_key_of_the_pad_adds_only_what_can_stand_there(
    kind: Kind, value: str, key: str, after: str
) -> None:
    assert pressed(kind, value, key) == after


@pytest.mark.parametrize(
    ("kind", "value", "after"),
    [
        ("decimal", "12.", "12"),
        ("decimal", "12.5", "12.5"),
        ("text", "  示范居民 ", "示范居民"),
        ("text", "\u202e示范\u200b居民\x07\ud842", "示范居民"),
        ("longtext", "示范\n居民\u2066", "示范\n居民"),
        ("acknowledge", "", "OK"),
        ("mobile", "138", "138"),
    ],
)
def test_going_on_tidies_an_answer(kind: Kind, value: str, after: str) -> None:
    assert settled(kind, value) == after


def test_a_credit_code_is_kept_in_capitals_and_no_longer_than_it_can_be() -> None:
    assert typed("creditCode", "91350100m000100y43x") == "91350100M000100Y43"
    assert typed("text", "abc 中") == "abc 中"


def test_several_choices_stand_in_the_order_offered() -> None:
    order = ["a", "b", "c"]

    assert toggled("", "c", order) == "c"
    assert toggled("c", "a", order) == "a c"
    assert toggled("a c", "a", order) == "c"


def test_a_choice_that_is_offered_twice_or_blank_is_taken_once_or_not_at_all() -> None:
    assert toggled("", "a", ["a", "", "a"]) == "a"
    assert toggled("a", "", ["a", "", "a"]) == "a"


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("还差 1 位。身份证号码一共 18 位。", ("还差 1 位", "身份证号码一共 18 位。")),
        ("One digit is missing. It has 18.", ("One digit is missing", "It has 18.")),
        ("请写上姓名。", ("请写上姓名", "")),
        ("At most 3.5 metres.", ("At most 3.5 metres", "")),
        ("请看看", ("请看看", "")),
    ],
)
def test_the_first_sentence_of_a_violation_is_its_headline(
    message: str, said: tuple[str, str]
) -> None:
    assert headline(message) == said


@pytest.mark.parametrize(
    ("label", "detail", "letter"),
    [("河北省", "Hebei Sheng", "H"), ("Hebei", "", "H"), ("重庆市", "", "C"), ("8 组", "", "")],
)
def test_a_choice_is_looked_up_by_its_pinyin(label: str, detail: str, letter: str) -> None:
    assert first_letter(label, detail) == letter


@pytest.mark.parametrize(
    ("count", "layout"), [(2, "cards"), (6, "cards"), (7, "rows"), (12, "rows"), (13, "grid")]
)
def test_many_choices_are_laid_out_smaller(count: int, layout: str) -> None:
    assert layout_of(count) == layout


@pytest.mark.parametrize("word", ["minimal", "columns-4", "columns-pack", "likert"])
def test_a_form_may_ask_for_smaller_choices(word: str) -> None:
    assert layout_of(3, (word,)) == "rows"


def test_an_appearance_of_another_machine_changes_nothing() -> None:
    assert layout_of(3, ("image-map", "no-buttons", "label")) == "cards"


@pytest.mark.parametrize(
    ("value", "steps", "after"),
    [
        ("b", -1, "b a c"),
        ("b", 1, "a c b"),
        ("a", -1, "a b c"),
        ("c", 1, "a b c"),
        ("a", 9, "b c a"),
    ],
)
def test_a_ranked_choice_moves_up_and_down_within_the_list(
    value: str, steps: int, after: str
) -> None:
    assert moved(["a", "b", "c"], value, steps) == after
