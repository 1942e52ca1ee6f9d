"""What the fuzzer starts from: small whole forms, their files, and expressions."""

import gzip
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from tests.forms.xform import inputs, xform

CORPUS = Path(__file__).parents[3] / "shared" / "conformance"
_LARGEST = 6000
_EXPRESSION = re.compile(
    r'\b(?:calculate|constraint|jr:count|nodeset|readonly|relevant|required|value)="([^"]+)"'
)


@dataclass(frozen=True, slots=True)
class Seed:
    """A form that loads, with its files."""

    xml: bytes
    media: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Seeds:
    """Everything that is mutated."""

    forms: tuple[Seed, ...]
    expressions: tuple[str, ...]


def own_seeds() -> Seeds:
    """Return a few small forms of our own, which between them use every part of a form."""
    return _with_expressions([*_own()])


def all_seeds() -> Seeds:
    """Return our own forms and the small ones of the conformance data, where that is at hand."""
    found = [*_own()]
    if CORPUS.is_dir():
        found += [*_recorded(), *_collected()]
    unique = {seed.xml: seed for seed in found if len(seed.xml) <= _LARGEST}
    return _with_expressions(list(unique.values()))


def _with_expressions(forms: list[Seed]) -> Seeds:
    found = (
        unescape(text) for seed in forms for text in _EXPRESSION.findall(seed.xml.decode("utf-8"))
    )
    return Seeds(tuple(forms), tuple(sorted(set(found))))


def _recorded() -> Iterator[Seed]:
    with gzip.open(CORPUS / "scenarios.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            files = {n: text.encode() for n, text in (row.get("attachments") or {}).items()}
            yield Seed(row["form"].encode(), files)


def _collected() -> Iterator[Seed]:
    with (CORPUS / "forms" / "manifest.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["kind"] == "xform" and row["bytes"] <= _LARGEST:
                media = {n: _file(path) for n, path in (row.get("media") or {}).items()}
                small = {n: data for n, data in media.items() if len(data) <= _LARGEST}
                yield Seed(_file(row["path"]), small)


def _file(path: str) -> bytes:
    return (CORPUS / "forms" / path).read_bytes()


def _own() -> Iterator[Seed]:
    yield _household()
    yield _lists()
    yield _events()


def _household() -> Seed:
    return Seed(
        xform(
            """<data id="household" version="1"><name>示范</name><age/><born/><size>2</size>
              <members jr:template=""><first/><share>0.5</share><jobs><job/></jobs></members>
              <members><first>甲</first><share/><jobs><job/></jobs></members>
              <total/><note/><photo/><where/></data>""",
            model="""<itext><translation lang="中文 (zh_CN)"><text id="t"><value>你好
              <output value="/data/name"/></value><value form="guidance">指引</value></text>
              </translation><translation lang="English (en)"><text id="t"><value>Hello</value>
              <value form="image">jr://images/a.png</value></text></translation></itext>""",
            binds="""<bind nodeset="/data/name" required="true()" jr:requiredMsg="jr:itext('t')"/>
              <bind nodeset="/data/age" type="int" constraint=". &gt;= 0 and . &lt; 150"
                jr:constraintMsg="no" relevant="/data/name != ''"/>
              <bind nodeset="/data/born" type="date" constraint=". &lt;= today()"/>
              <bind nodeset="/data/members/share" type="decimal" readonly="position(..) = 2"/>
              <bind nodeset="/data/members/jobs/job" calculate="concat(../../first, '-',
                indexed-repeat(/data/members/first, /data/members, 1))"/>
              <bind nodeset="/data/total" type="decimal" calculate="sum(/data/members/share)
                + count(/data/members[first != '']) * 2 - round(1.5, 0)"/>
              <bind nodeset="/data/note" calculate="format-date(/data/born, '%Y-%m-%d')"/>
              <bind nodeset="/data/photo" type="binary"/>
              <bind nodeset="/data/where" type="geopoint"/>""",
            body="""<input ref="/data/name"><label ref="jr:itext('t')"/><hint>h</hint></input>
              <input ref="/data/age"><label>Age of <output value="/data/name"/></label></input>
              <input ref="/data/born"/><range ref="/data/size" start="1" end="5" step="1"/>
              <group ref="/data/members"><label>M</label><repeat nodeset="/data/members">
              <group appearance="field-list"><input ref="/data/members/first"/>
              <input ref="/data/members/share"/></group></repeat></group>
              <upload ref="/data/photo" mediatype="image/*"/><trigger ref="/data/note"/>""",
        )
    )


def _lists() -> Seed:
    towns = 'name,label,county\n1,示范镇,a\n2,"示范, 乡",a\n3,样板镇,b\n'
    points = """{"type": "FeatureCollection", "features": [{"type": "Feature", "id": "p",
      "geometry": {"type": "Point", "coordinates": [116.4, 39.9]}, "properties": {"n": 1}}]}"""
    select = '<select1 ref="/data/{0}"><itemset nodeset="{1}"><value ref="{2}"/><label ref="{3}"/>'
    return Seed(
        xform(
            "<data id='lists'><county/><town/><many/><order/><name/><pulled/><point/></data>",
            model="""<instance id="counties"><root><item><key>a</key><text>A</text></item>
              <item><key>b</key><text>B</text></item></root></instance>
              <instance id="towns" src="jr://file-csv/towns.csv"/>
              <instance id="points" src="jr://file/points.geojson"/>""",
            binds="""<bind nodeset="/data/name"
                calculate="jr:choice-name(/data/county, '/data/county')"/>
              <bind nodeset="/data/pulled"
                calculate="pulldata('towns', 'label', 'name', /data/town)"/>
              <bind nodeset="/data/point"
                calculate="instance('points')/root/item[id = 'p']/geometry"/>
              <bind nodeset="/data/many" constraint="count-selected(.) &lt; 3
                and not(selected(., 'x') and regex(., '^[a-z ]+$'))"/>""",
            body=select.format("county", "instance('counties')/root/item", "key", "text")
            + "</itemset></select1>"
            + select.format(
                "town",
                "randomize(instance('towns')/root/item[county = current()/../county], 42)",
                "name",
                "label",
            )
            + """</itemset></select1><select ref="/data/many"><item><label>X</label><value>x</value>
              </item><item><label>Y</label><value>y</value></item></select>
              <odk:rank xmlns:odk="http://www.opendatakit.org/xforms" ref="/data/order"><item>
              <label>X</label><value>x</value></item><item><label>Y</label><value>y</value></item>
              </odk:rank>""",
        ),
        {"towns.csv": towns.encode(), "points.geojson": points.encode()},
    )


def _events() -> Seed:
    return Seed(
        xform(
            """<data id="events"><count>2</count><people><id/><child><age/></child></people>
              <stamp/><changed/><dice/><meta><instanceID/><instanceName/></meta></data>""",
            model="""<setvalue event="odk-instance-first-load" ref="/data/stamp" value="now()"/>
              <submission method="post" action="x"/>""",
            binds="""<bind nodeset="/data/count" type="int"/>
              <bind nodeset="/data/dice" calculate="once(random())"/>
              <bind nodeset="/data/people" relevant="../count &gt; 0"/>
              <bind nodeset="/data/stamp" type="dateTime" jr:preload="timestamp"
                jr:preloadParams="start"/>
              <bind nodeset="/data/meta/instanceName" calculate="join('-', /data/people/id)"/>""",
            body=inputs("/data/count")
            + """<repeat nodeset="/data/people" jr:count="/data/count">
              <setvalue event="odk-new-repeat" ref="/data/people/id" value="position(..)"/>
              <input ref="/data/people/id"><setvalue event="xforms-value-changed"
                ref="/data/changed">yes</setvalue></input>
              <repeat nodeset="/data/people/child"><input ref="/data/people/child/age"/></repeat>
              </repeat>""",
        )
    )
