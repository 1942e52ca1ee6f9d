"""Compiles the text of an expression once, into code that runs."""

import re
from collections.abc import Sequence
from typing import NamedTuple, NoReturn

from forms.errors import FormError
from forms.xpath.code import AnyCode, Code, NodesCode, NumberLiteral, TextLiteral
from forms.xpath.context import Context
from forms.xpath.functions import FUNCTIONS
from forms.xpath.functions.library import CallSite, Function
from forms.xpath.operators import chained_with, compile_chain, negation
from forms.xpath.parser import parse
from forms.xpath.paths import compile_path
from forms.xpath.predicates import sieve
from forms.xpath.references import Reference, find_references
from forms.xpath.scope import Scope
from forms.xpath.syntax import (
    Call,
    Filter,
    Literal,
    Negation,
    Number,
    Operation,
    Path,
    Syntax,
    Variable,
    depth,
    unrolled,
)
from forms.xpath.tree import Node


class Expression(NamedTuple):
    """An expression ready to run, and the nodes it reads.

    Args:
        text: as written in the form.
        code: what runs.
        references: which nodes of the primary instance it depends on.
        reads_language: whether its value may change with the language.
        faults: what is wrong with single calls in it. Such a call raises its fault when it is
            evaluated, which it need not be: XPath stops at the first operand that decides.
    """

    text: str
    code: Code
    references: frozenset[Reference]
    reads_language: bool
    faults: tuple[FormError, ...] = ()

    @property
    def child(self) -> str:
        """The name of the child it reads, "" if it is anything but such a name."""
        return self.text if _NAME.fullmatch(self.text) else ""


_NAME = re.compile(r"[^\W\d][\w.-]*")

_LANGUAGE_CALL = re.compile("jr:choice-name|jr:itext|format-date")
# At about three frames a level this stays well inside Python's stack when the expression runs.
_DEEPEST = 200


def compile_expression(text: str, scope: Scope, *, as_nodes: bool = False) -> Expression:
    """Compile an expression.

    Args:
        text: as written in the form.
        scope: where it stands.
        as_nodes: only its nodes are asked for, not their text.

    Raises:
        FormError: it is not XPath, or is nested too deeply; names the place.
    """
    try:
        syntax = parse(text)
        if len(text) > _DEEPEST and depth(syntax) > _DEEPEST:
            raise _too_deep(scope)
        compiler = _Compiler(scope)
        code = compiler.compile(syntax)
        reads_language = _LANGUAGE_CALL.search(text) is not None
        references = find_references(syntax, scope, is_text=not as_nodes)
    except RecursionError:
        raise _too_deep(scope) from None
    except FormError as error:
        raise _placed(error, scope) from None
    return Expression(text, code, references, reads_language, tuple(compiler.faults))


def _too_deep(scope: Scope) -> FormError:
    return FormError(
        "The expression is nested too deeply.",
        place=scope.place,
        cure="Calculate parts of it in nodes of their own.",
        zh="表达式嵌套太深，请把其中一部分放到单独的计算节点里。",
    )


def _placed(error: FormError, scope: Scope) -> FormError:
    return FormError(error.fact, place=error.place or scope.place, cure=error.cure, zh=error.zh)


class _Compiler:
    def __init__(self, scope: Scope) -> None:
        self.faults: list[FormError] = []
        self._scope = scope
        self._compiled: dict[int, Code] = {}

    def compile(self, syntax: Syntax) -> Code:
        """Compile a part, but each only once: a predicate is both scanned and looked up by."""
        code = self._compiled.get(id(syntax))
        if code is None:
            code = self._compiled[id(syntax)] = self._compile(syntax)
        return code

    def _compile(self, syntax: Syntax) -> Code:
        match syntax:
            case Path():
                return compile_path(syntax, self._scope, self.compile)
            case Operation(operator):
                first, rest = unrolled(syntax, chained_with(operator))
                compiled = [(name, self.compile(operand)) for name, operand in rest]
                return compile_chain(self.compile(first), compiled)
            case Filter():
                return self._filter(syntax)
            case Call():
                return self._call(syntax)
            case Negation(operand):
                return negation(self.compile(operand))
            case _:
                return self._primary(syntax)

    def _primary(self, syntax: Number | Literal | Variable) -> Code:
        match syntax:
            case Number(value):
                return NumberLiteral(value)
            case Literal(text):
                return TextLiteral(text)
            case Variable(name):
                return self._variable(name)

    def _variable(self, name: str) -> Code:
        if name not in self._scope.variables:
            return self._faulty(
                FormError(
                    f"There is no variable ${name}.",
                    cure="Refer to a node by its path.",
                    zh=f"没有变量 ${name}，请用节点的路径。",
                )
            )
        return AnyCode(lambda context: context.environment.variable(name))

    def _filter(self, syntax: Filter) -> Code:
        find = self.compile(syntax.operand).nodes
        sieves = [sieve(self.compile(predicate)) for predicate in syntax.predicates]

        def run(context: Context) -> Sequence[Node]:
            nodes = find(context)
            for keep in sieves:
                nodes = keep(nodes, context)
            return nodes

        return NodesCode(run)

    def _call(self, call: Call) -> Code:
        arguments = tuple(map(self.compile, call.arguments))
        try:
            return _function(call).build(
                CallSite(call.name, arguments, call.arguments, self._scope)
            )
        except FormError as fault:
            return self._faulty(fault)

    def _faulty(self, fault: FormError) -> Code:
        """Note a fault; whoever asks for the value of that part gets it."""
        placed = _placed(fault, self._scope)
        self.faults.append(placed)

        def run(_: Context) -> NoReturn:
            raise placed

        return AnyCode(run)


def _function(call: Call) -> Function:
    function = FUNCTIONS.get(call.name)
    if function is None:
        raise FormError(
            f"There is no function {call.name}().",
            cure="Check its spelling against the ODK XForms function list.",
            zh=f"没有 {call.name}() 这个函数，请检查拼写。",
        )
    count = len(call.arguments)
    if not function.takes(count):
        raise FormError(
            f"{call.name}() does not take {count} {'argument' if count == 1 else 'arguments'}.",
            cure="Check what it needs in the ODK XForms function list.",
            zh=f"{call.name}() 的参数个数不对，这里是 {count} 个，请对照 ODK XForms 函数表。",
        )
    return function
