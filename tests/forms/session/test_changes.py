import forms
from tests.forms.xform import inputs, session

ITEXT = """<itext><translation lang="zh"><text id="w"><value>数 <output value="/data/a"/></value></text>
    <text id="i"><value>图</value><value form="image">jr://images/zh.png</value>
    <value form="big-image">jr://images/big.png</value><value form="audio">jr://audio/zh.mp3</value>
    </text></translation><translation lang="en"><text id="w"><value>Count <output value="/data/a"/>
    </value></text><text id="i"><value>Picture</value><value form="image">jr://images/en.png</value>
    </text></translation></itext>"""
MEMBERS = '<data id="t"><sum/><m jr:template=""><x/></m><m><x/></m></data>'
REPEAT = '<repeat nodeset="/data/m"><input ref="/data/m/x"/></repeat>'


def members() -> forms.Session:
    return session(
        MEMBERS, binds='<bind nodeset="/data/sum" calculate="count(/data/m)"/>', body=REPEAT
    )


def test_an_answer_names_all_that_may_look_different_and_no_more() -> None:
    s = session(
        "<data id='t'><a/><calc/><shown/><must/><fixed/><told/><other/></data>",
        binds="""<bind nodeset="/data/calc" calculate="/data/a + 1"/>
            <bind nodeset="/data/shown" relevant="/data/a = 1"/>
            <bind nodeset="/data/must" required="/data/a = 1"/>
            <bind nodeset="/data/fixed" readonly="/data/a = 1"/>""",
        body=inputs("/data/a", "/data/shown", "/data/must", "/data/fixed", "/data/other")
        + """<input ref="/data/told"><label>a is <output value="/data/a"/></label></input>""",
    )

    change = s.answer("/data/a", "1")

    assert change.ref == "/data/a"
    assert change.changed == {
        f"/data/{name}" for name in ("a", "calc", "shown", "must", "fixed", "told")
    }


def test_the_same_answer_again_changes_nothing_else() -> None:
    s = session(
        "<data id='t'><a/><b/></data>",
        binds='<bind nodeset="/data/b" calculate="/data/a"/>',
        body=inputs("/data/a"),
    )
    s.answer("/data/a", "1")

    assert s.answer("/data/a", "1").changed == {"/data/a"}


def test_words_woven_into_a_translation_are_noticed() -> None:
    s = session(
        "<data id='t'><a/><b/></data>",
        body="""<input ref="/data/a"/><input ref="/data/b"><label ref="jr:itext('w')"/></input>""",
        model=ITEXT,
    )

    assert "/data/b" in s.answer("/data/a", "1").changed


def test_an_answer_in_a_repeat_names_its_entry_as_well() -> None:
    assert members().answer("/data/m[1]/x", "ann").changed == {"/data/m[1]/x", "/data/m[1]"}


def test_a_new_entry_names_itself_the_repeat_and_what_counts_it() -> None:
    change = members().add_repeat("/data/m")

    assert change.ref == "/data/m[2]"
    assert change.changed == {"/data/m", "/data/m[2]", "/data/m[2]/x", "/data/sum"}


def test_a_removal_names_the_entries_that_move_up() -> None:
    s = members()
    s.add_repeat("/data/m")
    s.add_repeat("/data/m")

    change = s.remove_repeat("/data/m[2]")

    assert change.changed == {"/data/m", "/data/m[2]", "/data/m[2]/x", "/data/sum"}


def test_a_change_of_language_names_what_takes_part() -> None:
    s = session(
        "<data id='t'><a/><b/></data>",
        binds='<bind nodeset="/data/b" relevant="false()"/>',
        body=inputs("/data/a", "/data/b"),
        model=ITEXT,
    )

    changed = s.set_language("en").changed

    assert "/data/a" in changed
    assert "/data/b" not in changed


def test_files_of_a_label_follow_the_language() -> None:
    s = session(
        "<data id='t'><a/></data>",
        body="""<select1 ref="/data/a"><label ref="jr:itext('i')"/>
            <item><label ref="jr:itext('i')"/><value>v</value></item></select1>""",
        model=ITEXT,
    )
    zh = s.question("/data/a")
    picture = zh.choices[0].image
    s.set_language("en")
    en = s.question("/data/a")

    assert zh.media == {"image": "zh.png", "big-image": "big.png", "audio": "zh.mp3"}
    assert picture == "zh.png"
    assert en.media == {"image": "en.png"}


def test_what_a_resident_wrote_is_no_markup_in_a_label() -> None:
    s = session(
        "<data id='t'><a/><b/></data>",
        body="""<input ref="/data/a"><label>*You*</label></input>
            <input ref="/data/b"><label>Dear *<output value="/data/a"/>*</label></input>""",
    )
    s.answer("/data/a", "**x**")
    question = s.question("/data/b")

    assert question.label == "Dear ***x***"
    assert question.label_markup == r"Dear *\*\*x\*\**"
    assert s.question("/data/a").label_markup == "*You*"


def test_the_whole_record_can_be_read_node_by_node() -> None:
    s = session(
        "<data id='t'><g><a>1</a></g><b>2</b></data>",
        binds="""<bind nodeset="/data/b" relevant="false()"/>
            <bind nodeset="/data/g/a" required="true()"/>""",
        body="""<group ref="/data/g"><label>Group</label><input ref="/data/g/a"/></group>""",
    )
    states = {state.ref: state for state in s.nodes()}

    assert states["/data/@id"].value == "t"
    assert (states["/data/g"].value, states["/data/g"].label) == (None, "Group")
    assert (states["/data/g/a"].value, states["/data/g/a"].required) == ("1", True)
    assert (states["/data/b"].value, states["/data/b"].stored) == ("", "2")


def test_a_record_can_be_written_as_it_would_be_filed_though_answers_are_missing() -> None:
    s = session(
        "<data id='t'><a/><b>2</b></data>",
        binds="""<bind nodeset="/data/a" required="true()"/>
            <bind nodeset="/data/b" relevant="false()"/>""",
        body=inputs("/data/a"),
    )

    assert s.violations()
    assert b"<a/>" in s.submission()
    assert b"<b>" not in s.submission()
