"""Choices that XLSForm takes from a file by other ways than an itemset: `query` and search()."""

import re
from collections.abc import Iterator, Sequence

from forms.definition import Itemset, Template
from forms.parse.document import Element, elements, first
from forms.parse.reader import Reader, ref_to
from forms.xpath import SchemaPath

_QUERY = re.compile(r"""\s*instance\(\s*(['"])([^'"]+)\1\s*\)/root/item""")
_SEARCH = re.compile(r"(?:.*\s)?search\((.*)\)[^)]*", re.DOTALL)
_ARGUMENT = re.compile(r"""((?:'[^']*'|"[^"]*"|\((?:[^()]|\([^()]*\))*\)|[^'",()])+)(?:,|$)""")
_TESTS = {
    "contains": "contains({}, {})",
    "endswith": "ends-with({}, {})",
    "matches": "{} = {}",
    "startswith": "starts-with({}, {})",
}
_WHOLE_NUMBER = re.compile(r"-?\d+")
_ALL_LISTS = "itemsets"


def looked_up_choices(control: Element, path: SchemaPath, reader: Reader) -> Itemset | None:
    """Return the choices a control looks up in a file; None where it does not, or has no file.

    `query` is what select_one_external becomes: a list of itemsets.csv. The appearance search()
    names a file, tests for its rows, and by its choice the columns of value and label.

    Raises:
        FormError: an expression is wrong.
    """
    query = _QUERY.match(control.get("query") or "")
    if query is not None:
        tests = f"[list_name = '{query[2]}']{query.string[query.end() :]}"
        return _rows(_ALL_LISTS, tests, ("name", "label"), path, reader)
    appearance = control.get("appearance") or ""
    if "search(" not in appearance:
        return None
    search = _SEARCH.fullmatch(appearance)
    columns = next(_columns(control), None)
    arguments = [m[1].strip() for m in _ARGUMENT.finditer(search[1])] if search else []
    if columns is None or not arguments:
        return None
    tests = "".join(f"[{test}]" for test in _tests(arguments[1:]))
    return _rows(arguments[0].strip("'\""), tests, columns, path, reader)


def _rows(
    file: str, tests: str, columns: tuple[str, str], path: SchemaPath, reader: Reader
) -> Itemset | None:
    if not reader.instances.has(file):
        reader.notes.miss(f"{file}.csv")
        return None
    place = f"{ref_to(path)} {file}.csv"
    value, label = (reader.expression(column, (), place) for column in columns)
    nodes = reader.expression(f"instance('{file}')/root/item{tests}", path, place)
    return Itemset(nodes, value, Template((label,)))


def _columns(control: Element) -> Iterator[tuple[str, str]]:
    """Yield the value and the label of the choices that stand for columns; numbers do not."""
    for item in elements(control, "item"):
        value, label = first(item, "value"), first(item, "label")
        if value is not None and label is not None:
            column = (value.text or "").strip()
            text = "".join(map(str, label.itertext())).partition(",")[0].strip()
            ref = label.get("ref")
            if column and not _WHOLE_NUMBER.fullmatch(column):
                yield column, f"*[name() = {ref}]" if ref else text or column


def _tests(arguments: Sequence[str]) -> Iterator[str]:
    """Yield predicates for the arguments behind the file name: kind, column, value, and two more."""
    if len(arguments) > 2:  # noqa: PLR2004 - kind, column, value
        test = _TESTS.get(arguments[0].strip("'\""), _TESTS["matches"])
        yield test.format(arguments[1].strip("'\""), arguments[2])
    if len(arguments) > 4:  # noqa: PLR2004 - and column, value to filter by
        yield _TESTS["matches"].format(arguments[3].strip("'\""), arguments[4])
