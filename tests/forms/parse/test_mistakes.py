"""Mistakes of a form's author: some are refused, some only warned of, all in words."""

import pytest

import forms
from tests.forms.xform import inputs, xform

DATA = '<data id="sample"><a/><b/><g><c/></g><r><x/></r></data>'
CHOICES = '<instance id="i"><root><item><name>1</name></item></root></instance>'
ITEMSET = """<select1 ref="/data/a"><itemset nodeset="instance('i')/root/{}"><value ref="{}"/>
    <label ref="{}"/></itemset></select1>"""
LANGUAGE = '<translation lang="{}" default="">{}</translation>'
TEXT = '<text id="t"><value>x</value></text>'
ODK = 'xmlns:odk="http://www.opendatakit.org/xforms"'


def loaded(part: str, written: str, data: str = DATA) -> forms.Form:
    parts = {"model": "", "binds": "", "body": ""} | {part: written}
    return forms.load(xform(data, **parts), media={})


@pytest.mark.parametrize(
    ("part", "written", "place", "fact"),
    [
        ("binds", '<bind nodeset="/data/a" relevant="foo()"/>', "/data/a relevant", "foo()"),
        ("binds", '<bind nodeset="/data/a" calculate="1 +"/>', "/data/a calculate", "unexpected"),
        ("binds", '<bind nodeset="1 + 1"/>', "1 + 1", "not a plain path"),
        ("binds", '<bind nodeset="/data/("/>', "/data/(", "not a plain path"),
        ("binds", "<bind/>", "<bind id=''>", "no nodeset"),
        ("binds", f'<bind nodeset="/data/a" calculate="{"1+" * 60_000}1"/>', "/data/a calculate",
         "longer than"),
        ("binds", '<bind nodeset="/data/a" calculate="instance(\'x\')/root"/>',
         "/data/a calculate", "'x'"),
        ("body", inputs("/data/missing"), "<input ref='/data/missing'>", "no node /data/missing"),
        ("body", "<input/>", "/data", "no ref"),
        ("body", '<input bind="unknown"/>', "/data", "no ref"),
        ("body", '<group ref="/data/none"/>', "<group ref='/data/none'>", "no node"),
        ("body", '<repeat nodeset="/data/none"/>', "<repeat ref='/data/none'>", "no node"),
        ("body", "<repeat/>", "<repeat nodeset=''>", "no nodeset"),
        ("body", '<repeat nodeset="/data"/>', "<repeat nodeset='/data'>", "cannot repeat"),
        ("body", '<repeat nodeset="/data/@id"/>', "<repeat nodeset='/data/@id'>", "cannot repeat"),
        ("body", "<label>lost</label>", "body", "outside of any question"),
        ("body", '<group ref="/data/r"><repeat nodeset="/data/r"/><input ref="/data/a"/></group>',
         "/data/r", "more than the repeat"),
        ("body", '<range ref="/data/a" start="one"/>', "/data/a", "must be numbers"),
        ("body", '<range ref="/data/a" end="inf"/>', "/data/a", "must be numbers"),
        ("body", '<range ref="/data/a" step="0"/>', "/data/a", "must be numbers"),
        ("body", '<select ref="/data/a"><item><label>x</label></item></select>', "/data/a",
         "no value"),
        ("body", '<select ref="/data/a"><itemset nodeset="1"/></select>', "/data/a itemset",
         "no nodes"),
        ("model", '<setvalue ref="/data/a" event="whenever" value="1"/>', "<setvalue> of /data/a",
         "whenever"),
        ("model", '<setvalue ref="/data/a" value="1"/>', "<setvalue> of /data/a", "no event"),
        ("model", '<setvalue event="odk-instance-first-load"/>', "<setvalue ref=''>", "no target"),
        ("model", '<setvalue ref="/data/a" event="odk-new-repeat"/>', "<setvalue> of /data/a",
         "outside of any repeat"),
        ("model", '<setgeopoint ref="/data/a" event="odk-instance-first-load"/>', "<setgeopoint>",
         "namespace"),
        ("model", f'<odk:setgeopoint {ODK} ref="/data/a" event="later"/>',
         "<setgeopoint> of /data/a", "later"),
        ("model", CHOICES * 2, "<instance id='i'>", "Two instances"),
        ("model", "<itext><translation/></itext>", "itext", "no lang"),
        ("model", '<itext><translation lang="en"/><translation lang="en"/></itext>', "itext",
         "twice"),
        ("model", f"<itext>{LANGUAGE.format('en', '')}{LANGUAGE.format('zh', '')}</itext>",
         "itext en, zh", "twice"),
        ("model", f"<itext>{LANGUAGE.format('en', TEXT * 2)}</itext>", "itext en", "twice"),
    ],
)  # fmt: skip
def test_a_mistake_is_refused_with_its_place_and_a_cure(
    part: str, written: str, place: str, fact: str
) -> None:
    with pytest.raises(forms.FormError) as refusal:
        loaded(part, written)

    assert refusal.value.place == place
    assert fact in refusal.value.fact
    assert refusal.value.cure
    assert refusal.value.zh != refusal.value.fact


@pytest.mark.parametrize(
    ("row", "value", "label"), [("item", "name", "no"), ("item", "no", "name"), ("no", "name", "")]
)
def test_a_list_written_in_the_form_has_the_columns_that_are_shown(
    row: str, value: str, label: str
) -> None:
    with pytest.raises(forms.FormError, match="No choice of the instance 'i'"):
        forms.load(xform(DATA, model=CHOICES, body=ITEMSET.format(row, value, label)))


@pytest.mark.parametrize(
    ("instance", "fact"),
    [
        ("", "no model with a primary instance"),
        ("<data/><more/>", "more than one root"),
        ('<data id="t"><r jr:template=""><x/></r></data>', "no repeat shows it"),
        (f'<data id="t">{"<g>" * 101}{"</g>" * 101}</data>', "nested deeper than 100"),
        (f'<data id="t">{"<a/>" * 50_001}</data>', "more than 50000 nodes"),
    ],
)
def test_a_primary_instance_that_cannot_be_filled_is_refused(instance: str, fact: str) -> None:
    with pytest.raises(forms.FormError, match=fact) as refusal:
        forms.load(xform(instance))

    assert refusal.value.cure


@pytest.mark.parametrize(
    ("part", "written", "place", "fact"),
    [
        ("binds", '<bind nodeset="/data/zz"/>', "<bind nodeset='/data/zz'>", "no such node"),
        ("binds", '<bind nodeset="/data/a"/><bind nodeset="/data/a"/>', "/data/a", "Two binds"),
        ("binds", '<bind nodeset="/data/a" type="number"/>', "/data/a", "no type 'number'"),
        ("binds", '<bind nodeset="/data/a" calculate="../zz + 1"/>', "/data/a calculate",
         "reads /data/zz"),
        ("body", '<input ref="/data/a"><label><output value="foo()"/></label></input>',
         "/data/a label", "foo()"),
        ("body", '<input ref="/data/a"><hint><output/></hint></input>', "/data/a hint",
         "unexpected"),
        ("body", '<input ref="/data/a"><label ref="jr:itext(\'t\')"/></input>', "/data/a label",
         "no translated text 't'"),
        ("body", '<select ref="/data/a"/>', "/data/a", "no choices"),
        ("body", '<input ref="/data/r/x"/><repeat nodeset="/data/r"/>', "/data/r/x",
         "another repeat"),
        ("body", '<input ref="/data/a"><tag/></input>', "/data/a", "<tag> is not known"),
        ("body", '<section><input ref="/data/a"/></section>', "/data", "<section> is not known"),
        ("body", '<input ref="/data/a"><itemset nodeset="instance(\'q\')/x"/></input>',
         "/data/a itemset", "'q'"),
        ("model", "<other/>", "model", "<other> is not known"),
        ("model", '<submission base64RsaPublicKey="x"/>', "<submission>", "encrypted"),
        ("model", '<setvalue event="xforms-value-changed" ref="/data/a"/>',
         "<setvalue> of /data/a", "never runs"),
    ],
)  # fmt: skip
def test_what_can_be_passed_over_is_warned_of(
    part: str, written: str, place: str, fact: str
) -> None:
    warnings = loaded(part, written).warnings

    assert [warning.place for warning in warnings] == [place]
    assert fact in warnings[0].fact
    assert warnings[0].zh != warnings[0].fact or "foo" in fact


def test_namesakes_that_are_no_repeat_are_warned_of() -> None:
    assert [w.place for w in loaded("body", "", "<data><a/><a/></data>").warnings] == ["/data/a"]


def test_a_form_without_mistakes_has_no_warnings() -> None:
    body = inputs("/data/a", "/data/g/c") + '<repeat nodeset="/data/r"/>'

    assert loaded("body", body).warnings == ()
