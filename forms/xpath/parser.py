"""Reads the text of an XPath 1.0 expression into its syntax tree."""

from functools import lru_cache

from forms.errors import FormError
from forms.xpath.lexer import tokenize
from forms.xpath.syntax import (
    BINDING,
    Call,
    Filter,
    Literal,
    Negation,
    Number,
    Operation,
    Path,
    Start,
    Step,
    Syntax,
    Variable,
)

AXES = frozenset(
    {
        "ancestor",
        "ancestor-or-self",
        "attribute",
        "child",
        "descendant",
        "descendant-or-self",
        "following",
        "following-sibling",
        "parent",
        "preceding",
        "preceding-sibling",
        "self",
    }
)
_KIND_TESTS = frozenset({"node", "text", "comment", "processing-instruction"})
_UNION = BINDING["|"]
_SHOWN = 200
_EVERYTHING_BELOW = Step("descendant-or-self", "node()")


def parse(text: str) -> Syntax:
    """Return the syntax tree of an expression.

    Raises:
        FormError: the text is not an XPath 1.0 expression.
        RecursionError: it is nested too deeply.
    """
    return _Parser(text).whole()


class _Parser:
    """Goes through the tokens; `_kind` and `_sign` are those of the one that comes next.

    Literals keep their quotes in their sign, and no name looks like a mark: so the sign tells.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = tokenize(text)
        self._next = 0
        self._kind, self._sign, _ = self._tokens[0]

    def whole(self) -> Syntax:
        expression = self._expression()
        if self._kind != "end":
            raise self._unexpected()
        return expression

    def _take(self) -> str:
        taken = self._sign
        if self._kind != "end":
            self._next += 1
            self._kind, self._sign, _ = self._tokens[self._next]
        return taken

    def _accept(self, sign: str) -> bool:
        found = self._sign == sign
        if found:
            self._take()
        return found

    def _expect(self, sign: str) -> None:
        if not self._accept(sign):
            raise self._unexpected()

    def _is_next(self, sign: str) -> bool:
        return self._kind != "end" and self._tokens[self._next + 1][1] == sign

    def _unexpected(self) -> FormError:
        at = self._tokens[self._next][2]
        rest = self._text[at : at + 20] or "the end"
        shown = repr(self._text if len(self._text) <= _SHOWN else f"{self._text[:_SHOWN]}…")
        return FormError(
            f"The expression {shown} has something unexpected at {rest!r}.",
            cure="Check brackets, quotes and commas.",
            zh=f"表达式 {shown} 在 {rest!r} 处不对，请检查括号、引号和逗号。",
        )

    def _expression(self, weakest: int = 1) -> Syntax:
        left = self._negation() if self._sign == "-" and weakest <= _UNION else self._operand()
        while self._kind == "operator" and (binding := BINDING.get(self._sign, 0)) >= weakest:
            operator = self._take()
            left = Operation(operator, left, self._expression(binding + 1))
        return left

    def _negation(self) -> Syntax:
        signs = 0
        while self._accept("-"):
            signs += 1
        operand = self._expression(_UNION)
        for _ in range(signs % 2 or 2):
            operand = Negation(operand)
        return operand

    def _operand(self) -> Syntax:
        if self._goes_on():
            return self._absolute()
        primary = self._primary()
        if primary is None:
            return Path(Start.HERE, self._steps([self._step()]))
        predicates = self._predicates()
        if predicates:
            primary = Filter(primary, predicates)
        if not self._goes_on():
            return primary
        return Path(primary, self._steps([]))

    def _absolute(self) -> Path:
        if self._accept("/"):
            starts_a_step = self._kind == "name" or self._sign in {".", "..", "@"}
            return Path(Start.ROOT, self._steps([self._step()]) if starts_a_step else ())
        return Path(Start.ROOT, self._steps([]))

    def _goes_on(self) -> bool:
        return self._kind == "path" or self._sign in {"/", "//"}

    def _steps(self, steps: list[Step]) -> tuple[Step, ...]:
        while self._goes_on():
            if self._kind == "path":
                steps += map(_child, self._take()[1:].split("/"))
                if self._sign == "[":
                    steps[-1] = Step("child", steps[-1].test, self._predicates())
                continue
            if self._take() == "//":
                steps.append(_EVERYTHING_BELOW)
            steps.append(self._step())
        return tuple(steps)

    def _step(self) -> Step:
        if self._accept("."):
            return Step("self", "node()", self._predicates())
        if self._accept(".."):
            return Step("parent", "node()", self._predicates())
        axis = "child"
        if self._accept("@"):
            axis = "attribute"
        elif self._is_next("::"):
            axis = self._take()
            self._take()
            if axis not in AXES:
                raise FormError(
                    f"There is no axis {axis}::.",
                    cure="Check its spelling.",
                    zh=f"没有 {axis}:: 这个轴，请检查拼写。",
                )
        return Step(axis, self._node_test(), self._predicates())

    def _node_test(self) -> str:
        if self._kind != "name":
            raise self._unexpected()
        test = self._take()
        if test in _KIND_TESTS and self._accept("("):
            if self._kind == "literal":
                self._take()
            self._expect(")")
            return f"{test}()"
        return test

    def _predicates(self) -> tuple[Syntax, ...]:
        predicates = []
        while self._accept("["):
            predicates.append(self._expression())
            self._expect("]")
        return tuple(predicates)

    def _primary(self) -> Syntax | None:
        """Return a primary expression, or None where a location path stands."""
        if self._kind == "number":
            return Number(float(self._take()))
        if self._kind == "literal":
            return Literal(self._take()[1:-1])
        if self._accept("$"):
            return Variable(self._take())
        if self._accept("("):
            inner = self._expression()
            self._expect(")")
            return inner
        is_call = self._kind == "name" and self._is_next("(")
        return self._call() if is_call and self._sign not in _KIND_TESTS else None

    def _call(self) -> Call:
        name = self._take()
        self._take()
        arguments: list[Syntax] = []
        while not self._accept(")"):
            if arguments:
                self._expect(",")
            arguments.append(self._expression())
        return Call(name, tuple(arguments))


@lru_cache(maxsize=4096)
def _child(name: str) -> Step:
    return Step("child", name)
