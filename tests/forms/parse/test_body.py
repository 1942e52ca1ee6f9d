"""How the parts of the body are read."""

from collections.abc import Callable

import pytest

import forms
from forms.definition import Control, Group, Repeat, SetValue
from tests.forms.xform import session, start, xform

DATA = '<data id="sample"><a/><b/><county/><g><c/></g><r><x/></r></data>'
ODK = 'xmlns:odk="http://www.opendatakit.org/xforms"'
TOWNS = b"name,label,county\n1,One,a\n2,Two,a\n3,Three,b\n"


def body(written: str) -> forms.Form:
    return forms.load(xform(DATA, body=written))


def control(written: str) -> Control:
    (read,) = body(written).body
    assert isinstance(read, Control)
    return read


@pytest.mark.parametrize(
    ("element", "kind"),
    [
        ("input", "input"),
        ("secret", "input"),
        ("select1", "select1"),
        ("select", "select"),
        (f"odk:rank {ODK}", "rank"),
        ("range", "range"),
        ("upload", "upload"),
        ("trigger", "trigger"),
    ],
)
def test_every_control_is_read(element: str, kind: str) -> None:
    assert control(f'<{element} ref="/data/a"/>').kind == kind


def test_further_attributes_are_kept_by_local_name() -> None:
    read = control(
        f'<input ref="/data/a" rows="3" autoplay="audio" {ODK} odk:tick-interval="2"'
        ' accuracyThreshold="5"/>'
    )

    assert read.parameters == {
        "rows": "3",
        "autoplay": "audio",
        "tick-interval": "2",
        "accuracyThreshold": "5",
    }


def test_bind_attributes_of_other_namespaces_are_kept_by_local_name() -> None:
    bind = f'<bind nodeset="/data/a" type="binary" orx:max-pixels="9" {ODK} odk:quality="low"/>'
    form = forms.load(xform(DATA, binds=bind))

    assert form.binds["data", "a"].parameters == {"max-pixels": "9", "quality": "low"}


def test_an_appearance_that_is_a_call_stays_in_one_piece() -> None:
    read = control('<input ref="/data/a" appearance="w1 ex:app.x(a=\'1 2\', b=f(/data/b)) big"/>')

    assert read.appearance == ("w1", "ex:app.x(a='1 2', b=f(/data/b))", "big")


def test_style_and_submission_are_read() -> None:
    xml = xform(DATA, model='<submission action="https://x" method="post" orx:auto-send="true"/>')
    form = forms.load(xml.replace(b"<h:body>", b'<h:body class="pages theme-grid">'))

    assert form.style == ("pages", "theme-grid")
    assert form.submission == {"action": "https://x", "method": "post", "auto-send": "true"}


@pytest.mark.parametrize(
    "written",
    [
        '<group ref="/data/r"><label>R</label><repeat nodeset="/data/r"/></group>',
        '<repeat nodeset="/data/r"><label>R</label></repeat>',
        '<repeat ref="/data/r"><label>R</label></repeat>',
        '<group ref="/data/r"><label>R</label><repeat nodeset="."/></group>',
    ],
)
def test_a_repeat_is_read_with_or_without_a_group_around_it(written: str) -> None:
    (repeat,) = body(written).body

    assert isinstance(repeat, Repeat)
    assert repeat.path == ("data", "r")
    assert repeat.may_change


def test_refs_may_be_relative_to_the_group_around() -> None:
    (group,) = body('<group ref="g" intent="ex:app"><group><input ref="c"/></group></group>').body

    assert isinstance(group, Group)
    assert group.parameters == {"intent": "ex:app"}
    (inner,) = group.children
    assert isinstance(inner, Group)
    assert [element.path for element in inner.children] == [("data", "g", "c")]


def test_controls_may_name_a_bind_by_its_id() -> None:
    form = forms.load(
        xform(DATA, binds='<bind id="x" nodeset="/data/a"/>', body='<input bind="x"/>')
    )

    assert list(form.controls) == [("data", "a")]


def test_a_label_may_say_something_in_place_for_a_translation_that_is_missing() -> None:
    filling = session(
        DATA, body='<input ref="/data/a"><label ref="jr:itext(\'t\')">in place</label></input>'
    )

    assert filling.question("/data/a").label == "in place"


def test_outputs_of_a_translated_message_are_relative_to_its_node() -> None:
    model = """<itext><translation lang="en"><text id="m"><value>not <output value="../b"/></value>
        </text></translation></itext>"""
    bind = """<bind nodeset="/data/a" constraint=". != ../b" jr:constraintMsg="jr:itext('m')"/>"""
    filling = session(DATA.replace("<b/>", "<b>x</b>"), model=model, binds=bind)
    violation = filling.answer("/data/a", "x").violation

    assert violation is not None
    assert violation.message == "not x"


def actions(written: str) -> tuple[SetValue, ...]:
    return forms.load(xform(DATA, model=written)).actions


@pytest.mark.parametrize("name", ["setgeopoint", "recordaudio"])
def test_actions_that_need_a_device_leave_their_node_blank(name: str) -> None:
    (action,) = actions(f'<odk:{name} {ODK} event="odk-instance-first-load" ref="/data/a"/>')

    assert (action.target, action.value.text) == (("data", "a"), "''")


def test_an_action_knows_the_control_it_stands_in() -> None:
    form = body(
        '<group ref="/data/g"><input ref="c"><setvalue event="xforms-value-changed" ref="../../a"'
        ' value="."/></input></group>'
    )

    assert [(a.source, a.target) for a in form.actions] == [(("data", "g", "c"), ("data", "a"))]


def towns(written: str, media: dict[str, Callable[[], bytes]]) -> forms.Form:
    return forms.load(xform(DATA, body=written), media)


@pytest.mark.parametrize(
    ("written", "file", "labels"),
    [
        ("""<input ref="/data/a" query="instance('t')/root/item[county = /data/county]"/>""",
         "itemsets.csv", ["One"]),
        ("""<select1 ref="/data/a" appearance="w1 search('t')"><item><label>label</label>
         <value>name</value></item></select1>""", "t.csv", ["One", "Two", "Three"]),
        ("""<select1 ref="/data/a" appearance="search('t', 'matches', 'county', /data/county)">
         <item><label>label</label><value>name</value></item></select1>""", "t.csv",
         ["One", "Two"]),
        ("""<select1 ref="/data/a" appearance="search('t', 'contains', 'label', 'o', 'county',
         concat('', /data/county))"><item><label>label, name</label><value>name</value></item>
         </select1>""", "t.csv", ["Two"]),
    ],
)  # fmt: skip
def test_choices_may_be_looked_up_in_a_file_as_xlsform_has_it(
    written: str, file: str, labels: list[str]
) -> None:
    data = {"t.csv": TOWNS, "itemsets.csv": b"list_name,name,label,county\nt,1,One,a\nu,2,Two,a\n"}
    filling = start(towns(written, {file: lambda: data[file]}))
    filling.answer("/data/county", "a")

    assert [choice.label for choice in filling.question("/data/a").choices] == labels


def test_a_look_up_without_its_file_names_the_file() -> None:
    form = towns("""<input ref="/data/a" query="instance('t')/root/item[x = 1]"/>""", {})

    assert form.missing_media == ("itemsets.csv",)
    assert form.controls["data", "a"].kind == "input"
