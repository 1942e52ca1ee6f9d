"""Looking up: secondary instances, pulled data, translated texts."""

from collections.abc import Sequence

from forms.xpath.code import Code, Kind, NodesCode
from forms.xpath.context import Context
from forms.xpath.functions.library import CallSite, Library
from forms.xpath.table import TableNode
from forms.xpath.tree import Node
from forms.xpath.values import Value

library = Library()


@library.define_form("instance", 1, 1)
def instance(call: CallSite) -> Code:
    """The node above the root element of a secondary instance."""
    name = call.arguments[0].string

    def run(context: Context) -> Sequence[Node]:
        found = context.environment.instance(name(context))
        return () if found is None else (found,)

    return NodesCode(run)


@library.define_in_context("jr:itext", Kind.STRING, returns=Kind.ANY)
def itext(context: Context, text_id: str) -> Value:
    """A translated text in the active language."""
    return context.environment.itext(text_id)


@library.define_in_context(
    "pulldata", Kind.STRING, Kind.STRING, Kind.STRING, Kind.STRING, returns=Kind.STRING
)
def pulldata(context: Context, name: str, wanted: str, column: str, key: str) -> str:
    """The wanted cell of the first row whose column equals the key, "" without one."""
    document = context.environment.lookup_table(name)
    for root in document.children if document is not None else ():
        if isinstance(root, TableNode):
            rows: Sequence[Node] = [root.row(number) for number in root.table.find(column, key)[:1]]
        else:
            rows = [row for row in root.children if key and _cell(row, column) == key]
        if rows:
            return _cell(rows[0], wanted)
    return ""


def _cell(row: Node, column: str) -> str:
    if column.startswith("@"):
        attribute = row.attributes.get(column[1:])
        return attribute.text if attribute is not None else ""
    return row.child_text(column)
