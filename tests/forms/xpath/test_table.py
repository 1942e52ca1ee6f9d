from datetime import UTC

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.parse.document import document
from forms.xpath import Context, Scope, Table, TableNode, compile_expression
from tests.forms.xpath.evaluate import Surroundings

_CELLS = st.one_of(
    st.none(),
    st.sampled_from(["a", "a", "b", "1", "01", " 1 ", "1.0", "-1", "", "2026-11-22", "20779", "é"]),
)
_KEYS = st.sampled_from(
    [
        "'a'",
        "''",
        "'1'",
        "1",
        "-1",
        "0.3 + 0.7",
        "number('x')",
        "true()",
        "date('2026-11-22')",
        "/data/k",
        "current()/data/k",
        "/data/none",
        "count(/data/k)",
        "if(/data/k = 'a', 'b', 1)",
        "instance('t')/root/item/y",
        "y",
        "string(position())",
    ]
)
_PREDICATES = st.sampled_from(
    [
        "[x = {key}]",
        "[{key} = x]",
        "[x = {key} and y = 'a']",
        "[y = 'a' and x = {key}]",
        "[y = 'a' and x = {key}][1]",
        "[x = {key} and 2]",
        "[x = {key} and count(y)]",
        "[x = {key}][2]",
        "[x = {key}][y = 'b']",
        "[x = {key}][position() = 2]",
        "[x = {key}][position() = last()]",
        "[x = {key} and position() = 2]",
        "[x = {key} or y = 'b']",
        "[not(x = {key})]",
        "[x != {key}]",
        "[x != {key} and y = 'a']",
        "[1][x = {key}]",
        "[z = {key}]",
        "[x = {key} and z = '']",
        "[x = {key} and x = 'a']",
    ]
)
_ROWS = st.lists(st.tuples(_CELLS, _CELLS), max_size=8)


@given(_ROWS, _KEYS, _PREDICATES, st.lists(st.sampled_from(["a", "b", "1", ""]), max_size=3))
@settings(max_examples=500)
def test_the_index_finds_what_a_scan_finds(
    rows: list[tuple[str | None, str | None]], key: str, predicate: str, answers: list[str]
) -> None:
    data = "".join(f"<k>{answer}</k>" for answer in answers)
    surroundings = Surroundings(f"<data>{data}</data>")
    columns = {"x": [row[0] for row in rows], "y": [row[1] for row in rows]}
    surroundings.instances["t"] = document(TableNode("root", "item", Table(columns, len(rows))))
    context = Context(surroundings, surroundings.root)

    def found(path: str) -> list[str]:
        code = compile_expression(f"{path}{predicate.format(key=key)}", Scope()).code
        assert code.nodes is not None
        return [f"{n.child_text('x')}/{n.child_text('y')}" for n in code.nodes(context)]

    # The same step by a longer way has no index to lean on.
    assert found("instance('t')/root/item") == found("instance('t')/root/self::*[1]/child::*")


def towns(size: int) -> tuple[TableNode, Surroundings]:
    columns = {
        "name": [f"t{n}" for n in range(size)],
        "county": [f"k{n % 2850}" for n in range(size)],
    }
    root = TableNode("root", "item", Table(columns, size))
    surroundings = Surroundings("<data><county>k7</county></data>")
    surroundings.instances["towns"] = document(root)
    return root, surroundings


@pytest.mark.parametrize(
    ("expression", "value", "met"),
    [
        ("instance('towns')/root/item[county = /data/county]/name", "t7", 15),
        ("instance('towns')/root/item[county = 'nowhere']/name", "", 0),
        ("instance('towns')/root/other", "", 0),
        ("boolean(instance('towns')/root/item)", "true", 1),
    ],
)
def test_only_rows_that_are_met_become_nodes(expression: str, value: str, met: int) -> None:
    root, surroundings = towns(41_000)
    code = compile_expression(expression, Scope()).code

    assert code.string(Context(surroundings, surroundings.root)) == value
    assert len(root._met) == met


def test_a_row_is_one_node_however_it_is_reached() -> None:
    root, _ = towns(3)

    assert root.children[1] is root.row(1)
    assert [*root.named("item")][1] is root.row(1)
    assert [*root.children[1:]] == [root.row(1), root.row(2)]
    assert root.children.index(root.row(2)) == 2
    assert root.row(1).parent is root


def test_numbers_are_found_whichever_way_they_are_written() -> None:
    table = Table({"n": ["1", "01", None, "", "x", "1.0", "2", "0.30000000000000004"]}, 8)

    assert table.find_number("n", 1.0, UTC) == [0, 1, 5]
    assert table.find_number("n", 0.3, UTC) == [7]
    assert table.find_number("n", float("nan"), UTC) == []
    assert table.find_number("missing", 1.0, UTC) == []
