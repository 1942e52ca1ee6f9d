import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import forms
from forms.xpath import Context, Scope, compile_expression
from forms.xpath.functions import FUNCTIONS
from tests.forms.xpath.evaluate import Surroundings, text


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ("1 + 2 * 3 - 4 div 2", "5"),
        ("1 - 2 - 3", "-4"),
        ("--2", "2"),
        ("7 mod -3", "1"),
        ("-7 mod 3", "-1"),
        ("1 div 0", "Infinity"),
        ("0 div 0", "NaN"),
        ("1 < 2 = true()", "true"),
        ("1 = 1 and 2 = 3 or 4 = 4", "true"),
        ("0.1 + 0.2 = 0.3", "true"),
        ("'a' = \"a\"", "true"),
        ("count(/data/x | /data/x)", "2"),
        ("/data/x[2]", "b"),
        ("/data/x[. = 'b']/@n", "2"),
        ("/data/*[last()]", "7"),
        ("/data/x = 'a' and /data/x != 'a'", "true"),
        ("string(/data/missing)", ""),
        ("/data/div * 2", "14"),
        ("name(/data/x/..)", "data"),
    ],
)
def test_operators_and_paths_follow_xpath_1(expression: str, result: str) -> None:
    xml = '<data><x n="1">a</x><x n="2">b</x><div>7</div></data>'

    assert text(expression, xml) == result


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ("if(1 = 1, 'yes', 'no')", "yes"),
        ("coalesce('', 'second')", "second"),
        ("concat('a', 1, true())", "a1true"),
        ("join('-', 'a', 'b')", "a-b"),
        ("substr('身份证号码', 0, 3)", "身份证"),
        ("substring('12345', 2, 3)", "234"),
        ("translate('abc', 'ac', 'x')", "xb"),
        ("normalize-space('  a  b ')", "a b"),
        ("regex('440524', '^[0-9]{6}$')", "true"),
        ("selected('a b c', 'b')", "true"),
        ("selected-at('a b c', 1)", "b"),
        ("count-selected('a b c')", "3"),
        ("round(2.15, 1)", "2.2"),
        ("round(-1.5)", "-1"),
        ("int(-2.9)", "-2"),
        ("pow(2, 10)", "1024"),
        ("today()", "2026-11-22"),
        ("today() - date('2026-11-20')", "2"),
        ("int((today() - date('1949-12-31')) div 365.25)", "76"),
        ("date(today() + 10)", "2026-12-02"),
        ("date('2026-02-30')", ""),
        ("date('2026-11-21T23:00:00Z')", "2026-11-22"),
        ("format-date(today(), '%Y年%n月%e日 %a %%')", "2026年11月22日 Sun %"),
        ("format-date-time(now(), '%H:%M:%S.%3')", "09:30:00.000"),
        ("decimal-time('12:00:00+08:00')", "0.5"),
        ("decimal-date-time('1970-01-01T08:00:00+08:00')", "0"),
        ("now() > today()", "false"),
        ("now() = today()", "true"),
        (
            "digest('abc', 'SHA-256', 'hex')",
            f"{'ba7816bf8f01cfea414140de5dae2223'}b00361a396177a9cb410ff61f20015ad",
        ),
        ("base64-decode('5L2g5aW9')", "你好"),
        ("checklist(2, 3, 1 = 1, 2 = 2, 1 = 2)", "true"),
        ("weighted-checklist(5, 5, 1 = 1, 5, 1 = 2, 9)", "true"),
        ("jr:itext('welcome')", "text of welcome"),
        ("distance('0 0;0 1')", "111318.85"),
        ("intersects('0 0;1 1;0 1;1 0')", "true"),
        ("intersects('0 0;0 1;1 1;1 0;0 0')", "false"),
    ],
)
def test_functions_follow_odk_xforms(expression: str, result: str) -> None:
    assert text(expression) == result


def test_randomize_gives_the_order_every_engine_gives_for_a_seed() -> None:
    xml = f"<r>{''.join(f'<i>{c}</i>' for c in 'ABCDEFGH')}</r>"

    assert text("join('', randomize(/r/i, 1234))", xml) == "GFEDAHBC"
    assert text("join('', randomize(/r/i, 'foo'))", xml) == "EADBHGCF"


@pytest.mark.parametrize(
    ("expression", "fact"),
    [
        ("cout(/data/x)", "There is no function cout()."),
        ("substring('a')", "substring() does not take 1 arguments."),
        ("1 +", "has something unexpected at 'the end'"),
        ("(1", "has something unexpected"),
        ("a b", "has something unexpected at 'b'"),
        ("#", "cannot be read at '#'"),
        ("$x", "There is no variable $x."),
        ("count('a')", "count() needs nodes"),
        ("sideways::a", "There is no axis sideways::."),
        (f"{'(' * 400}1{')' * 400}", "nested too deeply"),
        ("1" + " + 1" * 4000, "nested too deeply"),
    ],
)
def test_a_wrong_expression_is_refused_with_its_fact_and_place(expression: str, fact: str) -> None:
    with pytest.raises(forms.FormError) as refusal:
        compile_expression(expression, Scope(place="/data/x calculate"))

    assert fact in refusal.value.fact
    assert refusal.value.place == "/data/x calculate"
    assert refusal.value.user_text("zh_CN").startswith("/data/x calculate：")


@given(st.text(alphabet="ab/[]()@.*:'\"=<>|-+,$ 01\n当", max_size=40))
def test_any_text_compiles_or_is_refused(expression: str) -> None:
    with contextlib.suppress(forms.FormError):
        compile_expression(expression, Scope())


_ARGUMENTS = st.sampled_from(
    ["''", "'x'", "'9e9 1 2'", "-1", "0", "1.5", "1 div 0", "0 div 0", "true()", "/r/i", "/none",
     "today()", "now()", "'9999-12-31'", "'0001-01-01T00:00:00+14:00'", "99999999999999999999",
     "'1 2;3 4;5 6;1 2'", "'%Y%'", "'[('"]
)  # fmt: skip


@given(st.sampled_from(sorted(FUNCTIONS)), st.lists(_ARGUMENTS, max_size=5))
@settings(max_examples=600)
def test_no_function_breaks_whatever_it_is_given(name: str, arguments: list[str]) -> None:
    surroundings = Surroundings("<r><i>1</i><i>x</i><i/></r>")
    try:
        code = compile_expression(f"{name}({', '.join(arguments)})", Scope()).code
    except forms.FormError:
        return
    context = Context(surroundings, surroundings.root)

    assert isinstance(code.string(context), str)
    assert isinstance(code.number(context), float)
    assert isinstance(code.boolean(context), bool)
