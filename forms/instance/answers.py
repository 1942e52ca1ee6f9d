"""What becomes of an answer: it fits type, range and list, or it does not."""

import math

from forms.definition import Control
from forms.instance.casting import answer_text
from forms.instance.environment import FormEnvironment
from forms.instance.node import LiveNode


def fitting_answer(node: LiveNode, answer: str, environment: FormEnvironment) -> str | None:
    """Return an answer as it is stored; None if type, range or list do not allow it.

    Args:
        node: the node that is answered.
        answer: the answer; not blank.
        environment: the form around it.
    """
    fitting = answer_text(node.bind.type, answer, environment.zone)
    control = environment.form.controls.get(node.path)
    if fitting is None or control is None:
        return fitting
    if control.kind == "select":
        return in_list_order(control, node, fitting, environment) or None
    if control.kind == "range" and not _is_within_limits(control, node, fitting):
        return None
    return fitting


def in_list_order(
    control: Control, node: LiveNode, answer: str, environment: FormEnvironment
) -> str:
    """Return several selected values in the order of the list, without those it lacks."""
    selected = answer.split()
    offered = environment.choice_values(control, node)
    return " ".join(value for value in dict.fromkeys(offered) if value in selected)


def still_offered(control: Control, node: LiveNode, environment: FormEnvironment) -> str:
    """Return what is left of the stored selection after its list changed."""
    offered = set(environment.choice_values(control, node))
    if not control.takes_many:
        return node.stored if node.stored in offered else ""
    return " ".join(value for value in node.stored.split() if value in offered)


def _is_within_limits(control: Control, node: LiveNode, value: str) -> bool:
    if node.bind.type not in {"int", "decimal"}:
        return True
    start, end = control.limits.get("start", -math.inf), control.limits.get("end", math.inf)
    return min(start, end) <= float(value) <= max(start, end)
