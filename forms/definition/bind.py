"""What a form says about a node: type, conditions, calculation (ODK XForms, bind attributes)."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from forms.definition.text import Text
from forms.xpath import Expression

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Preload:
    """`jr:preload` and its parameter: a value the host supplies."""

    kind: str
    parameter: str


class Bind(NamedTuple):
    """The bind of one node; a node without one has this default.

    Args:
        parameters: further attributes by local name: max-pixels, quality, saveto, saveIncomplete…
        extra: attributes in the namespace `urn:township-kiosk:forms`, by local name.
    """

    type: str = "string"
    relevant: Expression | None = None
    required: Expression | None = None
    readonly: Expression | None = None
    constraint: Expression | None = None
    calculate: Expression | None = None
    required_message: Text | None = None
    constraint_message: Text | None = None
    preload: Preload | None = None
    parameters: Mapping[str, str] = _NOTHING
    extra: Mapping[str, str] = _NOTHING
