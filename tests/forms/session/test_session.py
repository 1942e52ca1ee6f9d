import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import forms
from tests.forms.xform import inputs, session, start, xform

BODY = """
<input ref="/data/name"><label>姓名</label><hint>与身份证一致</hint></input>
<group ref="/data/g" appearance="field-list"><label>地址</label>
  <input ref="/data/g/street"><label>街道</label></input>
  <group><input ref="/data/g/door"><label>门牌</label></input></group></group>
<input ref="/data/note"><label>您好，<output value="/data/name"/></label></input>
<group ref="/data/m"><label>家庭成员</label><repeat nodeset="/data/m">
  <input ref="/data/m/x"><label>成员</label></input></repeat></group>
<upload ref="/data/photo" mediatype="image/*"><label>照片</label></upload>"""
INSTANCE = """<data id="t" version="1"><name/><g><street/><door/></g><note/>
    <m jr:template=""><x/></m><m><x/></m><photo/><secret/></data>"""
BINDS = """<bind nodeset="/data/name" required="true()" kiosk:fill="card.name" kiosk:same="person.name"/>
    <bind nodeset="/data/note" readonly="true()"/><bind nodeset="/data/photo" type="binary"/>
    <bind nodeset="/data/secret" calculate="concat('s', /data/name)"/>
    <bind nodeset="/data/g/door" relevant="/data/g/street != ''"/>"""


@pytest.fixture
def form() -> forms.Form:
    return forms.load(xform(INSTANCE, binds=BINDS, body=BODY))


@pytest.fixture
def filling(form: forms.Form) -> forms.Session:
    return start(form)


def refs(s: forms.Session) -> list[str]:
    return [page.ref for page in s.pages()]


def test_each_question_is_a_page_and_a_field_list_is_one(filling: forms.Session) -> None:
    assert refs(filling) == [
        "/data/name", "/data/g", "/data/note", "/data/m", "/data/m[1]/x", "/data/photo",
    ]  # fmt: skip


def test_irrelevant_questions_are_not_shown(filling: forms.Session) -> None:
    def questions() -> list[str]:
        page = filling.pages()[1]
        assert isinstance(page, forms.QuestionPage)
        return [question.ref for question in page.questions]

    before = questions()
    filling.answer("/data/g/street", "示范路")

    assert before == ["/data/g/street"]
    assert questions() == ["/data/g/street", "/data/g/door"]


def test_a_repeat_lists_its_entries_by_their_first_answer(filling: forms.Session) -> None:
    filling.answer("/data/m[1]/x", "示范居民")
    filling.add_repeat("/data/m")
    page = filling.pages()[3]

    assert page == forms.RepeatPage(
        ref="/data/m",
        label="家庭成员",
        hint="",
        instances=(
            forms.RepeatInstance("/data/m[1]", 1, "示范居民"),
            forms.RepeatInstance("/data/m[2]", 2, "家庭成员"),
        ),
        can_add=True,
        can_remove=True,
    )


def test_a_question_says_all_a_screen_needs(filling: forms.Session) -> None:
    question = filling.question("/data/name")

    assert (question.control, question.data_type, question.label) == ("input", "string", "姓名")
    assert (question.hint, question.required, question.readonly) == ("与身份证一致", True, False)
    assert question.extra == {"fill": "card.name", "same": "person.name"}
    assert filling.question("/data/photo").media_type == "image/*"


def test_a_readonly_input_is_a_note_with_values_woven_in(filling: forms.Session) -> None:
    filling.answer("/data/name", "示范居民")
    note = filling.question("/data/note")

    assert (note.control, note.label) == ("note", "您好，示范居民")


def test_a_missing_answer_is_a_violation_in_the_active_language(filling: forms.Session) -> None:
    chinese = filling.check(["/data/name"])
    filling.set_language("en")

    assert chinese == (forms.Violation("/data/name", "required", "这一项需要填写。"),)
    assert filling.violations()[0].message == "Please answer this question."


def test_a_constraint_has_its_own_words_in_each_language() -> None:
    itext = """<itext>
      <translation lang="中文 (zh_CN)"><text id="m"><value>不能小于 1</value></text></translation>
      <translation lang="English (en)"><text id="m"><value>At least 1</value></text></translation>
      </itext>"""
    s = session(
        '<data id="t"><a/></data>',
        binds="""<bind nodeset="/data/a" type="int" constraint=". &gt;= 1"
            jr:constraintMsg="jr:itext('m')"/>""",
        body=inputs("/data/a"),
        model=itext,
    )
    chinese = s.answer("/data/a", "0").violation
    s.set_language("en")
    english = s.answer("/data/a", "0").violation

    assert chinese == forms.Violation("/data/a", "constraint", "不能小于 1")
    assert english == forms.Violation("/data/a", "constraint", "At least 1")
    assert s.answer("/data/a", "1").violation is None


def test_a_text_that_contains_itself_is_written_once() -> None:
    itext = """<itext><translation lang="zh_CN"><text id="m">
      <value>问<output value="jr:itext('m')"/>答</value></text></translation></itext>"""
    s = session(
        '<data id="t"><a/></data>',
        body="""<input ref="/data/a"><label ref="jr:itext('m')"/></input>""",
        model=itext,
    )

    assert s.question("/data/a").label == "问问答答"


def test_a_number_with_check_digits_is_checked() -> None:
    s = session(
        '<data id="t"><a/></data>',
        binds='<bind nodeset="/data/a" kiosk:check="id-number"/>',
        body=inputs("/data/a"),
    )

    wrong = s.answer("/data/a", "110105194912310020").violation
    right = s.answer("/data/a", "11010519491231002X").violation

    assert wrong is not None
    assert (wrong.kind, right) == ("check", None)


def test_what_could_not_be_stored_is_shown_again_and_reported_until_it_is_mended() -> None:
    s = session(
        '<data id="t"><a/></data>',
        binds='<bind nodeset="/data/a" type="int"/>',
        body=inputs("/data/a"),
    )
    s.answer("/data/a", "many")

    assert s.question("/data/a").value == "many"
    assert [v.kind for v in s.violations()] == ["type"]
    assert s.answer("/data/a", "3").violation is None


def test_a_value_that_its_list_does_not_offer_is_reported() -> None:
    s = session(
        '<data id="t"><a/></data>',
        body="""<select1 ref="/data/a"><item><value>x</value><label>X</label></item></select1>""",
    )

    unknown = s.answer("/data/a", "y").violation

    assert unknown == forms.Violation("/data/a", "type", "请从列表里选择。")
    assert s.answer("/data/a", "x").violation is None


def test_finalizing_refuses_what_is_not_right(filling: forms.Session) -> None:
    with pytest.raises(forms.NotValid) as refusal:
        filling.finalize()

    assert [v.ref for v in refusal.value.violations] == ["/data/name"]


def test_a_finalized_record_leaves_out_what_is_irrelevant(filling: forms.Session) -> None:
    filling.answer("/data/g/street", "示范路")
    filling.answer("/data/g/door", "7")
    filling.answer("/data/g/street", "")
    filling.answer("/data/name", "示范\x07e\u0301")
    filling.answer("/data/photo", "p.jpg")

    final = filling.finalize()

    assert final.attachments == ("p.jpg",)
    assert final.instance_id == "uuid:00000000-0000-7000-8000-000000000001"
    assert final.xml.decode().partition("\n")[2] == (
        '<data xmlns:orx="http://openrosa.org/xforms" id="t" version="1"><name>示范é</name>'
        "<g><street/></g><note/><m><x/></m><photo>p.jpg</photo><secret>s示范é</secret>"
        "<orx:meta><orx:instanceID>uuid:00000000-0000-7000-8000-000000000001</orx:instanceID>"
        "</orx:meta></data>"
    ).replace("s示范é", "s示范é")


def test_an_edit_gets_a_new_identity_and_names_the_old_one(
    form: forms.Form, filling: forms.Session
) -> None:
    filling.answer("/data/name", "示范居民")
    filed = filling.finalize()

    edit = start(form, instance=filed.xml, is_edit=True, first_id=9)

    assert edit.instance_id == "uuid:00000000-0000-7000-8000-000000000009"
    assert edit.value("/data/meta/deprecatedID") == filed.instance_id
    assert edit.value("/data/name") == "示范居民"


def test_the_draft_of_an_edit_still_names_what_it_replaces(
    form: forms.Form, filling: forms.Session
) -> None:
    filling.answer("/data/name", "示范居民")
    edit = start(form, instance=filling.finalize().xml, is_edit=True, first_id=9)

    opened = start(form, instance=edit.snapshot(), first_id=20)

    assert opened.instance_id == edit.instance_id
    assert opened.value("/data/meta/deprecatedID") == filling.instance_id


def test_preloads_are_set_at_the_start_and_at_the_end() -> None:
    s = session(
        '<data id="t"><start/><end/><day/><meta><instanceID/></meta></data>',
        binds="""<bind nodeset="/data/start" jr:preload="timestamp" jr:preloadParams="start"/>
            <bind nodeset="/data/end" jr:preload="timestamp" jr:preloadParams="end"/>
            <bind nodeset="/data/day" jr:preload="date" jr:preloadParams="today"/>
            <bind nodeset="/data/meta/instanceID" jr:preload="uid"/>""",
    )
    before = s.values()
    s.finalize()

    assert before == {
        "/data/start": "2026-11-22T09:30:00.000+08:00",
        "/data/day": "2026-11-22",
        "/data/meta/instanceID": "uuid:00000000-0000-7000-8000-000000000001",
    }
    assert s.value("/data/end") == "2026-11-22T09:30:00.000+08:00"


def test_a_draft_of_another_form_is_refused(form: forms.Form) -> None:
    with pytest.raises(forms.FormError, match="another form"):
        start(form, instance=b'<data id="other"/>')


def test_a_group_takes_no_answer(filling: forms.Session) -> None:
    with pytest.raises(forms.FormError, match="group"):
        filling.answer("/data/g", "x")


@pytest.mark.parametrize("ref", ["/data/none", "/data/m[7]/x", "nonsense", "", "/data/secret"])
def test_asking_for_what_is_not_there_is_refused(filling: forms.Session, ref: str) -> None:
    with pytest.raises(forms.FormError):
        filling.question(ref)


_ANSWERS = st.tuples(
    st.sampled_from(
        ["/data/name", "/data/g/street", "/data/g/door", "/data/m[1]/x", "/data/m[2]/x"]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=8),
)


@given(st.lists(_ANSWERS, max_size=12), st.integers(0, 2))
@settings(max_examples=60)
def test_a_draft_opens_again_as_it_was_left(answers: list[tuple[str, str]], more: int) -> None:
    form = forms.load(xform(INSTANCE, binds=BINDS, body=BODY))
    left = start(form)
    for _ in range(more):
        left.add_repeat("/data/m")
    for ref, value in answers:
        with contextlib.suppress(forms.FormError):
            left.answer(ref, value)

    opened = start(form, instance=left.snapshot())

    assert opened.snapshot() == left.snapshot()
    assert opened.instance_id == left.instance_id
