from hypothesis import given, settings
from hypothesis import strategies as st

from forms.parse.document import document
from forms.xpath import Context, Scope, Table, TableNode, compile_expression
from tests.forms.xpath.evaluate import Surroundings

_CELLS = st.one_of(st.none(), st.sampled_from(["a", "a", "b", "1", ""]))
_KEYS = st.sampled_from(["'a'", "/data/k", "1", "''", "current()/data/k"])
_PREDICATES = st.sampled_from(
    ["[x = {key}]", "[{key} = x]", "[x = {key} and y = 'a']", "[y = 'a' and x = {key}][1]",
     "[x = {key}][position() = 2]", "[x = {key} and position() = 2]", "[x = {key} or y = 'b']"]
)  # fmt: skip


@given(st.lists(st.tuples(_CELLS, _CELLS), max_size=8), _KEYS, _PREDICATES)
@settings(max_examples=400)
def test_the_index_finds_what_a_scan_finds(
    rows: list[tuple[str | None, str | None]], key: str, predicate: str
) -> None:
    surroundings = Surroundings("<data><k>a</k></data>")
    columns = {"x": [row[0] for row in rows], "y": [row[1] for row in rows]}
    surroundings.instances["t"] = document(TableNode("root", "item", Table(columns, len(rows))))
    context = Context(surroundings, surroundings.root)

    def found(path: str) -> list[str]:
        code = compile_expression(f"{path}{predicate.format(key=key)}", Scope()).code
        assert code.nodes is not None
        return [f"{n.child_text('x')}/{n.child_text('y')}" for n in code.nodes(context)]

    # The same step behind a self axis with a predicate of its own has no index to lean on.
    assert found("instance('t')/root/item") == found("instance('t')/root/self::*[1]/item[true()]")


def test_only_rows_that_are_met_become_nodes() -> None:
    size = 41_000
    columns = {
        "name": [f"t{n}" for n in range(size)],
        "county": [f"k{n % 2850}" for n in range(size)],
    }
    towns = TableNode("root", "item", Table(columns, size))
    surroundings = Surroundings("<data><county>k7</county></data>")
    surroundings.instances["towns"] = document(towns)
    code = compile_expression(
        "instance('towns')/root/item[county = /data/county]/name", Scope()
    ).code
    assert code.nodes is not None

    names = code.nodes(Context(surroundings, surroundings.root))

    assert len(names) == 15
    assert len(towns._rows) == 15
