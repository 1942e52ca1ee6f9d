"""Reaching into repeats by number."""

from collections.abc import Callable, Sequence

from forms.errors import FormError
from forms.xpath.code import Code, NodesCode
from forms.xpath.context import Context
from forms.xpath.functions.library import CallSite, Library
from forms.xpath.plain import absolute_path
from forms.xpath.scope import SchemaPath, Scope
from forms.xpath.syntax import Path, Syntax
from forms.xpath.tree import Node, ancestors

library = Library()

Number = Callable[[Context], float]


@library.define_form("indexed-repeat", 3, step=2)
def indexed_repeat(call: CallSite) -> Code:
    """A node inside the n-th instance of a repeat: target, then repeat and number, in pairs.

    A repeat around the context that is not named keeps the instance the context stands in.
    """
    target = _path(call.syntax[0], call.scope)
    numbers: dict[SchemaPath, Number] = {
        _path(repeat, call.scope): argument.number
        for repeat, argument in zip(call.syntax[1::2], call.arguments[2::2], strict=False)
    }

    def run(context: Context) -> Sequence[Node]:
        nodes: Sequence[Node] = (context.root,)
        for depth in range(1, len(target) + 1):
            nodes = [child for node in nodes for child in node.named(target[depth - 1])]
            if target[:depth] in numbers:
                nodes = _nth(nodes, numbers[target[:depth]](context))
            elif len(nodes) > 1 and target[:depth] == call.scope.path[:depth]:
                around = {id(node) for node in ancestors(context.current)}
                nodes = [node for node in nodes if id(node) in around] or nodes
        return nodes

    return NodesCode(run)


def _path(syntax: Syntax, scope: Scope) -> SchemaPath:
    path = absolute_path(syntax, scope) if isinstance(syntax, Path) else None
    if path is None:
        raise FormError(
            "indexed-repeat() needs plain paths to a node and its repeats.",
            cure="Give it paths without predicates.",
            zh="indexed-repeat() 的参数应当是节点和循环组的路径，不带谓词。",
        )
    return path


def _nth(nodes: Sequence[Node], number: float) -> Sequence[Node]:
    return nodes[int(number) - 1 : int(number)] if 1 <= number <= len(nodes) else ()
