"""A record that was changed step by step is the one that a calculation from scratch would give."""

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import forms
from tests.forms.xform import start, xform

INSTANCE = """<data id="t"><a/><b/><c/><g><x/></g>
    <r><u/><v/><s><w/><z/></s></r><n/><words/><total/></data>"""
LIST = """<instance id="l"><root>
    <item><name>1</name><of>1</of></item><item><name>2</name><of>1</of></item>
    <item><name>2</name><of>2</of></item><item><name>3</name><of></of></item></root></instance>
    <itext><translation lang="zh_CN"><text id="t"><value>有 <output value="/data/a"/>、
    <output value="jr:choice-name(/data/b, '/data/b')"/></value></text></translation></itext>"""

# Each node reads only nodes that stand before it, so that no circle can arise.
RULES = {
    "/data/b relevant": ["/data/a != 2", "../a > 0 or /data/a = ''", "true()"],
    "/data/g relevant": ["/data/a = 1 or /data/b = 2", "/data/b != ''", "true()"],
    "/data/g/x readonly": ["/data/b = 1", "../../a = /data/b"],
    "/data/g/x required": ["/data/a = ''", "count(/data/*[. = 1]) > 1"],
    "/data/r relevant": ["/data/g/x != 1", "/data/b = 1 or position(.) < 3", "true()"],
    "/data/r/u relevant": ["position(..) != /data/a", "/data/a != 3", "../../b != 2", "true()"],
    "/data/r/u required": ["count(/data/r) > 2", "position(..) = 2"],
    "/data/r/v calculate": [
        "../u + 1",
        "../u - sum(/data/r/u)",
        "sum(/data/r/u) + position(..)",
        "count(/data/r[u = current()/../u])",
        "/data/r[position() = position(current()/..) - 1]/u",
        "../../r[position() = last()]/u",
        "indexed-repeat(/data/r/u, /data/r, position(..) - 1)",
        "/data/r/u",
        "if(/data/g/x = '', ../u, /data/a)",
        "join(' ', /data/r[u > 1]/u)",
    ],
    "/data/r/s relevant": ["../v != 1", "/data/r[1]/v = ../v", "position(.) < 3", "true()"],
    "/data/r/s/z calculate": [
        "../w + ../../v",
        "sum(../../s/w)",
        "count(/data/r/s)",
        "concat(position(..), '/', position(../..))",
        "/data/r[v = current()/../w]/u",
        "count(../../../r[u = 1]/s) + /data/r/v",
        "instance('l')/root/item[name = current()/../w]/of",
    ],
    "/data/n calculate": [
        "count(/data/r/s)",
        "sum(/data/r/v)",
        "join(' ', /data/r/s/z)",
        "count(/data/r[u > 1]/s[w = 1])",
        "max(/data/r/s/w)",
        "/data/r[last()]/v",
        "count(/data/r//w)",
        "count(/data/r/*/w[. = 1])",
        "string(/data/r[2]/s[last()]/z)",
    ],
    "/data/words calculate": [
        "string(/data/g)",
        "join(' ', /data/r)",
        "normalize-space(/data/r[2]/s)",
        "concat(../g, count(../r))",
        "jr:itext('t')",
        "jr:itext(concat('t', ''))",
        "jr:choice-name(/data/b, '/data/b')",
        "jr:choice-name(/data/a, '/data/c')",
    ],
    "/data/total calculate": ["/data/n + /data/a", "concat(../n, /data/g/x)", "count(/data/r)"],
}
COUNTS = ["", "/data/a", "count(/data/b[. = 1]) + 1"]
QUESTIONS = ["/data/a", "/data/b", "/data/c", "/data/g/x", "/data/r/u", "/data/r/s/w"]

Step = tuple[str, str, int, int]
_steps = st.one_of(
    st.tuples(st.just("answer"), st.sampled_from(QUESTIONS), st.integers(0, 5), st.integers(0, 3)),
    st.tuples(
        st.sampled_from(["add", "remove"]),
        st.sampled_from(["/data/r", "/data/r/s"]),
        st.integers(0, 5),
        st.just(0),
    ),
)


def small_form(rules: Sequence[str], count: str) -> forms.Form:
    binds: dict[str, str] = {}
    for place, rule in zip(RULES, rules, strict=True):
        path, aspect = place.split()
        binds[path] = binds.get(path, "") + f" {aspect}={quoteattr(rule)}"
    written = "".join(f'<bind nodeset="{path}"{rest}/>' for path, rest in binds.items())
    body = """<input ref="/data/a"/><input ref="/data/g/x"/>
        <select1 ref="/data/b"><item><value>1</value><label>一 <output value="/data/g/x"/></label>
        </item><item><value>2</value><label>二</label></item></select1>
        <select1 ref="/data/c"><itemset nodeset="instance('l')/root/item[of = /data/a]">
            <value ref="name"/><label ref="name"/></itemset></select1>"""
    jr_count = f" jr:count={quoteattr(count)}" if count else ""
    body += f"""<group ref="/data/r"><repeat nodeset="/data/r"{jr_count}><input ref="/data/r/u"/>
        <group ref="/data/r/s"><repeat nodeset="/data/r/s"><input ref="/data/r/s/w"/></repeat>
        </group></repeat></group>"""
    return forms.load(xform(INSTANCE, binds=written, body=body, model=LIST))


def take(session: forms.Session, step: Step, *, is_counted: bool) -> None:
    what, path, number, value = step
    if is_counted and what != "answer" and path == "/data/r":
        return
    refs = [node.ref for node in session.nodes() if without_positions(node.ref) == path]
    if what == "add":
        parents = [n.ref for n in session.nodes() if without_positions(n.ref) == path[:-2]]
        if parents and len(refs) < 8:
            session.add_repeat(parents[number % len(parents)] + path[-2:])
    elif refs and what == "remove":
        session.remove_repeat(refs[number % len(refs)])
    elif refs:
        session.answer(refs[number % len(refs)], str(value or ""))


def without_positions(ref: str) -> str:
    return "/".join(step.partition("[")[0] for step in ref.split("/"))


def cells(session: forms.Session) -> list[tuple[str, str | None, bool, bool, bool]]:
    return [
        (node.ref, node.value, node.relevant, node.required, node.readonly)
        for node in session.nodes()
        if "meta" not in node.ref
    ]


@given(
    st.tuples(*(st.sampled_from(candidates) for candidates in RULES.values())),
    st.sampled_from(COUNTS),
    st.lists(_steps, min_size=3, max_size=14),
)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_record_changed_step_by_step_equals_one_calculated_from_scratch(
    rules: Sequence[str], count: str, steps: list[Step]
) -> None:
    form = small_form(rules, count)
    session = start(form)
    for step in steps:
        take(session, step, is_counted=bool(count))

        assert cells(session) == cells(start(form, instance=session.snapshot()))
