import pytest

import forms
from forms.xpath.tree import string_value
from tests.forms.xform import xform

DATA = '<data id="sample" version="3"><a/><b/></data>'


def test_a_form_tells_its_identity_and_title() -> None:
    form = forms.load(xform(DATA))

    assert form.ref == forms.FormRef("sample", "3")
    assert form.title == "示范"


def test_languages_are_known_by_the_code_in_brackets_the_default_one_first() -> None:
    itext = """<itext><translation lang="English (en)"><text id="t"><value>x</value></text>
        </translation><translation lang="中文 (zh_CN)" default="true()"/>
        <translation lang="tibetan"/></itext>"""

    assert forms.load(xform(DATA, model=itext)).languages == ("zh_CN", "en", "tibetan")


@pytest.mark.parametrize(
    "binds",
    [
        '<bind nodeset="/data/a" calculate="/data/a + 1"/>',
        '<bind nodeset="/data/a" calculate="/data/b"/><bind nodeset="/data/b" relevant="/data/a"/>',
        '<bind nodeset="/data" relevant="/data/a = 1"/>',
    ],
)
def test_expressions_that_depend_on_each_other_in_a_circle_are_refused(binds: str) -> None:
    with pytest.raises(forms.FormError, match="circle"):
        forms.load(xform(DATA, binds=binds))


@pytest.mark.parametrize("condition", ["required", "readonly"])
def test_a_question_is_not_required_or_fixed_by_its_own_answer(condition: str) -> None:
    bind = f'<bind nodeset="/data/a" {condition}=". = 1"/>'
    with pytest.raises(forms.FormError, match="circle"):
        forms.load(xform(DATA, binds=bind))


def test_a_constraint_may_speak_of_its_own_node() -> None:
    forms.load(xform(DATA, binds='<bind nodeset="/data/a" constraint=". &gt; 1"/>'))


def test_a_list_whose_file_is_missing_is_empty_and_the_form_names_the_file() -> None:
    model = '<instance id="t" src="jr://file-csv/t.csv"/>'
    binds = """<bind nodeset="/data/a" calculate="pulldata('u', 'label', 'name', /data/b)"/>"""
    form = forms.load(xform(DATA, model=model, binds=binds), media={})

    assert form.missing_media == ("t.csv", "u.csv")
    assert string_value(form.instances["t"]()) == ""


def test_nothing_is_missing_where_the_file_is_given_or_the_rows_stand_in_the_form() -> None:
    model = """<instance id="t" src="jr://file-csv/t.csv"/>
        <instance id="last" src="jr://instance/last-saved"/>
        <instance id="u" src="jr://file/u.xml"><root><item><name>1</name></item></root></instance>"""
    form = forms.load(xform(DATA, model=model), media={"t.csv": lambda: b"name\nx\n"})

    assert form.missing_media == ()
    assert [string_value(form.instances[name]()) for name in ("t", "u", "last")] == ["x", "1", ""]


def test_media_are_opened_once_and_only_when_needed() -> None:
    opened: list[str] = []

    def opener() -> bytes:
        opened.append("t.csv")
        return b"name,label\na,A\n"

    model = '<instance id="t" src="jr://file-csv/t.csv"/>'
    form = forms.load(xform(DATA, model=model), media={"t.csv": opener})
    before = list(opened)
    form.instances["t"]()
    form.instances["t"]()

    assert before == []
    assert opened == ["t.csv"]


def test_prefixes_are_free() -> None:
    xml = xform(
        '<data id="sample"><a/><r jr:template=""><x/></r></data>',
        binds='<bind nodeset="/data/a" required="1" jr:requiredMsg="please"/>',
        body='<repeat nodeset="/data/r" jr:noAddRemove="true()"/><input ref="/data/a"/>',
    )
    other = xml.replace(b"h:", b"x:").replace(b"xmlns:h", b"xmlns:x").replace(b"jr:", b"y:")
    form = forms.load(other.replace(b"xmlns:jr", b"xmlns:y"))

    assert form.binds["data", "a"].required_message is not None
    assert not form.repeats["data", "r"].may_change
    assert form.templates["data", "r"].is_template
