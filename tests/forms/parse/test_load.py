import pytest

import forms
from tests.forms.xform import inputs, xform

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
    ("xml", "fact"),
    [
        (b"", "not well-formed"),
        (b"<h:html/>", "not well-formed"),
        (b"<html/>", "not an XForm"),
        (b"\xff\xfe\x00", "not well-formed"),
        (b'<!DOCTYPE x [<!ENTITY e "boom">]><html>&e;</html>', "DOCTYPE"),
        (b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><html/>', "DOCTYPE"),
        (b"<a>" * 300 + b"</a>" * 300, "not well-formed"),
        (b" " * (64 * 1024 * 1024 + 1), "larger than 64 MiB"),
    ],
)
def test_xml_that_is_no_form_is_refused_with_the_reason(xml: bytes, fact: str) -> None:
    with pytest.raises(forms.FormError) as refusal:
        forms.load(xml)

    assert fact in refusal.value.fact


@pytest.mark.parametrize(
    ("binds", "body", "place", "fact"),
    [
        ('<bind nodeset="/data/a" relevant="foo()"/>', "", "/data/a relevant", "foo()"),
        ('<bind nodeset="/data/a" calculate="1 +"/>', "", "/data/a calculate", "unexpected"),
        ("", inputs("/data/missing"), "<input ref='/data/missing'>", "no node /data/missing"),
        ("", '<input ref="/data/a"><label><output value="bar()"/></label></input>',
         "/data/a label", "bar()"),
        ('<bind nodeset="/data/a" calculate="instance(\'x\')/root/item"/>', "", "model", "'x'"),
        ('<setvalue ref="/data/a" event="whenever" value="1"/>', "",
         "<setvalue> of /data/a", "whenever"),
        ('<instance id="t" src="jr://file-csv/t.csv"/>', "", "<instance id='t'>", "t.csv"),
        ("", '<range ref="/data/a" start="one"/>', "/data/a", "must be numbers"),
        ("", '<repeat nodeset="/data/none"/>', "<repeat ref='/data/none'>", "no node"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_form_is_refused_with_its_place(
    binds: str, body: str, place: str, fact: str
) -> None:
    with pytest.raises(forms.FormError) as refusal:
        forms.load(xform(DATA, binds=binds, body=body), media={})

    assert refusal.value.place == place
    assert fact in refusal.value.fact


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


def test_a_constraint_may_speak_of_its_own_node() -> None:
    forms.load(xform(DATA, binds='<bind nodeset="/data/a" constraint=". &gt; 1"/>'))


def test_without_media_a_missing_file_is_found_out_only_when_its_list_is_asked_for() -> None:
    model = '<instance id="t" src="jr://file-csv/t.csv"/>'
    form = forms.load(xform(DATA, model=model))

    with pytest.raises(forms.FormError, match=r"t\.csv"):
        form.instances["t"]()


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
