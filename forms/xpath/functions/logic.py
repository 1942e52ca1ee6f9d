"""Truth, choice between values, checklists."""

from typing_extensions import override

from forms.xpath.code import AnyCode, BooleanCode, Code, Kind, StringCode, atoms
from forms.xpath.context import Context
from forms.xpath.functions.library import CallSite, Library
from forms.xpath.tree import string_value
from forms.xpath.values import Value, added, text_number, to_boolean, to_number, to_string

library = Library()


@library.define("true", returns=Kind.BOOLEAN)
def true() -> bool:
    """True."""
    return True


@library.define("false", returns=Kind.BOOLEAN)
def false() -> bool:
    """False."""
    return False


@library.define("boolean", Kind.BOOLEAN, returns=Kind.BOOLEAN)
def boolean(value: bool) -> bool:  # noqa: FBT001 - an XPath argument
    """The truth value of anything."""
    return value


@library.define("not", Kind.BOOLEAN, returns=Kind.BOOLEAN)
def negated(value: bool) -> bool:  # noqa: FBT001 - an XPath argument
    """The other truth value."""
    return not value


@library.define("boolean-from-string", Kind.STRING, returns=Kind.BOOLEAN)
def boolean_from_string(text: str) -> bool:
    """True for "1" and "true"."""
    return text in {"1", "true"}


@library.define_form("if", 3, 3)
def choose(call: CallSite) -> Code:
    """One of two values; the other is not computed."""
    return _Choice(*call.arguments)


class _Choice(Code):
    __slots__ = ("_holds", "_no", "_yes", "kind")

    def __init__(self, test: Code, yes: Code, no: Code) -> None:
        is_plain = yes.kind is no.kind and yes.kind is not Kind.NODES
        self.kind = yes.kind if is_plain else Kind.ANY
        self._holds = test.boolean
        self._yes = yes
        self._no = no

    @override
    def value(self, context: Context) -> Value:
        return (self._yes if self._holds(context) else self._no).value(context)

    @override
    def number(self, context: Context) -> float:
        return (self._yes if self._holds(context) else self._no).number(context)

    @override
    def string(self, context: Context) -> str:
        return (self._yes if self._holds(context) else self._no).string(context)

    @override
    def boolean(self, context: Context) -> bool:
        return (self._yes if self._holds(context) else self._no).boolean(context)


@library.define_form("coalesce", 2, 2)
def coalesce(call: CallSite) -> Code:
    """The first value, or the second where that is blank."""
    first, second = call.arguments
    if first.kind in {Kind.NODES, Kind.STRING}:
        return _TextOr(first, second)
    return _Coalesce(first, second)


class _Coalesce(AnyCode):
    __slots__ = ("_first", "_second")

    def __init__(self, first: Code, second: Code) -> None:
        self._first = first
        self._second = second

    @override
    def value(self, context: Context) -> Value:
        value = self._first.value(context)
        return value if to_string(value) else self._second.value(context)

    @override
    def number(self, context: Context) -> float:
        value = self._first.value(context)
        return to_number(value, context.zone) if to_string(value) else self._second.number(context)


class _TextOr(_Coalesce):
    """Asks what can only be text for its text, and makes a number of it where there is one."""

    __slots__ = ()

    @override
    def number(self, context: Context) -> float:
        text = self._first.string(context)
        return text_number(text, context.zone) if text else self._second.number(context)


@library.define_form("once", 1, 1)
def once(call: CallSite) -> Code:
    """The value the node already has, else the argument: computed once and kept."""
    text = call.arguments[0].string
    return StringCode(lambda context: string_value(context.current) or text(context))


@library.define_form("checklist", 2)
def checklist(call: CallSite) -> Code:
    """Whether the number of true values lies between two bounds; a bound of -1 is open."""
    least, most, *items = call.arguments

    def run(context: Context) -> bool:
        truths = [to_boolean(atom) for item in items for atom in atoms(item.value(context))]
        return _between(sum(truths), least.number(context), most.number(context))

    return BooleanCode(run)


@library.define_form("weighted-checklist", 2, step=2)
def weighted_checklist(call: CallSite) -> Code:
    """Like checklist, over pairs of a value and its weight."""
    least, most, *items = call.arguments

    def run(context: Context) -> bool:
        values = [atom for item in items[::2] for atom in atoms(item.value(context))]
        weights = [atom for item in items[1::2] for atom in atoms(item.value(context))]
        total = added(
            [
                to_number(weight, context.zone)
                for value, weight in zip(values, weights, strict=False)
                if to_boolean(value)
            ]
        )
        return _between(total, least.number(context), most.number(context))

    return BooleanCode(run)


def _between(total: float, least: float, most: float) -> bool:
    return (least < 0 or total >= least) and (most < 0 or total <= most)
