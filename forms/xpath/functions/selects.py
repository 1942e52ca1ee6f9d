"""Answers of select questions: values separated by spaces."""

import math

from forms.xpath.code import Kind
from forms.xpath.context import Context
from forms.xpath.functions.library import Library

library = Library()


@library.define("selected", Kind.STRING, Kind.STRING, returns=Kind.BOOLEAN)
def selected(answer: str, value: str) -> bool:
    """Whether a value is among the selected ones; a blank one is where nothing is selected."""
    return value.strip() in (answer.split() or [""])


@library.define("selected-at", Kind.STRING, Kind.NUMBER, returns=Kind.STRING)
def selected_at(answer: str, index: float) -> str:
    """One of the selected values, counted from 0; "" outside."""
    values = answer.split()
    is_inside = not math.isnan(index) and 0 <= index < len(values)
    return values[int(index)] if is_inside else ""


@library.define("count-selected", Kind.STRING, returns=Kind.NUMBER)
def count_selected(answer: str) -> float:
    """How many values are selected."""
    return float(len(answer.split()))


@library.define_in_context("jr:choice-name", Kind.STRING, Kind.STRING, returns=Kind.STRING)
def choice_name(context: Context, value: str, ref: str) -> str:
    """The label of a choice of the question at a ref, in the active language."""
    return context.environment.choice_name(value, ref, context.current)
