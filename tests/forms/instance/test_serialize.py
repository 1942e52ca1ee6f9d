from lxml import etree

import forms
from tests.forms.xform import inputs, session

ENTITY = """<data id="t" orx:version="7" xmlns:my="urn:my"><a my:tag="1"/><orx:meta>
    <orx:instanceID/><orx:instanceName/><entity dataset="trees" id="" create="" update=""
    baseVersion=""><label/></entity></orx:meta></data>"""
BINDS = """<bind nodeset="/data/orx:meta/orx:instanceID" jr:preload="uid"/>
    <bind nodeset="/data/orx:meta/orx:instanceName" calculate="concat('Tree ', /data/a)"/>
    <bind nodeset="/data/orx:meta/entity/@id" calculate="'e-1'"/>
    <bind nodeset="/data/orx:meta/entity/@create" calculate="/data/a = 'oak'"/>
    <bind nodeset="/data/orx:meta/entity/@baseVersion" relevant="false()"/>
    <bind nodeset="/data/orx:meta/entity/label" calculate="/data/a"/>"""
ORX = "{http://openrosa.org/xforms}"


def test_meta_and_entity_are_written_with_their_namespaces_and_calculated_attributes() -> None:
    s = session(ENTITY, binds=BINDS, body=inputs("/data/a"))
    s.answer("/data/a", "oak")

    root = etree.fromstring(s.finalize().xml)
    meta, tree = root.find(f"{ORX}meta"), root.find("a")
    assert meta is not None
    assert tree is not None
    entity = meta.find("entity")
    assert entity is not None

    assert root.get(f"{ORX}version") == "7"
    assert tree.get("{urn:my}tag") == "1"
    assert meta.findtext(f"{ORX}instanceName") == "Tree oak"
    assert entity.findtext("label") == "oak"
    assert entity.get("create") == "true"
    assert entity.get("id") == "e-1"


def test_the_files_of_a_record_are_named_and_those_of_the_form_are_not() -> None:
    s = session(
        "<data id='t'><photo/><logo>jr://images/logo.png</logo><audit/></data>",
        binds="""<bind nodeset="/data/logo" type="binary"/>
            <bind nodeset="/data/audit" type="binary" calculate="'audit.csv'"/>""",
        body="""<upload ref="/data/photo" mediatype="image/*"/>
            <upload ref="/data/logo" mediatype="image/*"/>""",
    )
    s.answer("/data/photo", "p.jpg")

    assert s.finalize().attachments == ("p.jpg", "audit.csv")


def test_the_same_words_are_the_same_bytes_from_any_keyboard() -> None:
    written: list[bytes] = []
    for word in ("\u00e9", "e\u0301"):
        s: forms.Session = session("<data id='t'><a/></data>", body=inputs("/data/a"))
        s.answer("/data/a", word)
        written.append(s.snapshot())

    assert written[0] == written[1]
