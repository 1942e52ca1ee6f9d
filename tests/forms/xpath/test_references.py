import pytest

from forms.xpath import Reference, Scope, compile_expression

PATH = ("data", "r", "total")


@pytest.mark.parametrize(
    ("expression", "references"),
    [
        ("1 + 1", set()),
        ("/data/x", {Reference(("data", "x"), 0)}),
        ("../x", {Reference(("data", "r", "x"), 2)}),
        ("/data/r/../x", {Reference(("data", "x"), 0)}),
        ("../../x", {Reference(("data", "x"), 1)}),
        (".", {Reference(PATH, 3)}),
        ("current()/../x", {Reference(("data", "r", "x"), 2)}),
        ("position(..)", {Reference(("data", "r"), 2, is_position=True)}),
        ("sum(/data/r/x)", {Reference(("data", "r", "x"), 0)}),
        ("../*", {Reference(("data", "r"), 2, below=True)}),
        ("//x", {Reference((), 0, below=True)}),
        (
            "/data/r[position() = position(current()/..) - 1]/x",
            {
                Reference(("data", "r"), 2, is_position=True),
                Reference(("data", "r", "x"), 0),
            },
        ),
        (
            "instance('towns')/root/item[county = current()/../county]/name",
            {Reference(("data", "r", "county"), 2)},
        ),
        (
            "jr:choice-name(../kind, '/data/r/kind')",
            {Reference(("data", "r", "kind"), 2)},
        ),
    ],
)
def test_an_expression_names_the_nodes_it_reads(
    expression: str, references: set[Reference]
) -> None:
    scope = Scope(path=PATH, repeats=frozenset({("data", "r")}))

    assert compile_expression(expression, scope).references == references
