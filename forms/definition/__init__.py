"""The immutable parse of an XForm."""

from forms.definition.actions import Event, SetValue
from forms.definition.bind import Bind, Preload
from forms.definition.blueprint import Blueprint, Name
from forms.definition.body import (
    CONTROL_KINDS,
    SELECTS,
    BodyElement,
    Control,
    ControlKind,
    Group,
    Item,
    Itemset,
    Repeat,
)
from forms.definition.form import Form, FormRef
from forms.definition.graph import Aspect, Computation, Edge, Graph, Rule, build_graph, rules_of
from forms.definition.text import NO_TEXT, Forms, Itext, Template, Text, Translated

__all__ = [
    "CONTROL_KINDS",
    "NO_TEXT",
    "SELECTS",
    "Aspect",
    "Bind",
    "Blueprint",
    "BodyElement",
    "Computation",
    "Control",
    "ControlKind",
    "Edge",
    "Event",
    "Form",
    "FormRef",
    "Forms",
    "Graph",
    "Group",
    "Item",
    "Itemset",
    "Itext",
    "Name",
    "Preload",
    "Repeat",
    "Rule",
    "SetValue",
    "Template",
    "Text",
    "Translated",
    "build_graph",
    "rules_of",
]
