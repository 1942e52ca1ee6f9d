"""Cuts the text of an XPath expression into tokens (XPath 1.0, section 3.7)."""

import re
from enum import Enum
from typing import NamedTuple

from forms.errors import FormError


class TokenKind(Enum):
    """What a token is: operators include the words and, or, div, mod; a path is `/name/name`."""

    NUMBER = "number"
    LITERAL = "literal"
    PATH = "path"
    NAME = "name"
    OPERATOR = "operator"
    MARK = "mark"
    END = "end"


class Token(NamedTuple):
    """A token and where it starts in the text."""

    kind: TokenKind
    text: str
    at: int


_NAME = r"[^\W\d][\w.\-·]*"
_QUALIFIED = rf"{_NAME}(?::(?!:){_NAME})?"
_TOKEN = re.compile(
    rf"""\s*(?:
        (?P<path>(?>(?:/{_QUALIFIED})+)(?!\s*(?:::|\()|:))
      | (?P<number>\d+(?:\.\d*)?|\.\d+)
      | "(?P<double>[^"]*)" | '(?P<single>[^']*)'
      | (?P<mark>::|//|\.\.|!=|<=|>=|[()\[\]@,/|+\-=<>*.$])
      | (?P<name>{_NAME}(?::(?!:)(?:{_NAME}|\*))?)
      | (?P<end>\Z)
    )""",
    re.VERBOSE,
)
# Behind an operand these words are operators, also where a number follows at once: `1and1`.
_WORD = re.compile(rf"\s*(?P<operator>and|or|div|mod)(?!{_NAME})")
_KINDS = {
    "double": TokenKind.LITERAL,
    "end": TokenKind.END,
    "mark": TokenKind.MARK,
    "name": TokenKind.NAME,
    "number": TokenKind.NUMBER,
    "operator": TokenKind.OPERATOR,
    "path": TokenKind.PATH,
    "single": TokenKind.LITERAL,
}
_OPERATOR_MARKS = frozenset({"/", "//", "|", "+", "-", "=", "!=", "<", "<=", ">", ">=", "*"})
_BEFORE_AN_OPERAND = frozenset({"@", "::", "(", "[", ",", "$"})


def tokenize(text: str) -> list[Token]:
    """Return the tokens of an expression, the last one being END.

    Raises:
        FormError: a character has no place in an expression.
    """
    tokens: list[Token] = []
    before: Token | None = None
    at = 0
    while before is None or before.kind is not TokenKind.END:
        match = (_ends_an_operand(before) and _WORD.match(text, at)) or _TOKEN.match(text, at)
        if match is None:
            raise FormError(
                f"The expression cannot be read at {text[at : at + 20]!r}.",
                cure="Check quotes and special characters there.",
                zh=f"表达式从 {text[at : at + 20]!r} 起无法读懂，请检查那里的引号和特殊字符。",
            )
        at = match.end()
        before = _token(match, before)
        tokens.append(before)
    return tokens


def _token(match: re.Match[str], before: Token | None) -> Token:
    group = match.lastgroup or "end"
    text, kind = match.group(group), _KINDS[group]
    if kind is TokenKind.MARK and text in _OPERATOR_MARKS:
        is_wildcard = text == "*" and not _ends_an_operand(before)
        kind = TokenKind.NAME if is_wildcard else TokenKind.OPERATOR
    return Token(kind, text, match.start(group))


def _ends_an_operand(token: Token | None) -> bool:
    if token is None or token.kind is TokenKind.OPERATOR:
        return False
    return token.kind is not TokenKind.MARK or token.text not in _BEFORE_AN_OPERAND
