import pytest

import forms
from tests.forms.xform import session

MEMBERS = '<data id="t"><total/><m jr:template=""><x/><n/></m><m><x/><n/></m></data>'
BODY = '<group ref="/data/m"><repeat nodeset="/data/m"><input ref="/data/m/x"/></repeat></group>'


def filling(binds: str, instance: str = MEMBERS, body: str = BODY) -> forms.Session:
    return session(instance, binds=binds, body=body)


def test_a_new_instance_is_counted_numbered_and_summed() -> None:
    s = filling(
        """<bind nodeset="/data/total" calculate="sum(/data/m/x)"/>
        <bind nodeset="/data/m/x" type="int"/>
        <bind nodeset="/data/m/n" calculate="position(..)"/>"""
    )
    s.answer("/data/m[1]/x", "2")
    ref = s.add_repeat("/data/m").ref
    s.answer("/data/m[2]/x", "3")

    assert ref == "/data/m[2]"
    assert s.value("/data/total") == "5"
    assert s.value("/data/m[2]/n") == "2"


def test_taking_one_out_moves_up_those_behind_it() -> None:
    s = filling('<bind nodeset="/data/m/n" calculate="position(..)"/>')
    for number in (1, 2, 3):
        if number > 1:
            s.add_repeat("/data/m")
        s.answer(f"/data/m[{number}]/x", f"x{number}")

    s.remove_repeat("/data/m[2]")

    assert s.value("/data/m[2]/x") == "x3"
    assert s.value("/data/m[2]/n") == "2"


def test_an_expression_stays_in_its_own_instance_unless_it_asks_for_all() -> None:
    s = filling(
        """<bind nodeset="/data/m/n" calculate="concat(../x, '/', /data/m/x, '/',
            count(/data/m), '/', join(' ', /data/m/x))"/>"""
    )
    s.answer("/data/m[1]/x", "a")
    s.add_repeat("/data/m")
    s.answer("/data/m[2]/x", "b")

    assert s.value("/data/m[1]/n") == "a/a/2/a b"
    assert s.value("/data/m[2]/n") == "b/b/2/a b"


def test_an_instance_may_read_the_one_before_it() -> None:
    s = filling(
        """<bind nodeset="/data/m/n"
            calculate="indexed-repeat(/data/m/x, /data/m, position(..) - 1)"/>"""
    )
    s.answer("/data/m[1]/x", "first")
    s.add_repeat("/data/m")
    after_adding = s.value("/data/m[2]/n")
    s.answer("/data/m[1]/x", "changed")

    assert after_adding == "first"
    assert s.value("/data/m[2]/n") == "changed"


def test_a_count_adds_and_sets_aside_and_brings_back_what_was_answered() -> None:
    s = filling(
        '<bind nodeset="/data/total" type="int"/>',
        body="""<input ref="/data/total"/><repeat nodeset="/data/m" jr:count="/data/total">
            <input ref="/data/m/x"/></repeat>""",
    )
    s.answer("/data/total", "2")
    s.answer("/data/m[2]/x", "kept")
    s.answer("/data/total", "1")
    fewer = s.snapshot().decode().count("<m>")
    s.answer("/data/total", "2")

    assert fewer == 1
    assert s.value("/data/m[2]/x") == "kept"
    with pytest.raises(forms.FormError):
        s.add_repeat("/data/m")


COUNTED = """<input ref="/data/total"/><repeat nodeset="/data/m" jr:count="/data/total">
    <input ref="/data/m/x"/></repeat>"""


def test_an_absurd_count_is_refused_with_a_cure_and_the_answer_before_it_stays() -> None:
    s = filling("", body=COUNTED)
    s.answer("/data/total", "2")

    with pytest.raises(forms.FormError, match="5000 instances") as refused:
        s.answer("/data/total", "1000000000")

    assert (refused.value.place, "jr:count" in refused.value.cure) == ("/data/m", True)
    assert s.value("/data/total") == "2"
    assert s.value("/data/m[2]/x") == ""


def test_nested_counts_cannot_fill_the_memory() -> None:
    with pytest.raises(forms.FormError, match="100000 nodes"):
        filling(
            "",
            instance="<data id='t'><o><i><x/></i></o></data>",
            body="""<repeat nodeset="/data/o" jr:count="1000">
                <repeat nodeset="/data/o/i" jr:count="1000"><input ref="/data/o/i/x"/></repeat>
                </repeat>""",
        )


def test_a_full_repeat_says_why_it_cannot_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forms.instance.repeats.MOST_INSTANCES", 2)
    s = filling("")
    s.add_repeat("/data/m")

    page = s.pages()[0]

    assert isinstance(page, forms.RepeatPage)
    assert not page.can_add
    assert "不能再增加" in page.cannot_add
    with pytest.raises(forms.FormError):
        s.add_repeat("/data/m")


@pytest.mark.parametrize(
    ("count", "instances"), [("2.9", 2), ("-1", 0), ("0", 0), ("", 1), ("nought", 1)]
)
def test_a_count_is_cut_to_a_whole_number_and_a_blank_one_changes_nothing(
    count: str, instances: int
) -> None:
    s = filling("", body=COUNTED)
    s.answer("/data/total", count)

    assert sum(state.ref.endswith("/x") for state in s.nodes()) == instances


def test_a_new_instance_is_blank_where_the_form_has_no_template_for_it() -> None:
    s = filling("", instance="<data id='t'><m><x>first</x></m></data>")
    s.add_repeat("/data/m")

    assert [s.value("/data/m[1]/x"), s.value("/data/m[2]/x")] == ["first", ""]


def test_a_new_instance_begins_with_the_defaults_of_its_template() -> None:
    s = filling("", instance='<data id="t"><m jr:template=""><x>new</x></m><m><x/></m></data>')
    s.add_repeat("/data/m")

    assert [s.value("/data/m[1]/x"), s.value("/data/m[2]/x")] == ["", "new"]


def test_an_empty_repeat_that_would_be_irrelevant_has_no_page() -> None:
    s = filling(
        """<bind nodeset="/data/m" relevant="/data/total = 'yes'"/>""",
        instance='<data id="t"><total/><m jr:template=""><x/></m></data>',
        body=f'<input ref="/data/total"/>{BODY}',
    )
    before = [page.ref for page in s.pages()]
    s.answer("/data/total", "yes")

    assert before == ["/data/total"]
    assert [page.ref for page in s.pages()] == ["/data/total", "/data/m"]


def test_namesakes_that_are_no_repeat_are_told_apart_by_position() -> None:
    s = session('<data id="t"><x>a</x><x>b</x></data>')

    assert [(state.ref, state.value) for state in s.nodes()][2:4] == [
        ("/data/x", "a"),
        ("/data/x[2]", "b"),
    ]


def test_new_instances_get_their_setvalue_and_those_of_the_form_do_not() -> None:
    s = filling(
        "",
        body="""<repeat nodeset="/data/m"><input ref="/data/m/x"/>
            <setvalue event="odk-new-repeat" ref="/data/m/n" value="position(..)"/></repeat>""",
    )
    s.add_repeat("/data/m")

    assert (s.value("/data/m[1]/n"), s.value("/data/m[2]/n")) == ("", "2")


def test_repeats_nest() -> None:
    s = filling(
        """<bind nodeset="/data/o/sum" calculate="sum(../i/x)"/>
        <bind nodeset="/data/all" calculate="sum(/data/o/sum)"/>""",
        instance="""<data id="t"><all/><o jr:template=""><sum/><i jr:template=""><x/></i><i><x/></i>
            </o><o><sum/><i><x/></i></o></data>""",
        body="""<repeat nodeset="/data/o"><repeat nodeset="/data/o/i"><input ref="/data/o/i/x"/>
            </repeat></repeat>""",
    )
    outer = s.add_repeat("/data/o").ref
    inner = s.add_repeat(f"{outer}/i").ref
    for ref, value in (("/data/o[1]/i[1]", "1"), (f"{outer}/i[1]", "20"), (inner, "300")):
        s.answer(f"{ref}/x", value)

    assert inner == "/data/o[2]/i[2]"
    assert (s.value("/data/o[2]/sum"), s.value("/data/all")) == ("320", "321")


@pytest.mark.parametrize("ref", ["/data/total", "/data/none", "/nowhere"])
def test_what_is_no_repeat_cannot_be_added_to(ref: str) -> None:
    with pytest.raises(forms.FormError):
        filling("").add_repeat(ref)


def test_a_fixed_repeat_has_its_one_instance_and_no_more() -> None:
    s = filling(
        "",
        instance='<data id="t"><m jr:template=""><x/></m></data>',
        body='<repeat nodeset="/data/m" jr:noAddRemove="true()"><input ref="/data/m/x"/></repeat>',
    )

    assert s.answer("/data/m[1]/x", "a").violation is None
    with pytest.raises(forms.FormError):
        s.add_repeat("/data/m")


def test_a_count_below_all_numbers_is_none_at_all() -> None:
    s = filling(
        "",
        instance="<data id='t'><m><x/></m></data>",
        body="""<repeat nodeset="/data/m" jr:count="-1 div 0"><input ref="/data/m/x"/></repeat>""",
    )

    assert [state.ref for state in s.nodes() if state.ref.endswith("/x")] == []
