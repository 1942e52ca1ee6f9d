"""The live tree of one filling."""

from forms.instance.choices import Choice, ChoiceLists
from forms.instance.environment import FormEnvironment
from forms.instance.node import LiveNode, ref_of, split_ref
from forms.instance.record import Record
from forms.instance.repeats import MOST_INSTANCES
from forms.instance.serialize import write_record
from forms.instance.validity import Violation, ViolationKind, violations

__all__ = [
    "MOST_INSTANCES",
    "Choice",
    "ChoiceLists",
    "FormEnvironment",
    "LiveNode",
    "Record",
    "Violation",
    "ViolationKind",
    "ref_of",
    "split_ref",
    "violations",
    "write_record",
]
