"""Reads the text of an XPath 1.0 expression into its syntax tree."""

from functools import lru_cache

from forms.errors import FormError
from forms.xpath.lexer import Token, TokenKind, tokenize
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
    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = tokenize(text)
        self._next = 0

    def whole(self) -> Syntax:
        expression = self._expression()
        if self._peek().kind is not TokenKind.END:
            raise self._unexpected()
        return expression

    def _peek(self) -> Token:
        return self._tokens[self._next]

    def _take(self) -> Token:
        token = self._tokens[self._next]
        if token.kind is not TokenKind.END:
            self._next += 1
        return token

    def _is(self, *texts: str) -> bool:
        token = self._tokens[self._next]
        return token.text in texts and _is_sign(token)

    def _is_next(self, text: str) -> bool:
        if self._peek().kind is TokenKind.END:
            return False
        token = self._tokens[self._next + 1]
        return token.text == text and _is_sign(token)

    def _accept(self, text: str) -> bool:
        token = self._tokens[self._next]
        found = token.text == text and _is_sign(token)
        if found:
            self._next += 1
        return found

    def _expect(self, text: str) -> None:
        if not self._accept(text):
            raise self._unexpected()

    def _unexpected(self) -> FormError:
        token = self._peek()
        rest = self._text[token.at : token.at + 20] or "the end"
        shown = repr(self._text if len(self._text) <= _SHOWN else f"{self._text[:_SHOWN]}…")
        return FormError(
            f"The expression {shown} has something unexpected at {rest!r}.",
            cure="Check brackets, quotes and commas.",
            zh=f"表达式 {shown} 在 {rest!r} 处不对，请检查括号、引号和逗号。",
        )

    def _expression(self, weakest: int = 1) -> Syntax:
        left = self._operand() if weakest > _UNION or not self._is("-") else self._negation()
        while (binding := self._binding()) >= weakest:
            operator = self._take().text
            left = Operation(operator, left, self._expression(binding + 1))
        return left

    def _binding(self) -> int:
        token = self._peek()
        return BINDING.get(token.text, 0) if token.kind is TokenKind.OPERATOR else 0

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
        if self._is("/"):
            self._take()
            return Path(Start.ROOT, self._steps([self._step()]) if self._starts_a_step() else ())
        return Path(Start.ROOT, self._steps([]))

    def _goes_on(self) -> bool:
        return self._peek().kind is TokenKind.PATH or self._is("/", "//")

    def _starts_a_step(self) -> bool:
        return self._peek().kind is TokenKind.NAME or self._is(".", "..", "@")

    def _steps(self, steps: list[Step]) -> tuple[Step, ...]:
        while self._goes_on():
            token = self._take()
            if token.kind is TokenKind.PATH:
                steps += map(_child, token.text[1:].split("/"))
                if self._is("["):
                    steps[-1] = Step("child", steps[-1].test, self._predicates())
                continue
            if token.text == "//":
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
            axis = self._take().text
            self._take()
            if axis not in AXES:
                raise FormError(
                    f"There is no axis {axis}::.",
                    cure="Check its spelling.",
                    zh=f"没有 {axis}:: 这个轴，请检查拼写。",
                )
        return Step(axis, self._node_test(), self._predicates())

    def _node_test(self) -> str:
        token = self._peek()
        if token.kind is not TokenKind.NAME:
            raise self._unexpected()
        self._take()
        if token.text in _KIND_TESTS and self._accept("("):
            if self._peek().kind is TokenKind.LITERAL:
                self._take()
            self._expect(")")
            return f"{token.text}()"
        return token.text

    def _predicates(self) -> tuple[Syntax, ...]:
        predicates = []
        while self._accept("["):
            predicates.append(self._expression())
            self._expect("]")
        return tuple(predicates)

    def _primary(self) -> Syntax | None:
        """Return a primary expression, or None where a location path stands."""
        token = self._peek()
        if token.kind is TokenKind.NUMBER:
            return Number(float(self._take().text))
        if token.kind is TokenKind.LITERAL:
            return Literal(self._take().text)
        if self._accept("$"):
            return Variable(self._take().text)
        if self._accept("("):
            inner = self._expression()
            self._expect(")")
            return inner
        is_call = token.kind is TokenKind.NAME and self._is_next("(")
        return self._call() if is_call and token.text not in _KIND_TESTS else None

    def _call(self) -> Call:
        name = self._take().text
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


def _is_sign(token: Token) -> bool:
    return token.kind is TokenKind.MARK or token.kind is TokenKind.OPERATOR
