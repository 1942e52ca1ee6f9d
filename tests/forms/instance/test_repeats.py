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
    ref = s.add_repeat("/data/m")
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


def test_an_absurd_count_is_cut() -> None:
    s = filling(
        "",
        body="""<input ref="/data/total"/><repeat nodeset="/data/m" jr:count="/data/total">
            <input ref="/data/m/x"/></repeat>""",
    )
    s.answer("/data/total", "1000000000")

    assert s.snapshot().decode().count("<m>") == 1000


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
    outer = s.add_repeat("/data/o")
    inner = s.add_repeat(f"{outer}/i")
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
