"""XPath 1.0 as ODK XForms uses it: expressions compiled once, over a light tree."""

from forms.xpath.compiler import Expression, compile_expression
from forms.xpath.context import Context, Environment
from forms.xpath.references import Reference
from forms.xpath.scope import SchemaPath, Scope
from forms.xpath.table import Rows, Table, TableNode
from forms.xpath.tree import Node, NodeKind, nodes_at

__all__ = [
    "Context",
    "Environment",
    "Expression",
    "Node",
    "NodeKind",
    "Reference",
    "Rows",
    "SchemaPath",
    "Scope",
    "Table",
    "TableNode",
    "compile_expression",
    "nodes_at",
]
