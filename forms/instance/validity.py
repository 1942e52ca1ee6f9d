"""What keeps a node from being right, in words for the resident."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from forms import numbers
from forms.definition import Control, Text
from forms.instance.environment import FormEnvironment
from forms.instance.node import LiveNode, ref_of
from forms.xpath import Context

ViolationKind = Literal["required", "constraint", "type", "check"]


@dataclass(frozen=True, slots=True)
class Violation:
    """An unmet requirement of one node; `message` is in the active language."""

    ref: str
    kind: ViolationKind
    message: str


_DEFAULTS: Mapping[str, tuple[str, str]] = {
    "required": ("这一项需要填写。", "Please answer this question."),
    "constraint": ("请检查这个答案，它不符合要求。", "Please check this answer."),
    "type": ("请检查这个答案的格式。", "Please check how this answer is written."),
    "list": ("请从列表里选择。", "Please choose from the list."),
    "int": ("请输入整数。", "Please enter a whole number."),
    "long": ("请输入整数。", "Please enter a whole number."),
    "decimal": ("请输入数字。", "Please enter a number."),
    "date": ("请输入日期，例如 2026-11-22。", "Please enter a date, such as 2026-11-22."),
    "dateTime": ("请输入日期和时间。", "Please enter a date and time."),
    "time": ("请输入时间，例如 08:30。", "Please enter a time, such as 08:30."),
}


def violations(nodes: Iterator[LiveNode], environment: FormEnvironment) -> Iterator[Violation]:
    """Yield the first violation of each node that has one."""
    for node in nodes:
        found = _violation(node, environment)
        if found is not None:
            yield found


def _violation(node: LiveNode, environment: FormEnvironment) -> Violation | None:
    if not node.relevant or not node.is_leaf:
        return None
    ref = ref_of(node)
    control = environment.form.controls.get(node.path)
    if node.rejected:
        kind = "list" if control is not None and control.is_select else node.bind.type
        return Violation(ref, "type", _default(kind, environment))
    if not node.stored:
        if not node.required:
            return None
        message = _message(node.bind.required_message, "required", node, environment)
        return Violation(ref, "required", message)
    return (
        _offered(control, node, ref, environment)
        or _constraint(node, ref, environment)
        or _check(node, ref, environment)
    )


def _offered(
    control: Control | None, node: LiveNode, ref: str, environment: FormEnvironment
) -> Violation | None:
    if control is None or not control.is_select:
        return None
    offered = environment.offered_values(control, node)
    if set(node.stored.split()) <= set(offered) if control.takes_many else node.stored in offered:
        return None
    return Violation(ref, "type", _default("list", environment))


def _constraint(node: LiveNode, ref: str, environment: FormEnvironment) -> Violation | None:
    constraint = node.bind.constraint
    if constraint is None or constraint.code.boolean(Context(environment, node)):
        return None
    message = _message(node.bind.constraint_message, "constraint", node, environment)
    return Violation(ref, "constraint", message)


def _check(node: LiveNode, ref: str, environment: FormEnvironment) -> Violation | None:
    rule = node.bind.extra.get("check")
    if rule is None or node.stored in environment.vouched:
        return None
    today = environment.now().date()
    fault = numbers.fault(rule, node.stored, today=today, language=environment.language)
    return Violation(ref, "check", fault) if fault is not None else None


def _message(text: Text | None, kind: str, node: LiveNode, environment: FormEnvironment) -> str:
    own = environment.text(text, node) if text is not None else ""
    return own or _default(kind, environment)


def _default(kind: str, environment: FormEnvironment) -> str:
    zh, en = _DEFAULTS.get(kind, _DEFAULTS["type"])
    return en if environment.language.startswith("en") else zh
