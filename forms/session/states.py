"""The whole record, node by node, for clients that show or compare all of it."""

from collections.abc import Iterator, Sequence

from forms.definition import NO_TEXT, BodyElement, Control, Text
from forms.instance import LiveNode, Record, ref_of
from forms.session.results import NodeState
from forms.xpath import SchemaPath


def node_states(record: Record) -> Iterator[NodeState]:
    """Yield every node in document order, attributes behind their element."""
    environment = record.environment
    labels = dict(_labels(environment.form.body))
    for node in record.root.walk():
        label = labels.get(node.path, NO_TEXT)
        yield NodeState(
            ref=ref_of(node),
            value=_value(node),
            stored=node.stored,
            relevant=node.relevant,
            required=node.required,
            readonly=node.readonly,
            label=None if label == NO_TEXT else environment.text(label, node),
        )


def _value(node: LiveNode) -> str | None:
    if node.is_repeat or not node.is_leaf:
        return None
    return node.stored if node.relevant else ""


def _labels(body: Sequence[BodyElement]) -> Iterator[tuple[SchemaPath, Text]]:
    """Yield the label of each node; where several elements show one, the last one counts."""
    for element in reversed(body):
        if not isinstance(element, Control):
            yield from _labels(element.children)
        if element.path is not None:
            yield element.path, element.label
