"""Regular expressions as form authors write them: the dialect that Java and JavaScript share."""

import re
from functools import lru_cache

import regex

from forms.errors import FormError

_SECONDS = 0.2
_LONGEST = 2_000
_TOKEN = re.compile(r"\\u\{(?P<point>[0-9a-fA-F]{1,6})\}|\\(?P<escape>.)|[\[\]]", re.DOTALL)
_ASCII = {"d": "0-9", "w": "0-9A-Za-z_", "s": r" \t\n\r\f\v"}


class Pattern:
    """A pattern ready to run."""

    def __init__(self, text: str) -> None:
        self._compiled = regex.compile(text, regex.VERSION0)

    def is_found_in(self, text: str) -> bool:
        """Say whether it matches somewhere in the text; one that takes too long matches nowhere."""
        try:
            return self._compiled.search(text, timeout=_SECONDS) is not None
        except TimeoutError:
            return False


@lru_cache(maxsize=256)
def compiled_pattern(text: str) -> Pattern:
    r"""Return a pattern ready to run. `\d`, `\w`, `\s` and `\b` know ASCII only, `\p{…}` all.

    Raises:
        FormError: it is no pattern, or longer than 2,000 characters.
    """
    if len(text) > _LONGEST:
        raise _refusal(f"{len(text):,} characters")
    try:
        return Pattern(_translated(text))
    except (regex.error, RecursionError, OverflowError, ValueError) as error:
        raise _refusal(str(error)) from None


def _translated(text: str) -> str:
    """Write a pattern in the words of `regex`."""
    in_set = False

    def word(token: re.Match[str]) -> str:
        nonlocal in_set
        escape: str | None = token["escape"]
        if token["point"]:
            return str(regex.escape(chr(int(token["point"], 16))))
        if escape is None:
            in_set = token[0] == "["
        elif escape in _ASCII:
            return _ASCII[escape] if in_set else f"[{_ASCII[escape]}]"
        elif escape in "DWS" and not in_set:
            return f"[^{_ASCII[escape.lower()]}]"
        elif escape in "bB" and not in_set:
            return f"(?a:{token[0]})"
        return token[0]

    return _TOKEN.sub(word, text)


def _refusal(detail: str) -> FormError:
    return FormError(
        f"The pattern of regex() is not one: {detail}.",
        cure="Check brackets and counts, or test parts of the text one by one.",
        zh=f"regex() 的正则表达式不对：{detail}。请检查括号和次数，或把文字分几段检查。",
    )
