"""What happens at an event: values set when a form opens, a repeat grows or an answer changes."""

from dataclasses import dataclass
from enum import Enum

from forms.xpath import Expression, SchemaPath


class Event(Enum):
    """When an action runs."""

    FIRST_LOAD = "odk-instance-first-load"
    LOAD = "odk-instance-load"
    NEW_REPEAT = "odk-new-repeat"
    VALUE_CHANGED = "xforms-value-changed"


@dataclass(frozen=True, slots=True)
class SetValue:
    """`<setvalue>`: target, new value, and the control whose change sets it off."""

    events: frozenset[Event]
    target: SchemaPath
    value: Expression
    source: SchemaPath | None = None
