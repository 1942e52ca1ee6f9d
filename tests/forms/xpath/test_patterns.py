import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import forms
from forms.xpath.patterns import compiled_pattern
from tests.forms.xpath.evaluate import text


@pytest.mark.parametrize(
    ("answer", "pattern", "matches"),
    [
        ("11010519491231002X", r"^[0-9]{17}[0-9X]$", True),
        ("1101051949123100", r"^[0-9]{17}[0-9X]$", False),
        ("x1", "[0-9]+", True),
        ("欧阳娜娜", r"^[\u4e00-\u9fa5]{2,}$", True),
        ("欧阳", r"^\p{IsHan}+$", True),
        ("Ou", r"^\p{Lu}\p{Ll}$", True),
        ("Ou", r"\P{L}", False),
        ("１２", r"^\d+$", False),
        ("a.b", r"^a\.b$", True),
        ("a-b]", r"^[\w\]-]+$", True),
        ("ab", "^(?:a|b)*?$", True),
        ("abc", "^(?<first>a)bc?", True),
        ("abc1", "^(?=.*[0-9])(?!.*x)[a-z0-9]{4,}$", True),
        ("one two", r"\btwo\b", True),
        ("onetwo", r"\btwo\b", False),
        ("a\nb", "^a.b$", False),
        ("", "^$", True),
        ("\u4e00", r"^\u{4e00}$", True),
    ],
)
def test_patterns_match_somewhere_in_the_text(answer: str, pattern: str, matches: bool) -> None:  # noqa: FBT001
    assert compiled_pattern(pattern).is_found_in(answer) is matches


_ATOMS = st.sampled_from(["a", "b", ".", r"\d", r"\w", "[ab]", "[^a]", "[a-c1]", "^", "$", r"\b"])
_PATTERNS = st.recursive(
    _ATOMS,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map(lambda two: f"({two[0]}|{two[1]})"),
        st.tuples(inner, st.sampled_from(["*", "+", "?", "{2}", "{1,3}", "{2,}", "*?"])).map(
            lambda two: f"(?:{two[0]}){two[1]}"
        ),
        inner.map(lambda one: f"(?={one})"),
        inner.map(lambda one: f"(?!{one})"),
    ),
    max_leaves=6,
)


@given(_PATTERNS, st.text(alphabet="ab1 c", max_size=8))
@settings(max_examples=500)
def test_patterns_match_where_those_of_python_do(pattern: str, answer: str) -> None:
    expected = re.search(pattern, answer, re.ASCII) is not None

    assert compiled_pattern(pattern).is_found_in(answer) is expected


@pytest.mark.parametrize(
    "pattern",
    [
        "^(a+)+$",
        "^([a-z]+ ?)+$",
        "(a?){30}a{30}$",
        "(a|a)*$",
        "^b(.*a.*){9}!$",
        "(?=.*(?=.*(?=.*!)))!!",
        "((a{90}){90}){90}",
    ],
)
def test_patterns_that_ruin_others_end_and_match_nothing(pattern: str) -> None:
    assert not compiled_pattern(pattern).is_found_in("b" + "a" * 500 + "?")


@pytest.mark.parametrize(
    "pattern",
    ["(a", "a)", "[a", "a**", "*a", "[b-a]", "a{2,1}", r"\p{No one}", r"\u12", "\\", "(" * 1999,
     "a" * 2001, "a{99999999999999999999}"],
)  # fmt: skip
def test_what_is_no_pattern_is_refused_with_a_cure(pattern: str) -> None:
    with pytest.raises(forms.FormError) as refusal:
        compiled_pattern(pattern)

    assert refusal.value.cure
    assert refusal.value.zh != refusal.value.fact


@given(st.text(alphabet="ab[](){}|*+?\\^$.-,09pu<>=!:", max_size=20))
@settings(max_examples=500)
def test_any_text_is_a_pattern_or_refused(pattern: str) -> None:
    try:
        found = compiled_pattern(pattern).is_found_in("ab 0")
    except forms.FormError:
        return

    assert found in {True, False}


def test_a_pattern_that_is_computed_and_none_matches_nothing() -> None:
    assert text("regex('a', concat('[', ''))") == "false"
    assert text("regex('a1', concat('[0-9]', ''))") == "true"
