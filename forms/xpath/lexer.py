"""Cuts the text of an XPath expression into tokens (XPath 1.0, section 3.7)."""

import re

from forms.errors import FormError

Token = tuple[str, str, int]
"""What a token is, its text, and where it starts.

It is a "number", a "literal" (with its quotes), a "path" (`/name/name`), a "name" or wildcard, an
"operator" (the words among them), a mark that stands in "front" of an operand or "behind" one, or
the "end" with no text.
"""

_NAME = r"[^\W\d][\w.\-·]*"
_QUALIFIED = rf"{_NAME}(?::(?!:){_NAME})?"


def _pattern(more_operators: str = "", wildcard: str = "") -> re.Pattern[str]:
    return re.compile(
        rf"""\s*(?:
            (?P<path>(?>(?:/{_QUALIFIED})+)(?!\s*(?:::|\()|:))
          | (?P<number>\d+(?:\.\d*)?|\.\d+)
          | (?P<literal>"[^"]*"|'[^']*')
          | (?P<front>::|[(\[@,$])
          | (?P<behind>\.\.|[)\].])
          | (?P<operator>//|!=|<=|>=|[/|+\-=<>]{more_operators})
          | (?P<name>{_NAME}(?::(?!:)(?:{_NAME}|\*))?{wildcard})
          | (?P<end>\Z)
        )""",
        re.VERBOSE,
    )


_BEFORE_OPERAND = _pattern(wildcard=r"|\*")
# These words are operators behind an operand, also where a number follows at once: `1and1`.
_BEHIND_OPERAND = _pattern(rf"|\*|(?:and|or|div|mod)(?!{_NAME})")


def tokenize(text: str) -> list[Token]:
    """Return the tokens of an expression, the last one being the end.

    Raises:
        FormError: a character has no place in an expression.
    """
    tokens: list[Token] = []
    pattern, at, kind = _BEFORE_OPERAND, 0, ""
    while kind != "end":
        match = pattern.match(text, at)
        if match is None or match.lastgroup is None:
            raise FormError(
                f"The expression cannot be read at {text[at : at + 20]!r}.",
                cure="Check quotes and special characters there.",
                zh=f"表达式从 {text[at : at + 20]!r} 起无法读懂，请检查那里的引号和特殊字符。",
            )
        kind = match.lastgroup
        start, at = match.span(kind)
        tokens.append((kind, text[start:at], start))
        pattern = _BEFORE_OPERAND if kind in {"front", "operator"} else _BEHIND_OPERAND
    return tokens
