import pytest

import forms
from forms.parse.secondary import instance_from_media
from forms.xpath import Node, TableNode
from forms.xpath.tree import string_value


def table(name: str, data: bytes) -> list[dict[str, str]]:
    root = instance_from_media(name, data).children[0]
    assert isinstance(root, TableNode)
    return [{c.name: string_value(c) for c in row.children} for row in root.children]


TOWNS = [{"name": "1", "label": "示范镇"}, {"name": "2", "label": "示范乡"}]


@pytest.mark.parametrize(
    "data",
    [
        "name,label\n1,示范镇\n2,示范乡\n".encode(),
        "\ufeffname,label\r\n1,示范镇\r\n2,示范乡".encode(),
        "name;label\n1;示范镇\n\n2;示范乡\n".encode(),
        "name\tlabel\r1\t示范镇\r2\t示范乡\r".encode(),
        'name,label\n"1","示范镇"\n"2","示范乡"\n'.encode(),
        "name,label\n1,示范镇\n2,示范乡\n".encode("gb18030"),
    ],
)
def test_csv_is_read_whatever_excel_made_of_it(data: bytes) -> None:
    assert table("towns.csv", data) == TOWNS


def test_short_rows_are_filled_and_quoted_commas_kept() -> None:
    assert table("t.csv", b'name,label,more\n1,"a, ""b"""\n') == [
        {"name": "1", "label": 'a, "b"', "more": ""}
    ]


def test_a_csv_with_a_header_only_has_no_rows() -> None:
    assert table("t.csv", b"name,label\n") == []


def test_flat_xml_rows_become_a_table() -> None:
    xml = "<root><item><name>1</name><label>示范镇</label></item></root>"

    assert table("t.xml", xml.encode()) == TOWNS[:1]


@pytest.mark.parametrize(
    "xml",
    [
        b"<root><item><child><name>x</name></child></item></root>",
        b"<root><item a='1'><name>x</name></item></root>",
        b"<root><item><name>x</name><name>y</name></item></root>",
        b"<root><item><name>x</name></item><other/></root>",
    ],
)
def test_xml_that_is_more_than_rows_keeps_its_shape(xml: bytes) -> None:
    root = instance_from_media("t.xml", xml).children[0]

    assert type(root) is Node
    assert string_value(root).startswith("x")


def test_geojson_features_become_rows_with_latitude_first() -> None:
    data = b"""{"type": "FeatureCollection", "features": [{"type": "Feature", "id": "t1",
        "geometry": {"type": "Point", "coordinates": [116.4, 39.9]},
        "properties": {"name": "x", "size": 3}}]}"""

    assert table("t.geojson", data) == [
        {"geometry": "39.9 116.4 0 0", "name": "x", "size": "3", "id": "t1"}
    ]


@pytest.mark.parametrize(
    ("name", "data"),
    [("t.geojson", b"[]"), ("t.geojson", b"{"), ("t.xml", b"<a>"), ("t.csv", b"\xff\xff\x00")],
)
def test_a_damaged_file_is_refused_by_name(name: str, data: bytes) -> None:
    with pytest.raises(forms.FormError) as refusal:
        instance_from_media(name, data)

    assert refusal.value.place == name
