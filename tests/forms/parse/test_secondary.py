import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import forms
from forms.parse.document import MOST_BYTES
from forms.parse.secondary import instance_from_media
from forms.xpath import Node, TableNode
from forms.xpath.tree import string_value


def table(name: str, data: bytes) -> list[dict[str, str]]:
    root = instance_from_media(name, data).children[0]
    assert isinstance(root, TableNode)
    return [{c.name: string_value(c) for c in row.children} for row in root.children]


def refusal(name: str, data: bytes) -> forms.FormError:
    with pytest.raises(forms.FormError) as refused:
        instance_from_media(name, data)
    assert refused.value.cure
    assert refused.value.zh != refused.value.fact
    return refused.value


TOWNS = [{"name": "1", "label": "示范镇"}, {"name": "2", "label": "示范乡"}]


@pytest.mark.parametrize(
    "data",
    [
        "name,label\n1,示范镇\n2,示范乡\n".encode(),
        "\ufeffname,label\r\n1,示范镇\r\n2,示范乡".encode(),
        "name;label\n1;示范镇\n\n2;示范乡\n".encode(),
        "name\tlabel\r1\t示范镇\r2\t示范乡\r".encode(),
        "name|label\n1|示范镇\n2|示范乡".encode(),
        "name\tlabel\r\n1\t示范镇\r\n2\t示范乡\r\n".encode("utf-16"),
        b"\xfe\xff" + "name,label\n1,示范镇\n2,示范乡\n".encode("utf-16-be"),
        'name,label\n"1","示范镇"\n"2","示范乡"\n'.encode(),
        " name , label \n1,示范镇\n2,示范乡\n".encode(),
        "name,label,,\n1,示范镇,,\n,,,\n2,示范乡,,\n".encode(),
        "\n\nname,label\n1,示范镇\n2,示范乡,,\n".encode(),
        "name,label\n1,示范镇\n2,示范乡\n".encode("gb18030"),
    ],
)
def test_csv_is_read_whatever_excel_made_of_it(data: bytes) -> None:
    assert table("towns.csv", data) == TOWNS


def test_short_rows_are_filled_and_quoted_commas_and_line_ends_kept() -> None:
    assert table("t.csv", b'name,label,more\n1,"a, ""b""\r\nc"\n') == [
        {"name": "1", "label": 'a, "b"\r\nc', "more": ""}
    ]


def test_the_mark_between_columns_is_the_one_that_cuts_the_header() -> None:
    assert table("t.csv", b'"a,b";"c,d"\n1;2\n') == [{"a,b": "1", "c,d": "2"}]


def test_a_csv_with_a_header_only_has_no_rows() -> None:
    assert table("t.csv", b"name,label\n") == []


@pytest.mark.parametrize(
    ("data", "place", "fact"),
    [
        (b"", "t.csv, line 1", "empty"),
        (b"\xef\xbb\xbf\r\n\r\n", "t.csv, line 1", "empty"),
        (b"\xff\xff\x00", "t.csv", "UTF-8"),
        ("name,label\n".encode("utf-16-le"), "t.csv", "UTF-8"),
        (b"name,label\n1,a\x00b\n", "t.csv", "UTF-8"),
        (b'name,label\n1,a\n2,"b\n3,c\n', "t.csv, line 3", "cannot be read"),
        (b'name,label\n"1"x,a\n', "t.csv, line 2", "cannot be read"),
        (b"name,label\n1," + b"x" * 200_000 + b"\n", "t.csv, line 2", "field larger"),
        (b"name,label\n1,a\n\n,\n2,b,c\n", "t.csv, line 5", "more than 2 cells"),
        (b"name,label,name\n1,a,2\n", "t.csv, line 1", "'name'"),
        (b"name,,label\n1,a,2\n", "t.csv, line 1", "Column 2"),
        (b"x" * (MOST_BYTES + 1), "t.csv", "larger than 32 MiB"),
    ],
)
def test_a_csv_that_cannot_be_read_is_refused_by_file_and_line(
    data: bytes, place: str, fact: str
) -> None:
    refused = refusal("t.csv", data)

    assert refused.place == place
    assert fact in refused.fact


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=5))
@example([["a,b", 'c"d']])
def test_what_a_spreadsheet_wrote_is_read_back(rows: list[list[str]]) -> None:
    cells = [[cell.replace("\0", "").replace("\r", "") for cell in row] for row in rows]
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in cells]
    data = "\r\n".join(["name,label", *quoted]).encode(errors="replace")

    assert table("t.csv", data) == [
        {"name": name, "label": label}
        for name, label in (map(_encodable, row) for row in cells)
        if name or label
    ]


def _encodable(text: str) -> str:
    return text.encode(errors="replace").decode()


def test_flat_xml_rows_become_a_table() -> None:
    xml = "<root><item><name>1</name><label>示范镇</label></item></root>"

    assert table("t.xml", xml.encode()) == TOWNS[:1]


def test_rows_may_lack_cells_or_have_them_in_another_order() -> None:
    xml = b"""<root>
        <item><name>1</name></item>
        <item><label>b</label><name>2</name></item>
        <item/>
        <item><label/><more>c</more></item></root>"""

    assert table("t.xml", xml) == [
        {"name": "1"},
        {"name": "2", "label": "b"},
        {},
        {"label": "", "more": "c"},
    ]


@pytest.mark.parametrize(
    "xml",
    [
        b"<root><item><child><name>x</name></child></item></root>",
        b"<root><item><name><name>x</name></name></item></root>",
        b"<root><item a='1'><name>x</name></item></root>",
        b"<root><item><name a='1'>x</name></item></root>",
        b"<root><item>x<name>y</name></item></root>",
        b"<root>x<item><name>y</name></item></root>",
        b"<root><item><name>x</name><name>y</name></item></root>",
        b"<root><item><name>x</name><name xmlns='urn:other'>y</name></item></root>",
        b"<root><item><name>x</name></item><other/></root>",
        b"<root><item><name>x</name></item><item><name/><name/></item></root>",
        b"<root>x</root>",
    ],
)
def test_xml_that_is_more_than_rows_keeps_its_shape(xml: bytes) -> None:
    root = instance_from_media("t.xml", xml).children[0]

    assert type(root) is Node
    assert string_value(root).startswith("x")


@pytest.mark.parametrize(
    ("data", "fact"),
    [
        (b"<a>", "not well-formed"),
        (b"", "not well-formed"),
        (b"<a>&town;</a>", "not well-formed"),
        (b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "DOCTYPE"),
        (b'<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><a/>', "DOCTYPE"),
        ('<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a><a/>'.encode("utf-16"), "DOCTYPE"),
        (b"<?pi <a ?><!-- <a> --><!DOCTYPE a><a/>", "DOCTYPE"),
        (b"<a>" * 300 + b"</a>" * 300, "nested too deeply"),
        (b"<a>" + b"x" * 11_000_000 + b"</a>", "longer than 10 MB"),
        (b"<a>" + b" " * MOST_BYTES + b"</a>", "larger than 32 MiB"),
        (b"<a>" + b"<b/>" * 2_000_000 + b"</a>", "tags"),
    ],
)
def test_xml_that_is_broken_or_a_trap_is_refused_by_name(data: bytes, fact: str) -> None:
    refused = refusal("t.xml", data)

    assert refused.place == "t.xml"
    assert fact in refused.fact


def test_a_comment_may_speak_of_a_document_type() -> None:
    assert string_value(instance_from_media("t.xml", b"<!-- <!DOCTYPE a> --><a>x</a>")) == "x"


def collection(features: str) -> bytes:
    return f'{{"type": "FeatureCollection", "features": [{features}]}}'.encode()


def feature(kind: str, coordinates: str) -> str:
    geometry = f'{{"type": "{kind}", "coordinates": {coordinates}}}'
    return f'{{"type": "Feature", "geometry": {geometry}, "properties": null}}'


def test_geojson_features_become_rows_with_latitude_first() -> None:
    data = collection(
        """{"type": "Feature", "id": "t1",
        "geometry": {"type": "Point", "coordinates": [116.4, 39.9]},
        "properties": {"name": "x", "size": 3, "open": true, "none": null, "tags": ["a"]}}"""
    )

    assert table("t.geojson", data) == [
        {
            "geometry": "39.9 116.4 0 0",
            "name": "x",
            "size": "3",
            "open": "true",
            "none": "",
            "tags": '["a"]',
            "id": "t1",
        }
    ]


@pytest.mark.parametrize(
    ("one", "text"),
    [
        (feature("LineString", "[[1, 2], [3, 4.5]]"), "2 1 0 0; 4.5 3 0 0"),
        (
            feature("Polygon", "[[[1, 2], [3, 4], [1, 2]], [[0, 0]]]"),
            "2 1 0 0; 4 3 0 0; 2 1 0 0",
        ),
        (feature("Point", "[0.0000001, 1e1, 55]"), "10 0.0000001 0 0"),
        ('{"type": "Feature", "geometry": null, "properties": {}}', ""),
    ],
)
def test_lines_and_polygons_are_written_as_odk_writes_them(one: str, text: str) -> None:
    assert table("t.geojson", collection(one)) == [{"geometry": text}]


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"[]", "t.geojson"),
        (b"{", "t.geojson"),
        (b"\xff\xfe\x00", "t.geojson"),
        (b"[" * 100_000, "t.geojson"),
        (b'{"type": "FeatureCollection", "features": {}}', "t.geojson"),
        (b'{"type": "Topology", "features": []}', "t.geojson"),
        (collection(feature("Point", "[NaN, 1]")), "t.geojson"),
        (collection(feature("Point", "[1" + "0" * 5000 + ", 1]")), "t.geojson"),
        (collection("1"), "t.geojson, feature 1"),
        (collection('{"geometry": {}}'), "t.geojson, feature 1"),
        (collection('{"geometry": null, "properties": [1]}'), "t.geojson, feature 1"),
        (collection(feature("Point", "[200, 1]")), "t.geojson, feature 1"),
        (collection(feature("Point", '["1", "2"]')), "t.geojson, feature 1"),
        (collection(feature("MultiPoint", "[[1, 2]]")), "t.geojson, feature 1"),
        (collection(feature("Point", "[1, 2]") + "," + feature("Polygon", "[]")),
         "t.geojson, feature 2"),
    ],
)  # fmt: skip
def test_geojson_that_cannot_be_read_is_refused_by_feature(data: bytes, place: str) -> None:
    assert refusal("t.geojson", data).place == place
