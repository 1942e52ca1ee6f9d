"""What no author means to make: damaged, hostile or far too large files."""

import itertools
import string

import pytest

import forms
from tests.forms.xform import xform

DATA = '<data id="t"><a/></data>'
LAUGHS = (
    b"<!DOCTYPE h ["
    + b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
    + b"]><h>&l9;</h>"
)
NAMES = map("".join, itertools.product(string.ascii_lowercase, repeat=4))
MANY_ATTRIBUTES = " ".join(f'{name}=""' for name in itertools.islice(NAMES, 400_000))


@pytest.mark.parametrize(
    ("xml", "fact"),
    [
        (b"", "not well-formed"),
        (b"<h:html/>", "not well-formed"),
        (b"\xff\xfe\x00", "not well-formed"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "not well-formed"),
        (b"PK\x03\x04" + bytes(range(256)), "not well-formed"),
        (xform(DATA)[:-9], "not well-formed"),
        (b"\xff\xfe" + xform(DATA), "not well-formed"),
        (xform(DATA).replace(b"<a/>", b"<a>\xb4\xf3</a>"), "not well-formed"),
        (b"<html/>", "not an XForm"),
        (b'<!DOCTYPE x [<!ENTITY e "boom">]><html>&e;</html>', "DOCTYPE"),
        (b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><html/>', "DOCTYPE"),
        (LAUGHS, "DOCTYPE"),
        (b"<a>" * 10_000 + b"</a>" * 10_000, "nested too deeply"),
        (b" " * (50 * 1024 * 1024), "larger than"),
        (b"<a " + MANY_ATTRIBUTES.encode() + b"/>", "attributes"),
        (xform(f'<data id="{"x" * 11_000_000}"><a/></data>'), "longer than 10 MB"),
        (b"<a>" + b"<b/>" * 2_100_000 + b"</a>", "tags"),
    ],
)  # fmt: skip
def test_what_is_no_form_is_refused_at_once_with_the_reason(xml: bytes, fact: str) -> None:
    with pytest.raises(forms.FormError) as refusal:
        forms.load(xml)

    assert fact in refusal.value.fact
    assert refusal.value.cure
    assert refusal.value.zh != refusal.value.fact


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_a_form_may_be_written_in_any_encoding_that_it_declares(encoding: str) -> None:
    declared = "" if encoding.startswith("utf") else f'<?xml version="1.0" encoding="{encoding}"?>'

    assert forms.load((declared + xform(DATA).decode()).encode(encoding)).title == "示范"


@pytest.mark.parametrize(
    "nested",
    ["(" * 5000 + "1" + ")" * 5000, "not(" * 3000 + "1" + ")" * 3000,
     "/data/a[" * 2000 + "1" + "]" * 2000],
)  # fmt: skip
def test_an_expression_nested_too_deeply_is_refused(nested: str) -> None:
    with pytest.raises(forms.FormError, match="nested too deeply") as refusal:
        forms.load(xform(DATA, binds=f'<bind nodeset="/data/a" calculate="{nested}"/>'))

    assert refusal.value.place == "/data/a calculate"


@pytest.mark.parametrize(
    ("name", "data", "fact"),
    [
        ("t.csv", b'name,label\n1,"one\n2,two\n', "cannot be read"),
        ("t.csv", b"name,label\n1,one,more\n", "more than 2 cells"),
        ("t.csv", b"name,label\n1,\0\n", "not text"),
        ("t.csv", b"name,name\n1,2\n", "called 'name'"),
        ("t.csv", b"", "empty"),
        ("t.csv", b"\x89PNG\r\n\x1a\n\xff\xff\xff\xff", "not text"),
        ("t.geojson", b"[" * 100_000, "GeoJSON"),
        ("t.geojson", b'{"type": "FeatureCollection", "features": [1]}', "point, line"),
        ("t.xml", b"<root><item>", "not well-formed"),
    ],
)  # fmt: skip
def test_a_damaged_list_is_refused_by_name_when_it_is_first_opened(
    name: str, data: bytes, fact: str
) -> None:
    model = f'<instance id="t" src="jr://file/{name}"/>'
    form = forms.load(xform(DATA, model=model), media={name: lambda: data})

    with pytest.raises(forms.FormError, match=fact) as refusal:
        form.instances["t"]()

    assert refusal.value.place.startswith(name)
    assert refusal.value.cure


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_a_list_is_read_in_whatever_encoding_excel_saved_it(encoding: str) -> None:
    model = '<instance id="t" src="jr://file-csv/t.csv"/>'
    data = "name,label\n1,示范镇\n".encode(encoding)
    form = forms.load(xform(DATA, model=model), media={"t.csv": lambda: data})
    row = form.instances["t"]().children[0].children[0]

    assert row.child_text("label") == "示范镇"
