"""How a family of functions declares its members, and how a call becomes code."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from forms.errors import FormError
from forms.xpath.code import AnyCode, BooleanCode, Code, Kind, NodesCode, NumberCode, StringCode
from forms.xpath.context import Context
from forms.xpath.scope import Scope
from forms.xpath.syntax import Literal, Syntax

_MANY = 1_000_000
_CODES: Mapping[Kind, Callable[[Any], Code]] = {
    Kind.NUMBER: NumberCode,
    Kind.STRING: StringCode,
    Kind.BOOLEAN: BooleanCode,
    Kind.NODES: NodesCode,
    Kind.ANY: AnyCode,
}
Implementation = TypeVar("Implementation", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class CallSite:
    """One call in an expression: its compiled arguments and where it stands."""

    name: str
    arguments: tuple[Code, ...]
    syntax: tuple[Syntax, ...]
    scope: Scope

    def literal(self, number: int) -> str | None:
        """Return an argument that is written out as text; None if it is computed or missing."""
        argument = self.syntax[number] if number < len(self.syntax) else None
        return argument.text if isinstance(argument, Literal) else None


@dataclass(frozen=True, slots=True)
class Function:
    """A function: how many arguments it takes and how a call of it is built.

    Args:
        least: the smallest number of arguments.
        most: the greatest one.
        step: beyond the least, arguments come in groups of so many.
        build: makes the code of a call; raises FormError where it can never work.
    """

    least: int
    most: int
    build: Callable[[CallSite], Code]
    step: int = 1

    def takes(self, count: int) -> bool:
        """Say whether it may be called with so many arguments."""
        return self.least <= count <= self.most and (count - self.least) % self.step == 0


class Library:
    """The functions of one family."""

    def __init__(self) -> None:
        self.functions: dict[str, Function] = {}

    def define(
        self,
        name: str,
        *parameters: Kind,
        returns: Kind,
        least: int | None = None,
        rest: Kind | None = None,
    ) -> Callable[[Implementation], Implementation]:
        """Register a function of plain values.

        Args:
            name: the name in expressions.
            parameters: how each argument is handed over: NODES leaves irrelevant nodes out; ALL
                hands over nodes of every repeat instance, where ANY stays in the present one.
            returns: what it yields.
            least: how many arguments must be there; all parameters if None.
            rest: how further arguments are handed over; None if there may be none.
        """
        return self._register(name, parameters, returns, least, rest)

    def define_in_context(
        self,
        name: str,
        *parameters: Kind,
        returns: Kind,
        least: int | None = None,
        rest: Kind | None = None,
    ) -> Callable[[Implementation], Implementation]:
        """Register a function whose first argument is the context; else like `define`."""
        return self._register(name, parameters, returns, least, rest, in_context=True)

    def define_form(
        self, name: str, least: int, most: int = _MANY, step: int = 1
    ) -> Callable[[Callable[[CallSite], Code]], Callable[[CallSite], Code]]:
        """Register a function that builds its own code and decides what it evaluates."""

        def register(build: Callable[[CallSite], Code]) -> Callable[[CallSite], Code]:
            self.functions[name] = Function(least, most, build, step)
            return build

        return register

    def _register(
        self,
        name: str,
        parameters: tuple[Kind, ...],
        returns: Kind,
        least: int | None,
        rest: Kind | None,
        *,
        in_context: bool = False,
    ) -> Callable[[Implementation], Implementation]:
        def register(implementation: Implementation) -> Implementation:
            def build(call: CallSite) -> Code:
                kinds = [*parameters, *[rest] * len(call.arguments)] if rest else parameters
                getters = [
                    _getter(call, argument, kind)
                    for argument, kind in zip(call.arguments, kinds, strict=False)
                ]
                return _CODES[returns](_runner(implementation, getters, in_context=in_context))

            minimum = len(parameters) if least is None else least
            self.functions[name] = Function(minimum, _MANY if rest else len(parameters), build)
            return implementation

        return register


def _getter(call: CallSite, argument: Code, kind: Kind) -> Callable[[Context], Any]:
    match kind:
        case Kind.NUMBER:
            return argument.number
        case Kind.STRING:
            return argument.string
        case Kind.BOOLEAN:
            return argument.boolean
        case Kind.NODES:
            return _relevant_nodes(call, argument)
        case Kind.ALL if argument.kind is Kind.NODES:
            return argument.nodes
        case _:
            return argument.value


def _relevant_nodes(call: CallSite, argument: Code) -> Callable[[Context], Any]:
    if argument.kind not in {Kind.NODES, Kind.ANY}:
        raise FormError(
            f"{call.name}() needs nodes where it is given a value.",
            cure="Give it a path.",
            zh=f"{call.name}() 的参数应当是节点路径，这里给的是一个值。",
        )
    find = argument.nodes
    return lambda context: [node for node in find(context) if node.relevant]


def _runner(
    run: Callable[..., Any], getters: Sequence[Callable[[Context], Any]], *, in_context: bool
) -> Callable[[Context], Any]:
    if in_context:
        return lambda context: run(context, *[get(context) for get in getters])
    match getters:
        case []:
            return lambda _: run()
        case [only]:
            return lambda context: run(only(context))
        case [first, second]:
            return lambda context: run(first(context), second(context))
        case _:
            return lambda context: run(*[get(context) for get in getters])
