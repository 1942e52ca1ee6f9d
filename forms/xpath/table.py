"""Secondary instances of many equal rows, kept as columns with a hash index on demand."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import tzinfo
from typing import overload

from typing_extensions import override

from forms.xpath.tree import Node
from forms.xpath.values import NEGLIGIBLE, same_number, text_number


class Table:
    """Rows of text by column name; a row lacks a column where its cell is None."""

    def __init__(self, columns: Mapping[str, Sequence[str | None]], size: int) -> None:
        self.columns = columns
        self.size = size
        self._indexes: dict[str, dict[str | None, list[int]]] = {}
        self._numbers: dict[tuple[str, tzinfo], list[tuple[float, int]]] = {}

    def find(self, column: str, text: str) -> Sequence[int]:
        """Return the numbers of the rows whose cell equals `text`, in order."""
        index = self._indexes.get(column)
        if index is None:
            index = self._indexes[column] = _index(self.columns.get(column, ()))
        return index.get(text, ())

    def find_number(self, column: str, number: float, zone: tzinfo) -> Sequence[int]:
        """Return the numbers of the rows whose cell equals a number, in order."""
        numbers = self._numbers.get((column, zone))
        if numbers is None:
            cells = self.columns.get(column, ())
            numbers = self._numbers[column, zone] = _by_number(cells, zone)
        start = bisect_left(numbers, (number - NEGLIGIBLE, 0))
        end = bisect_right(numbers, (number + NEGLIGIBLE, self.size))
        return sorted(row for found, row in numbers[start:end] if same_number(found, number))


def _by_number(cells: Sequence[str | None], zone: tzinfo) -> list[tuple[float, int]]:
    numbers = [(text_number(cell, zone), row) for row, cell in enumerate(cells) if cell]
    return sorted(found for found in numbers if not math.isnan(found[0]))


def _index(cells: Sequence[str | None]) -> dict[str | None, list[int]]:
    index: dict[str | None, list[int]] = {}
    for row, cell in enumerate(cells):
        found = index.get(cell)
        if found is None:
            index[cell] = [row]
        else:
            found.append(row)
    return index


class TableNode(Node):
    """The element whose children are the rows of a table; a row becomes a node when it is met."""

    __slots__ = ("_met", "row_name", "table")

    def __init__(self, name: str, row_name: str, table: Table) -> None:
        super().__init__(name)
        self.table = table
        self.row_name = row_name
        self._met: dict[int, RowNode] = {}

    @property
    @override
    def children(self) -> "Rows":
        return Rows(self, range(self.table.size))

    @override
    def named(self, name: str) -> Sequence[Node]:
        return self.children if name == self.row_name else ()

    def row(self, number: int) -> "RowNode":
        """Return the node of one row, counted from 0; always the same node."""
        met = self._met.get(number)
        if met is None:
            met = self._met[number] = RowNode(self, number)
        return met


class Rows(Sequence[Node]):
    """Some rows of a table, in order; each becomes a node when it is met."""

    __slots__ = ("numbers", "of")

    def __init__(self, of: TableNode, numbers: Sequence[int]) -> None:
        self.of = of
        self.numbers = numbers

    @override
    def __len__(self) -> int:
        return len(self.numbers)

    @override
    def __iter__(self) -> Iterator[Node]:
        return map(self.of.row, self.numbers)

    @overload
    def __getitem__(self, place: int) -> Node: ...
    @overload
    def __getitem__(self, place: slice) -> "Rows": ...
    @override
    def __getitem__(self, place: int | slice) -> "Node | Rows":
        if isinstance(place, slice):
            return Rows(self.of, self.numbers[place])
        return self.of.row(self.numbers[place])

    def cells(self, column: str) -> list[str]:
        """Return the text of one column in each row, "" where a row lacks it."""
        cells = self.of.table.columns.get(column)
        if cells is None:
            return [""] * len(self.numbers)
        return [cells[number] or "" for number in self.numbers]


class RowNode(Node):
    """One row; its cells become nodes only if a path goes on below it."""

    __slots__ = ("number", "table")

    def __init__(self, above: TableNode, number: int) -> None:
        super().__init__(above.row_name, fill=self._cells)
        self.parent = above
        self.table = above.table
        self.number = number

    @override
    def child_text(self, name: str) -> str:
        """Return the text of a cell without making a node of it."""
        column = self.table.columns.get(name)
        return (column[self.number] or "") if column is not None else ""

    def _cells(self) -> Sequence[Node]:
        cells = ((name, cells[self.number]) for name, cells in self.table.columns.items())
        return [Node(name, text) for name, text in cells if text is not None]
