"""Secondary instances of many equal rows, kept as columns with a hash index on demand."""

from collections.abc import Mapping, Sequence

from typing_extensions import override

from forms.xpath.tree import Node


class Table:
    """Rows of text by column name; a row lacks a column where its cell is None."""

    def __init__(self, columns: Mapping[str, Sequence[str | None]], size: int) -> None:
        self.columns = columns
        self.size = size
        self._indexes: dict[str, dict[str, list[int]]] = {}

    def find(self, column: str, text: str) -> Sequence[int]:
        """Return the numbers of the rows whose cell equals `text`, in order."""
        index = self._indexes.get(column)
        if index is None:
            index = self._indexes[column] = self._build(column)
        return index.get(text, ())

    def _build(self, column: str) -> dict[str, list[int]]:
        index: dict[str, list[int]] = {}
        for row, cell in enumerate(self.columns.get(column, ())):
            if cell is not None:
                index.setdefault(cell, []).append(row)
        return index


class TableNode(Node):
    """The element whose children are the rows of a table; a row becomes a node when it is met."""

    __slots__ = ("_rows", "row_name", "table")

    def __init__(self, name: str, row_name: str, table: Table) -> None:
        super().__init__(name, fill=self._all_rows)
        self.table = table
        self.row_name = row_name
        self._rows: dict[int, RowNode] = {}

    def row(self, number: int) -> "RowNode":
        """Return the node of one row, counted from 0; always the same node."""
        found = self._rows.get(number)
        if found is None:
            found = self._rows[number] = RowNode(self, number)
        return found

    def _all_rows(self) -> Sequence[Node]:
        return [self.row(number) for number in range(self.table.size)]


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
