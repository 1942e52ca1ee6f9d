import pytest

import forms
from tests.forms.xform import inputs, session

ABC = '<data id="t"><a/><b/><c/></data>'


def test_a_calculation_follows_what_it_reads() -> None:
    s = session(
        ABC,
        binds="""<bind nodeset="/data/c" calculate="/data/b * 2"/>
            <bind nodeset="/data/b" calculate="/data/a + 1"/>""",
    )

    change = s.answer("/data/a", "4")

    assert s.value("/data/c") == "10"
    assert change.changed == {"/data/a", "/data/b", "/data/c"}


def test_recalculation_stops_where_a_value_stays_the_same() -> None:
    s = session(
        ABC,
        binds="""<bind nodeset="/data/b" calculate="/data/a &gt; 10"/>
            <bind nodeset="/data/c" calculate="concat(/data/b, random())"/>""",
    )
    before = s.value("/data/c")

    change = s.answer("/data/a", "4")

    assert s.value("/data/c") == before
    assert change.changed == {"/data/a"}


def test_an_irrelevant_value_reads_as_blank_is_kept_and_comes_back() -> None:
    s = session(
        ABC,
        binds="""<bind nodeset="/data/b" relevant="/data/a = 'yes'"/>
            <bind nodeset="/data/c" calculate="concat('[', /data/b, ']')"/>""",
    )
    s.answer("/data/a", "yes")
    s.answer("/data/b", "kept")

    s.answer("/data/a", "no")
    hidden = (s.value("/data/b"), s.value("/data/c"), "kept" in s.snapshot().decode())
    s.answer("/data/a", "yes")

    assert hidden == ("", "[]", True)
    assert s.value("/data/c") == "[kept]"


@pytest.mark.parametrize(("type_", "shown"), [("boolean", "10"), ("string", "11")])
def test_a_path_as_a_condition_asks_for_the_value_of_a_boolean_and_else_for_a_node(
    type_: str, shown: str
) -> None:
    s = session(
        '<data id="t"><flag/><one/><other/></data>',
        binds=f"""<bind nodeset="/data/flag" type="{type_}"/>
            <bind nodeset="/data/one" calculate="number(not(not(/data/flag)))"/>
            <bind nodeset="/data/other" relevant="/data/flag"/>""",
        body='<input ref="/data/flag"/>',
    )

    seen = []
    for answer in ("1", "0"):
        s.answer("/data/flag", answer)
        is_asked = "/data/other" in {node.ref for node in s.nodes() if node.relevant}
        assert is_asked == (s.value("/data/one") == "1")
        seen.append(s.value("/data/one"))
    assert "".join(seen) == shown


@pytest.mark.parametrize(
    "expression", ["string(/data/g)", "concat(../g, '')", "normalize-space(/data/g)", "/data/g"]
)
def test_the_text_of_a_group_follows_what_lies_in_it(expression: str) -> None:
    s = session(
        '<data id="t"><g><h><x/></h><y>2</y></g><n/></data>',
        binds=f"""<bind nodeset="/data/n" calculate="{expression}"/>
            <bind nodeset="/data/g/y" relevant="/data/g/h/x != 3"/>""",
        body=inputs("/data/g/h/x"),
    )

    s.answer("/data/g/h/x", "1")
    assert s.value("/data/n") == "12"

    s.answer("/data/g/h/x", "3")
    assert s.value("/data/n") == "3"


def test_a_node_may_ask_whether_its_group_is_there_but_not_for_its_text() -> None:
    group = '<data id="t"><g><x/></g></data>'
    bind = '<bind nodeset="/data/g/x" calculate="{}"/>'

    s = session(group, binds=bind.format("concat(name(..), count(..), boolean(..), position(..))"))
    assert s.value("/data/g/x") == "g1true1"

    with pytest.raises(forms.FormError, match="in a circle"):
        session(group, binds=bind.format("string(..)"))


def test_a_calculation_follows_the_words_of_a_translation_and_of_a_choice() -> None:
    s = session(
        ABC,
        binds="""<bind nodeset="/data/b" calculate="jr:itext('t')"/>
            <bind nodeset="/data/c" calculate="jr:choice-name('1', ' /data/a ')"/>""",
        model="""<itext><translation lang="zh_CN"><text id="t"><value>答 <output
            value="/data/a"/></value></text></translation></itext>""",
        body="""<select1 ref="/data/a"><item><value>1</value><label>选 <output value="/data/a"/>
            </label></item><item><value>2</value><label>二</label></item></select1>""",
    )

    s.answer("/data/a", "1")
    s.answer("/data/a", "2")

    assert s.value("/data/b") == "答 2"
    assert s.value("/data/c") == "选 2"


def test_what_sums_up_many_new_entries_settles() -> None:
    s = session(
        '<data id="t"><n/><r jr:template=""><x/></r><total/></data>',
        binds="""<bind nodeset="/data/n" type="int"/>
            <bind nodeset="/data/total" calculate="sum(/data/r/x)"/>""",
        body="""<input ref="/data/n"/><group ref="/data/r"><repeat nodeset="/data/r"
            jr:count="/data/n"><setvalue event="odk-new-repeat" ref="/data/r/x" value="1"/>
            <input ref="/data/r/x"/></repeat></group>""",
    )

    s.answer("/data/n", "600")

    assert s.value("/data/total") == "600"


def test_irrelevant_nodes_do_not_count() -> None:
    s = session(
        '<data id="t"><r><x/></r><r><x/></r><n/></data>',
        binds="""<bind nodeset="/data/r" relevant="position(.) = 1 or ../n = ''"/>
            <bind nodeset="/data/r/x" type="int"/>""".replace("../n = ''", "false()")
        + '<bind nodeset="/data/n" calculate="count(/data/r)"/>',
        body='<repeat nodeset="/data/r"><input ref="/data/r/x"/></repeat>',
    )

    assert s.value("/data/n") == "1"


def test_readonly_spreads_to_what_lies_below() -> None:
    s = session(
        '<data id="t"><a/><g><b/></g></data>',
        binds="""<bind nodeset="/data/g" readonly="/data/a = 'locked'"/>""",
        body=inputs("/data/g/b"),
    )

    change = s.answer("/data/a", "locked")

    assert s.question("/data/g/b").readonly
    assert "/data/g/b" in change.changed


@pytest.mark.parametrize(
    ("kind", "answer", "stored"),
    [
        ("int", "007", "7"),
        ("int", "4.5", "4"),
        ("int", "x", None),
        ("int", "2147483648", None),
        ("decimal", "3.50", "3.5"),
        ("decimal", "10", "10.0"),
        ("date", "2026-11-22", "2026-11-22"),
        ("date", "2026-11-22T08:00:00", "2026-11-22"),
        ("date", "2026-02-30", None),
        ("time", "08:30:00", "08:30:00"),
        ("time", "8:30", None),
        ("dateTime", "2026-11-22T08:30:00+08:00", "2026-11-22T08:30:00+08:00"),
        ("dateTime", "2026-11-22", None),
        ("geopoint", "23.3 116.5 0 5", "23.3 116.5 0.0 5.0"),
        ("geopoint", "99 0", None),
        ("string", " kept ", " kept "),
        ("unheard-of", "kept", "kept"),
    ],
)
def test_answers_are_stored_in_the_text_of_their_type(
    kind: str, answer: str, stored: str | None
) -> None:
    s = session(ABC, binds=f'<bind nodeset="/data/a" type="{kind}"/>', body=inputs("/data/a"))

    change = s.answer("/data/a", answer)

    assert s.value("/data/a") == (stored or "")
    assert (change.violation is None) == (stored is not None)
    assert s.question("/data/a").value == (stored or answer)


@pytest.mark.parametrize(
    ("kind", "calculation", "stored"),
    [
        ("int", "7 div 2", "3"),
        ("decimal", "7 * 2", "14.0"),
        ("string", "7 * 2", "14"),
        ("string", "0 div 0", ""),
        ("string", "1 = 1", "true"),
        ("date", "today() + 1", "2026-11-23"),
        ("date", "'nonsense'", ""),
        ("dateTime", "now()", "2026-11-22T09:30:00.000+08:00"),
        ("int", "'nonsense'", ""),
    ],
)
def test_computed_values_are_stored_in_the_text_of_their_type(
    kind: str, calculation: str, stored: str
) -> None:
    s = session(ABC, binds=f'<bind nodeset="/data/a" type="{kind}" calculate="{calculation}"/>')

    assert s.value("/data/a") == stored


def test_a_decimal_reads_in_expressions_as_people_write_it() -> None:
    s = session(
        ABC,
        binds="""<bind nodeset="/data/a" type="decimal"/>
            <bind nodeset="/data/b" calculate="concat(/data/a, '元')"/>""",
    )
    s.answer("/data/a", "10")

    assert s.value("/data/b") == "10元"


def test_setvalue_runs_at_first_load_and_when_its_control_changes() -> None:
    s = session(
        ABC,
        binds="""<setvalue event="odk-instance-first-load" ref="/data/b" value="'first'"/>""",
        body="""<input ref="/data/a"><setvalue event="xforms-value-changed" ref="/data/c"
            value="concat('seen ', /data/a)"/></input>""",
    )
    at_first = s.value("/data/b")
    s.answer("/data/a", "x")

    assert at_first == "first"
    assert s.value("/data/c") == "seen x"


def test_once_keeps_the_value_a_node_already_has() -> None:
    s = session(ABC, binds='<bind nodeset="/data/a" calculate="once(concat(../b, uuid()))"/>')
    before = s.value("/data/a")
    s.answer("/data/b", "changed")

    assert before
    assert s.value("/data/a") == before


def test_selected_values_that_the_list_no_longer_offers_are_taken_away() -> None:
    s = session(
        '<data id="t"><county/><towns/></data>',
        model="""<instance id="towns"><root>
            <item><name>a1</name><label>A1</label><county>a</county></item>
            <item><name>a2</name><label>A2</label><county>a</county></item>
            <item><name>both</name><label>B</label><county>b</county></item></root></instance>""",
        body="""<input ref="/data/county"/><select ref="/data/towns">
            <itemset nodeset="instance('towns')/root/item[county = /data/county]">
            <value ref="name"/><label ref="label"/></itemset></select>""",
    )
    s.answer("/data/county", "a")
    s.answer("/data/towns", "a2 a1 nowhere")
    selected = s.value("/data/towns")

    change = s.answer("/data/county", "b")

    assert selected == "a2 a1"
    assert s.value("/data/towns") == ""
    assert "/data/towns" in change.changed


def test_a_count_that_feeds_itself_grows_once_for_each_answer() -> None:
    s = session(
        "<data id='t'><a/><r jr:template=''><x/></r></data>",
        binds='<bind nodeset="/data/a" calculate="count(/data/r) + 1"/>',
        body='<repeat nodeset="/data/r" jr:count="/data/a"><input ref="/data/r/x"/></repeat>',
    )

    assert "/data/r[1]" in {state.ref for state in s.nodes()}
    assert "/data/r[2]" not in {state.ref for state in s.nodes()}


def test_actions_that_feed_each_other_without_end_are_stopped() -> None:
    def add_one(here: str, there: str) -> str:
        action = f'<setvalue event="xforms-value-changed" ref="{there}" value="{here} + 1"/>'
        return f'<input ref="{here}">{action}</input>'

    s = session(
        "<data id='t'><a/><b/></data>",
        body=add_one("/data/a", "/data/b") + add_one("/data/b", "/data/a"),
    )

    with pytest.raises(forms.FormError, match="without end"):
        s.answer("/data/a", "1")
