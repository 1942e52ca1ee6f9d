import pytest

import forms
from tests.forms.xform import session

LIST = "".join(f"<item><label>{v}</label><value>{v}</value></item>" for v in "abc")
SHAPE = "1.0 2.0;1.0 3.0;1.0 2.0"


def asked(kind: str, control: str = '<input ref="/data/a"/>') -> forms.Session:
    return session(
        "<data id='t'><a/></data>", binds=f'<bind nodeset="/data/a" type="{kind}"/>', body=control
    )


@pytest.mark.parametrize(
    ("kind", "answer", "stored"),
    [
        ("int", "-2147483648", "-2147483648"),
        ("int", "7.9", "7"),
        ("long", "9223372036854775807", "9223372036854775807"),
        ("boolean", "true", "true"),
        ("geotrace", "1 2;1 3", "1.0 2.0;1.0 3.0"),
        ("geoshape", "1 2; 1 3; 1 2;", SHAPE),
        ("barcode", " 01 ", " 01 "),
        ("binary", "a.jpg", "a.jpg"),
        ("intent", "x", "x"),
        ("no-such-type", "x", "x"),
    ],
)
def test_an_answer_is_stored_in_the_text_of_its_type(kind: str, answer: str, stored: str) -> None:
    s = asked(kind)

    assert s.answer("/data/a", answer).violation is None
    assert s.value("/data/a") == stored


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        ("int", "2147483648"),
        ("long", "9223372036854775808"),
        ("long", "9" * 5000),
        ("boolean", "maybe"),
        ("geopoint", "91 0"),
        ("geotrace", "1 2"),
        ("geotrace", "1 2;x"),
        ("geoshape", "1 2;1 3"),
    ],
)
def test_an_answer_that_does_not_fit_its_type_is_set_aside_and_reported(
    kind: str, answer: str
) -> None:
    s = asked(kind)
    violation = s.answer("/data/a", answer).violation

    assert violation is not None
    assert violation.kind == "type"
    assert s.value("/data/a") == ""
    assert s.question("/data/a").value == answer


@pytest.mark.parametrize(
    ("answer", "stored"), [("-1", "-1.0"), ("0.5", "0.5"), ("0.3", ""), ("2.5", ""), ("-5", "")]
)
def test_a_range_takes_its_steps_between_its_limits(answer: str, stored: str) -> None:
    s = asked("decimal", '<range ref="/data/a" start="-2" end="2" step="0.5"/>')
    s.answer("/data/a", answer)

    assert s.value("/data/a") == stored


def test_several_selected_values_stand_once_each_in_the_order_they_were_given() -> None:
    s = asked("string", f'<select ref="/data/a">{LIST}</select>')
    s.answer("/data/a", "c a c")

    assert s.value("/data/a") == "c a"


def test_a_ranking_keeps_its_order_and_is_completed() -> None:
    s = asked("string", f'<odk:rank ref="/data/a">{LIST}</odk:rank>')
    s.answer("/data/a", "c x a")

    assert s.value("/data/a") == "c a b"


def test_a_ranking_follows_its_list() -> None:
    s = session(
        "<data id='t'><most>3</most><a/></data>",
        body="""<input ref="/data/most"/><odk:rank ref="/data/a">
            <itemset nodeset="instance('l')/root/item[position() &lt;= /data/most]">
            <value ref="v"/><label ref="v"/></itemset></odk:rank>""",
        model="<instance id='l'><root>"
        + "".join(f"<item><v>{v}</v></item>" for v in "abc")
        + "</root></instance>",
    )
    s.answer("/data/a", "c b a")
    s.answer("/data/most", "2")
    shorter = s.value("/data/a")
    s.answer("/data/most", "3")
    longer = s.value("/data/a")
    s.answer("/data/most", "0")

    assert (shorter, longer, s.value("/data/a")) == ("b a", "b a c", "")


def test_a_selection_goes_when_the_repeat_it_was_taken_from_says_otherwise() -> None:
    s = session(
        "<data id='t'><m><x>ann</x></m><m><x>bo</x></m><head/></data>",
        body="""<repeat nodeset="/data/m"><input ref="/data/m/x"/></repeat>
            <select1 ref="/data/head"><itemset nodeset="/data/m">
            <value ref="x"/><label ref="x"/></itemset></select1>""",
    )
    s.answer("/data/head", "bo")
    change = s.answer("/data/m[2]/x", "bob")

    assert s.value("/data/head") == ""
    assert "/data/head" in change.changed


def test_a_list_shuffled_without_a_seed_stays_as_it_was_drawn() -> None:
    values = [str(number) for number in range(30)]
    s = session(
        "<data id='t'><a/></data>",
        body="""<select1 ref="/data/a"><itemset nodeset="randomize(instance('l')/root/item)">
            <value ref="v"/><label ref="v"/></itemset></select1>""",
        model="<instance id='l'><root>"
        + "".join(f"<item><v>{v}</v></item>" for v in values)
        + "</root></instance>",
    )
    orders = {tuple(c.value for c in s.question("/data/a").choices) for _ in range(5)}

    assert len(orders) == 1
    assert sorted(*orders) == sorted(values)


def test_control_characters_are_dropped_from_an_answer() -> None:
    s = asked("string")
    s.answer("/data/a", "a\x00b\ud800\uffffc\td")

    assert s.value("/data/a") == "abc\td"
    assert b"abc\td" in s.snapshot()
