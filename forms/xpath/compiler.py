"""Compiles the text of an expression once, into closures."""

from dataclasses import dataclass

from forms.errors import FormError
from forms.xpath.code import Code, any_code, constant, nodes_code
from forms.xpath.functions import FUNCTIONS
from forms.xpath.functions.library import CallSite
from forms.xpath.operators import compile_operation, negation
from forms.xpath.parser import parse
from forms.xpath.paths import compile_path, node_finder
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
)


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression ready to run, and the nodes it reads.

    Args:
        text: as written in the form.
        code: its closures.
        references: which nodes of the primary instance it depends on.
        reads_language: whether its value may change with the language.
    """

    text: str
    code: Code
    references: frozenset[Reference]
    reads_language: bool


_LANGUAGE_CALLS = ("jr:choice-name", "jr:itext")


def compile_expression(text: str, scope: Scope) -> Expression:
    """Compile an expression.

    Raises:
        FormError: syntax, an unknown function or a wrong number of arguments; names the place.
    """
    try:
        syntax = parse(text)
        code = _Compiler(scope).compile(syntax)
        reads_language = any(call in text for call in _LANGUAGE_CALLS)
        return Expression(text, code, find_references(syntax, scope), reads_language)
    except RecursionError:
        raise FormError(
            "The expression is nested too deeply.", place=scope.place, zh="表达式嵌套太深。"
        ) from None
    except FormError as error:
        raise FormError(
            error.fact, place=error.place or scope.place, cure=error.cure, zh=error.zh
        ) from None


class _Compiler:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def compile(self, syntax: Syntax) -> Code:
        match syntax:
            case Path():
                return compile_path(syntax, self._scope, self.compile)
            case Filter():
                return self._filter(syntax)
            case Call():
                return self._call(syntax)
            case _:
                return self._value(syntax)

    def _value(self, syntax: Number | Literal | Variable | Negation | Operation) -> Code:
        match syntax:
            case Number(value) | Literal(value):
                return constant(value)
            case Variable(name):
                return self._variable(name)
            case Negation(operand):
                return negation(self.compile(operand))
            case Operation(operator, left, right):
                return compile_operation(operator, self.compile(left), self.compile(right))

    def _variable(self, name: str) -> Code:
        if name not in self._scope.variables:
            raise FormError(f"There is no variable ${name}.", zh=f"没有变量 ${name}。")
        return any_code(lambda context: context.environment.variable(name))

    def _filter(self, syntax: Filter) -> Code:
        find = node_finder(self.compile(syntax.operand))
        sieves = [sieve(self.compile(predicate)) for predicate in syntax.predicates]
        if len(sieves) == 1:
            keep = sieves[0]
            return nodes_code(lambda context: keep(find(context), context))
        rest = self._filter(Filter(syntax.operand, syntax.predicates[:-1])).nodes
        if rest is None:
            raise FormError("A predicate stands behind a value.", zh="谓词前面不是节点。")
        last, before = sieves[-1], rest
        return nodes_code(lambda context: last(before(context), context))

    def _call(self, syntax: Call) -> Code:
        function = FUNCTIONS.get(syntax.name)
        if function is None:
            raise FormError(
                f"There is no function {syntax.name}().",
                cure="Check its spelling against the ODK XForms function list.",
                zh=f"没有 {syntax.name}() 这个函数，请检查拼写。",
            )
        count = len(syntax.arguments)
        if not function.least <= count <= function.most:
            raise FormError(
                f"{syntax.name}() does not take {count} arguments.",
                zh=f"{syntax.name}() 的参数个数不对，这里是 {count} 个。",
            )
        arguments = tuple(self.compile(argument) for argument in syntax.arguments)
        return function.build(CallSite(syntax.name, arguments, syntax.arguments, self._scope))
