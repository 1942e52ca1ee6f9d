import pytest

import forms
from tests.forms.xform import session, start, xform

REPEAT = """<repeat nodeset="/data/m">{}<input ref="/data/m/x">{}</input>
    <input ref="/data/m/y"/></repeat>"""
MEMBERS = '<data id="t"><a/><b/><m jr:template=""><x/><y/></m><m><x/><y/></m></data>'


def setvalue(event: str, ref: str, value: str = "", text: str = "") -> str:
    given = f'value="{value}"' if value else ""
    return f'<setvalue event="{event}" ref="{ref}" {given}>{text}</setvalue>'


@pytest.mark.parametrize(
    ("value", "text", "stored"),
    [("1 + 1", "", "2"), ("", "words", "words"), ("1 + 1", "words", "2")],
)
def test_a_value_is_an_expression_or_the_text_inside(value: str, text: str, stored: str) -> None:
    action = setvalue("odk-instance-first-load", "/data/a", value, text)

    assert session("<data id='t'><a/></data>", model=action).value("/data/a") == stored


def test_first_load_comes_once_and_load_every_time_a_draft_is_opened() -> None:
    form = forms.load(
        xform(
            "<data id='t'><a/><b>0</b></data>",
            model=setvalue("odk-instance-first-load", "/data/a", "concat(/data/a, 'f')")
            + setvalue("odk-instance-load", "/data/b", "/data/b + 1"),
        )
    )
    begun = start(form)
    opened = start(form, instance=begun.snapshot())

    assert (begun.value("/data/a"), begun.value("/data/b")) == ("f", "1")
    assert (opened.value("/data/a"), opened.value("/data/b")) == ("f", "2")


def test_one_action_may_wait_for_several_events() -> None:
    s = session(
        MEMBERS,
        body=REPEAT.format(
            setvalue("odk-instance-first-load odk-new-repeat", "/data/m/y", "position(..)"), ""
        ),
    )
    s.add_repeat("/data/m")

    assert [s.value(f"/data/m[{n}]/y") for n in (1, 2)] == ["1", "2"]


def test_an_action_inside_a_question_sets_the_node_of_its_own_instance() -> None:
    s = session(
        MEMBERS, body=REPEAT.format("", setvalue("xforms-value-changed", "/data/m/y", "../x"))
    )
    s.add_repeat("/data/m")
    s.answer("/data/m[2]/x", "second")

    assert [s.value(f"/data/m[{n}]/y") for n in (1, 2)] == ["", "second"]


def test_a_new_instance_may_set_a_node_outside_of_it() -> None:
    s = session(
        MEMBERS, body=REPEAT.format(setvalue("odk-new-repeat", "/data/b", "count(/data/m)"), "")
    )
    s.add_repeat("/data/m")

    assert s.value("/data/b") == "2"


def test_an_action_follows_a_change_by_a_calculation_as_well() -> None:
    s = session(
        "<data id='t'><a/><b/><c/></data>",
        binds='<bind nodeset="/data/b" calculate="/data/a * 2"/>',
        body=f"""<input ref="/data/a"/><input ref="/data/b">
            {setvalue("xforms-value-changed", "/data/c", "/data/b")}</input>""",
    )
    s.answer("/data/a", "4")

    assert s.value("/data/c") == "8"


def test_a_value_set_at_first_load_stands_above_the_calculation_until_that_runs_again() -> None:
    s = session(
        "<data id='t'><a/><b/></data>",
        binds="""<bind nodeset="/data/b" calculate="concat('c', /data/a)"/>""",
        body='<input ref="/data/a"/>',
        model=setvalue("odk-instance-first-load", "/data/b", "'set'"),
    )
    before = s.value("/data/b")
    s.answer("/data/a", "1")

    assert (before, s.value("/data/b")) == ("set", "c1")


def test_a_place_that_nobody_finds_is_blank() -> None:
    action = '<odk:setgeopoint event="odk-instance-first-load" ref="/data/a"/>'

    assert session("<data id='t'><a>1 1</a></data>", model=action).value("/data/a") == ""
