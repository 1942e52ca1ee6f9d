"""What becomes of an answer: it fits type, range and list, or it does not."""

import math

from forms.definition import Control
from forms.instance.casting import answer_text
from forms.instance.environment import FormEnvironment
from forms.instance.node import LiveNode
from forms.xpath import Node

_STEP_TOLERANCE = 1e-6


def fitting_answer(node: LiveNode, answer: str, environment: FormEnvironment) -> str | None:
    """Return an answer as it is stored; None if type, range or list do not allow it.

    One selected value is stored also where the list lacks it, and reported as a violation.

    Args:
        node: the node that is answered.
        answer: the answer; not blank.
        environment: the form around it.
    """
    fitting = answer_text(node.bind.type, answer, environment.zone)
    control = environment.form.controls.get(node.path)
    if fitting is None or control is None:
        return fitting
    if control.takes_many:
        return selection(control, node, fitting, environment) or None
    if control.kind == "range" and not _is_on_scale(control, node, fitting):
        return None
    return fitting


def selection(control: Control, node: Node, answer: str, environment: FormEnvironment) -> str:
    """Return what a list leaves of an answer to its question.

    One selected value must be offered. Several stand in the order they were given in. So does a
    ranking, and what it lacks follows in the order of the list (as in web-forms).
    """
    if control.kind == "select1":
        is_offered = answer in environment.offered_values(control, node)
        return answer if is_offered else ""
    offered = dict.fromkeys(environment.offered_values(control, node))
    kept = [value for value in dict.fromkeys(answer.split()) if value in offered]
    rest = offered if control.kind == "rank" and kept else ()
    return " ".join(dict.fromkeys((*kept, *rest)))


def _is_on_scale(control: Control, node: LiveNode, value: str) -> bool:
    """Return whether a range can be set to a value: within its limits, on one of its steps."""
    if node.bind.type not in {"int", "decimal"}:
        return True
    number, limits = float(value), control.limits
    start, end = limits.get("start", -math.inf), limits.get("end", math.inf)
    steps = (number - start) / limits["step"] if {"start", "step"} <= limits.keys() else 0
    is_on_step = math.isclose(steps, round(steps), abs_tol=_STEP_TOLERANCE)
    return min(start, end) <= number <= max(start, end) and is_on_step
