"""Angles, in radians."""

import math
from collections.abc import Callable

from forms.xpath.code import Kind
from forms.xpath.functions.library import Library
from forms.xpath.values import NAN

library = Library()


def _real(compute: Callable[..., float]) -> Callable[..., float]:
    def run(*numbers: float) -> float:
        try:
            return compute(*numbers)
        except ValueError:
            return NAN

    return run


for name in ("sin", "cos", "tan", "asin", "acos", "atan"):
    library.define(name, Kind.NUMBER, returns=Kind.NUMBER)(_real(getattr(math, name)))
library.define("atan2", Kind.NUMBER, Kind.NUMBER, returns=Kind.NUMBER)(_real(math.atan2))
library.define("pi", returns=Kind.NUMBER)(lambda: math.pi)
