"""The feature matrix: every item has a topic, every miss a reason or the word open."""

from tests.conformance.matrix import BEGIN, END, matrix, rewrite, section
from tests.conformance.report import Item
from tests.conformance.topics import OPEN, explanation, topic_of, upstream

PASSED = Item("xpath.web-forms", "a", "date", "")
MISSED = Item("xpath.web-forms", "b", "no such test", "1, expected 2")


def test_the_upstream_name_is_that_of_the_file_or_of_the_group_within() -> None:
    assert upstream({"source": "x/y:packages/test/decimal-time.test.ts"}) == "decimal-time"
    assert upstream({"source": "x/y org.example.RepeatTest"}) == "Repeat"
    assert upstream({"source": "x/y:XPathEvalTest", "test": "lambda$sums$0"}) == "sums"
    assert upstream({}) == ""


def test_an_unknown_test_is_other_and_its_misses_are_open() -> None:
    assert topic_of(PASSED) == "dates and times"
    assert topic_of(MISSED) == "other"
    assert explanation(MISSED) == OPEN


def test_the_section_is_replaced_and_nothing_around_it() -> None:
    text = matrix([PASSED, MISSED])
    readme = f"before\n{BEGIN}\nold\n{END}\nafter\n"

    written = rewrite(readme, text)

    assert section(written) == text
    assert written.startswith("before\n")
    assert written.endswith("\nafter\n")
    assert rewrite(written, text) == written


def test_the_matrix_tells_totals_topics_and_misses() -> None:
    text = matrix([PASSED, MISSED])

    assert "| xpath.web-forms | 1 | 2 | 50.00% |" in text
    assert "| dates and times | 1/1 |" in text
    assert f"| other | xpath.web-forms | 1 | {OPEN} |" in text
