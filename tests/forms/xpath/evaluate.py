"""Evaluates expressions over a small document."""

from datetime import datetime, tzinfo

from forms.parse.document import document, parse_document, to_node
from forms.xpath import Context, Node, NodeKind, Scope, compile_expression
from forms.xpath.values import Value
from tests.forms.xform import NOW, SHANGHAI


class Surroundings:
    """An environment with one document and a still clock."""

    def __init__(
        self, xml: str = "", *, zone: tzinfo = SHANGHAI, now: datetime = NOW, language: str = ""
    ) -> None:
        self.zone = zone
        self.language = language
        self.root = Node(kind=NodeKind.DOCUMENT)
        self.instances: dict[str, Node] = {}
        self._now = now
        if xml:
            self.root = document(to_node(parse_document(xml.encode(), "test")))

    def now(self) -> datetime:
        return self._now.astimezone(self.zone)

    def new_id(self) -> str:
        return "00000000-0000-7000-8000-000000000001"

    def random(self) -> float:
        return 0.5

    def instance(self, name: str) -> Node | None:
        return self.instances.get(name)

    def lookup_table(self, name: str) -> Node | None:
        return self.instances.get(name)

    def itext(self, text_id: str) -> Value:
        return f"text of {text_id}"

    def choice_name(self, value: str, ref: str, near: Node) -> str:
        return f"{value} at {ref} from {near.name}"

    def variable(self, name: str) -> Value:
        raise KeyError(name)


def text(
    expression: str,
    xml: str = "",
    *,
    zone: tzinfo = SHANGHAI,
    now: datetime = NOW,
    language: str = "",
) -> str:
    surroundings = Surroundings(xml, zone=zone, now=now, language=language)
    code = compile_expression(expression, Scope()).code
    return code.string(Context(surroundings, surroundings.root))
