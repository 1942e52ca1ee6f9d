"""Values a form asks its host for: identifiers, times, and a few properties."""

from forms.definition import Preload
from forms.instance.environment import FormEnvironment
from forms.instance.node import LiveNode
from forms.xpath import Node, nodes_at
from forms.xpath.moments import moment_text


def preload_value(preload: Preload, environment: FormEnvironment) -> str | None:
    """Return what a preload gives when a filling starts; None if it gives nothing now.

    Kinds and parameters are those of the ODK XForms specification, "Preload Attributes"; a property
    is what the client said it is, else blank.
    """
    match preload.kind, preload.parameter:
        case "uid", _:
            return f"uuid:{environment.new_id()}"
        case "timestamp", "start":
            return moment_text(environment.now())
        case "date", "today":
            return environment.now().date().isoformat()
        case "property", name:
            return environment.properties.get(name.strip())
        case _:
            return None


def end_value(preload: Preload, environment: FormEnvironment) -> str | None:
    """Return what a preload gives when a filling is finalized; None if it gives nothing then."""
    is_end = (preload.kind, preload.parameter) == ("timestamp", "end")
    return moment_text(environment.now()) if is_end else None


def meta_node(document: Node, name: str) -> LiveNode | None:
    """Return a node of the record's meta group; None if it has none."""
    for root in document.children:
        for node in nodes_at((root,), ("meta", name)):
            if isinstance(node, LiveNode):
                return node
    return None
