import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import forms
from forms.xpath import Context, Scope, compile_expression
from forms.xpath.functions import FUNCTIONS
from tests.forms.xpath.evaluate import Surroundings, text

TREE = """<data>
  <x n="1" m="0">a</x><x n="2">b</x><div>7</div>
  <g><x>c</x><y>9</y></g><when>2001-12-26</when><blank/>
</data>"""


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ("1 + 2 * 3 - 4 div 2", "5"),
        ("1 - 2 - 3", "-4"),
        ("2 * -3", "-6"),
        ("--2", "2"),
        ("-(2 + 1)", "-3"),
        ("7 mod -3", "1"),
        ("-7 mod 3", "-1"),
        ("1 div 0", "Infinity"),
        ("0 div 0", "NaN"),
        ("1 < 2 = true()", "true"),
        ("1 = 1 and 2 = 3 or 4 = 4", "true"),
        ("0.1 + 0.2 = 0.3", "true"),
        ("'a' = \"a\"", "true"),
        ("/data/x = 'a' and /data/x != 'a'", "true"),
        ("/data/div > 6.5 and 8 > /data/div", "true"),
        ("/data/blank = '' and not(/data/blank < 1)", "true"),
        ("/data/none = 'a' or /data/none != 'a'", "false"),
        ("/data/none = false()", "true"),
        ("/data/div * 2", "14"),
        ("string(/data/none)", ""),
    ],
)
def test_operators_follow_xpath_1(expression: str, result: str) -> None:
    assert text(expression, TREE) == result


@pytest.mark.parametrize(
    ("expression", "result"),
    [("1and1", "true"), ("1 or0", "true"), ("7div2", "3.5"), ("7mod4", "3"), ("2div.5", "4")],
)
def test_a_number_may_stand_at_once_behind_an_operator_word(expression: str, result: str) -> None:
    assert text(expression) == result


@pytest.mark.parametrize(
    ("path", "result"),
    [
        ("/data/x[2]", "b"),
        ("/data/x[. = 'b']/@n", "2"),
        ("/data/*[last()]/preceding-sibling::*[1]", "2001-12-26"),
        ("/data/g/preceding-sibling::x[1]", "b"),
        ("/data/g/x/preceding::*[last()]", "a"),
        ("/data/x[1]/following::y", "9"),
        ("/data/x[1]/following-sibling::*[2]", "7"),
        ("//y/ancestor::*[1]/x", "c"),
        ("//y/ancestor-or-self::*[last()]/div", "7"),
        ("(//x)[3]", "c"),
        ("//x[3]", ""),
        ("/data/descendant::x[3]", "c"),
        ("/data/x[1]/attribute::*[2]", "0"),
        ("/data/g/child::node()[2]", "9"),
        ("/data/x[1]/text()", "a"),
        ("name(/data/x/..)", "data"),
        ("/data/x[position() = last()]", "b"),
        ("/data/x[@n > 1][1]", "b"),
    ],
)
def test_paths_follow_every_axis(path: str, result: str) -> None:
    assert text(path, TREE) == result


def test_a_union_is_in_document_order_and_without_doubles() -> None:
    assert text("join(' ', //y | /data/x | /data/g/x | /data/x[2])", TREE) == "a b c 9"


def test_attributes_of_two_namespaces_may_share_a_name() -> None:
    xml = '<data xmlns:jr="http://openrosa.org/javarosa" jr:kind="1" kind="0"/>'

    assert text("count(/data/@*)", xml) == "2"


@pytest.mark.parametrize("test", ["0 and {}", "1 or {}", "not(1) and {} and {}", "1 or 0 or {}"])
@pytest.mark.parametrize("call", ["explode()", "substring()", "explode(/x, substring())"])
def test_what_cannot_decide_is_not_evaluated(test: str, call: str) -> None:
    assert text(test.format(call, call)) in {"true", "false"}


@pytest.mark.parametrize("branch", ["if(1, 'a', explode())", "coalesce('a', explode())"])
def test_the_branch_not_taken_is_not_evaluated(branch: str) -> None:
    assert text(branch) == "a"


@pytest.mark.parametrize(
    ("expression", "fact"),
    [
        ("1 +", "has something unexpected at 'the end'"),
        ("(1", "has something unexpected"),
        ("a b", "has something unexpected at 'b'"),
        ("1 android", "has something unexpected at 'android'"),
        ("a | -b", "has something unexpected at '-b'"),
        ("#", "cannot be read at '#'"),
        ("sideways::a", "There is no axis sideways::."),
    ],
)
def test_what_is_not_xpath_is_refused_with_its_fact_place_and_cure(
    expression: str, fact: str
) -> None:
    with pytest.raises(forms.FormError) as refusal:
        compile_expression(expression, Scope(place="/data/x calculate"))

    assert fact in refusal.value.fact
    assert refusal.value.cure
    assert refusal.value.place == "/data/x calculate"
    assert refusal.value.user_text("zh_CN").startswith("/data/x calculate：")


@pytest.mark.parametrize(
    ("expression", "fact"),
    [
        ("0 and cout(/data/x)", "There is no function cout()."),
        ("substring('a')", "substring() does not take 1 argument."),
        ("string-length()", "string-length() does not take 0 arguments."),
        ("weighted-checklist(1, 2, 3)", "weighted-checklist() does not take 3 arguments."),
        ("indexed-repeat(/a/r/x, /a/r, 1, /a/r/s)", "does not take 4 arguments."),
        ("$x", "There is no variable $x."),
        ("count('a')", "count() needs nodes"),
        ("indexed-repeat(1, /a/r, 1)", "indexed-repeat() needs plain paths"),
        ("date('1983-09-31')", "There is no day 1983-09-31."),
        ("decimal-date-time('-1000')", "'-1000' is not a date."),
        ("date('nonsense')", "'nonsense' is not a date."),
        ("format-date('nonsense', '%Y')", "'nonsense' is not a date."),
        ("date-time(1 < 2)", "date-time() is given true or false, which is no date."),
        ("geofence(/d/place, '')", "'' is no area."),
        ("digest('a', 'SHA-3')", "digest() does not know the algorithm 'SHA-3'."),
        ("digest('a', 'MD5', 'hax')", "digest() does not know the encoding 'hax'."),
        ("regex(., '(a')", "missing )"),
    ],
)
def test_a_call_that_can_never_work_is_a_fault_with_place_and_cure(
    expression: str, fact: str
) -> None:
    (fault, *_) = compile_expression(expression, Scope(place="/data/x calculate")).faults

    assert fact in fault.fact
    assert fault.cure
    assert fault.place == "/data/x calculate"
    assert fault.user_text("zh_CN").startswith("/data/x calculate：")


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ("1" + " + 1" * 5_000, "5001"),
        ("1" + " and 1" * 5_000, "true"),
        ("0" + " or 0" * 5_000 + " or 1", "true"),
        ("count(/data/x" + " | /data/x" * 5_000 + ")", "2"),
        (f"concat({', '.join(['1'] * 5_000)})", "1" * 5_000),
        ("count(/data/x" + "[true()]" * 5_000 + ")", "2"),
        ("count((/data/x)" + "[true()]" * 5_000 + ")", "2"),
        (f"{'-' * 5_000}1", "1"),
        (f"{'if(0, 1, ' * 80}2{')' * 80}", "2"),
    ],
)
def test_long_expressions_work(expression: str, result: str) -> None:
    assert text(expression, TREE) == result


@pytest.mark.parametrize(
    "expression",
    [
        f"{'(' * 10_000}1{')' * 10_000}",
        f"{'not(' * 5_000}1{')' * 5_000}",
        f"{'a[' * 5_000}1{']' * 5_000}",
        f"{'1 + (' * 5_000}1{')' * 5_000}",
        "1" + " = 1" * 5_000 + " and (" * 500,
    ],
)
def test_deep_nesting_is_refused_and_never_breaks(expression: str) -> None:
    with pytest.raises(forms.FormError) as refusal:
        compile_expression(expression, Scope())

    assert "nested too deeply" in refusal.value.fact or "unexpected" in refusal.value.fact


@given(st.integers(1, 230), st.sampled_from(["not({})", "a[{}]", "1 + ({})", "if(1, {}, 2)"]))
@settings(max_examples=60, deadline=None)
def test_what_compiles_at_any_depth_also_runs(depth: int, shape: str) -> None:
    before, after = shape.split("{}")
    surroundings = Surroundings("<a><a><a/></a></a>")
    with contextlib.suppress(forms.FormError):
        code = compile_expression(before * depth + "1" + after * depth, Scope()).code
        assert code.string(Context(surroundings, surroundings.root)) is not None


def test_predicates_inside_of_predicates_are_compiled_only_once_each() -> None:
    # With each level compiled twice this would take 2 to the 40th steps.
    nested = "b"
    for _ in range(40):
        nested = f"a[b = {nested} and c]"

    assert text(f"count({nested})", "<a/>") == "0"


@given(st.text(alphabet="ab/[]()@.*:'\"=<>|-+,$ 01\n当", max_size=40))
def test_any_text_compiles_or_is_refused(expression: str) -> None:
    with contextlib.suppress(forms.FormError):
        compile_expression(expression, Scope())


_ARGUMENTS = st.sampled_from(
    ["''", "'x'", "'9e9 1 2'", "-1", "0", "1.5", "1 div 0", "0 div 0", "true()", "/r/i", "/none",
     "today()", "now()", "'9999-12-31'", "'0001-01-01T00:00:00+14:00'", "99999999999999999999",
     "'1 2;3 4;5 6;1 2'", "'%Y%'", "'[('", "date('9999-12-31')", "today() + 1", "/r", "//@*"]
)  # fmt: skip


@given(st.sampled_from(sorted(FUNCTIONS)), st.lists(_ARGUMENTS, max_size=5))
@settings(max_examples=800)
def test_no_function_breaks_whatever_it_is_given(name: str, arguments: list[str]) -> None:
    surroundings = Surroundings("<r><i>1</i><i>x</i><i/><j>9e999</j></r>")
    expression = compile_expression(f"{name}({', '.join(arguments)})", Scope())
    if expression.faults:
        return
    context = Context(surroundings, surroundings.root)

    assert isinstance(expression.code.string(context), str)
    assert isinstance(expression.code.number(context), float)
    assert isinstance(expression.code.boolean(context), bool)
