"""The form around its expressions: clock, language, lists, translated texts."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, tzinfo
from hashlib import sha256
from random import SystemRandom

from forms.definition import Control, Form, Forms, Itemset, Template, Text, Translated
from forms.instance.node import LiveNode, ref_of
from forms.markup import escape
from forms.xpath import Context, Node, NodeKind, Rows, nodes_at
from forms.xpath.values import Value

_chance = SystemRandom()
_MEDIA = ("image", "big-image", "audio", "video")


class FormEnvironment:
    """What expressions of one filling can see besides nodes.

    Args:
        form: the definition.
        now: gives the present as an aware local datetime.
        new_id: gives a new UUID as text.
        language: the active language's code.
        properties: what `jr:preload="property"` gives, by name: deviceid, username…
    """

    def __init__(
        self,
        form: Form,
        now: Callable[[], datetime],
        new_id: Callable[[], str],
        language: str,
        properties: Mapping[str, str],
    ) -> None:
        self.form = form
        self.language = language
        self.properties = properties
        self.root = Node(kind=NodeKind.DOCUMENT)
        self.zone: tzinfo = now().tzinfo or _missing_zone()
        self.vouched: set[str] = set()
        self._now = now
        self._new_id = new_id
        self._draws = _chance.random()
        self._draw: float | None = None
        self._writing: set[tuple[int, int]] = set()

    def now(self) -> datetime:
        """Return the present."""
        return self._now()

    def new_id(self) -> str:
        """Return a new UUID as text."""
        return self._new_id()

    def random(self) -> float:
        """Return a number from 0 up to 1."""
        return _chance.random() if self._draw is None else self._draw

    def variable(self, name: str) -> Value:
        """Never called: a form has no variables, and the compiler refuses them."""
        raise KeyError(name)

    def instance(self, name: str) -> Node | None:
        """Return the document node of a secondary instance; None if there is none."""
        opener = self.form.instances.get(name)
        return opener() if opener is not None else None

    def lookup_table(self, name: str) -> Node | None:
        """Return the instance or media file that pulldata() names."""
        return self.instance(name) or self.instance(name.rpartition(".")[0])

    def itext(self, text_id: str) -> str:
        """Return a translated text as jr:itext() gives it."""
        forms = self._forms(text_id)
        return self._written(_main_form(forms), self.root) if forms is not None else ""

    def text(self, text: Text, node: Node, form: str = "") -> str:
        """Return a text in the active language, or one of its other forms ("guidance", "short")."""
        template = self._template(text, node, form)
        return self._written(template, node) if template is not None else ""

    def words(self, text: Text, node: Node, form: str = "") -> tuple[str, str]:
        """Return a text plainly, and as markup: there what outputs weave in is escaped."""
        template = self._template(text, node, form)
        if template is None:
            return "", ""
        if template.words is not None:
            return template.words, template.words
        return self._written(template, node), self._written(template, node, escape)

    def fixed_text(self, text: Text, node: Node) -> tuple[str, bool]:
        """Return a text without its outputs, and whether it has any."""
        template = self._template(text, node, "")
        parts = template.parts if template is not None else ()
        fixed = [part for part in parts if isinstance(part, str)]
        return "".join(fixed).strip(), len(fixed) < len(parts)

    def media(self, text: Text, node: Node) -> dict[str, str]:
        """Return the files that go with a text: image, big-image, audio, video to file name."""
        if not isinstance(text, Translated):
            return {}
        names = {form: self.text(text, node, form).rpartition("/")[2].strip() for form in _MEDIA}
        return {form: name for form, name in names.items() if name}

    def offers(self, control: Control, node: Node) -> Iterator[tuple[str, Text, Node]]:
        """Yield what a list offers at its node: value, label, and the node the label speaks of."""
        itemset = control.itemset
        if itemset is None:
            for item in control.items:
                yield item.value, item.label, node
        else:
            value = itemset.value.code.string
            context = Context(self, node)
            for found in self.items(itemset, node):
                yield value(context.at(found)), itemset.label, found

    def offered_values(self, control: Control, node: Node) -> Iterable[str]:
        """Return the values of the choices alone, which is quicker."""
        if control.itemset is not None and control.itemset.value.child:
            items = self.items(control.itemset, node)
            if isinstance(items, Rows):
                return items.cells(control.itemset.value.child)
        return (value for value, _, _ in self.offers(control, node))

    def items(self, itemset: Itemset, node: Node) -> Sequence[Node]:
        """Return the nodes that a list is made of, seen from its question's node."""
        find = itemset.nodes.code.nodes
        if "randomize(" not in itemset.nodes.text or not isinstance(node, LiveNode):
            return find(Context(self, node))
        # One filling draws the order of a list once; without this each look would shuffle again.
        self._draw = _fraction(f"{self._draws} {ref_of(node)}")
        try:
            return find(Context(self, node))
        finally:
            self._draw = None

    def choice_name(self, value: str, ref: str, near: Node) -> str:
        """Return the label of a choice of the control at a ref, seen from a node."""
        node = self._control_node(ref, near)
        control = self.form.controls.get(node.path) if node is not None else None
        if node is None or control is None:
            return ""
        for offered, label, item in self.offers(control, node):
            if offered == value:
                return self.text(label, item)
        return ""

    def _control_node(self, ref: str, near: Node) -> LiveNode | None:
        here = near.path if isinstance(near, LiveNode) else ()
        ref = ref.strip()
        path = list(here) if not ref.startswith("/") else []
        for step in ref.strip("/").split("/"):
            path[len(path) :] = [] if step in {".", ".."} else [step.rpartition(":")[2]]
            if step == "..":
                path.pop()
        above, names = near.common_with(tuple(path)) if isinstance(near, LiveNode) else (None, ())
        nodes = nodes_at((above,), names) if above is not None else nodes_at((self.root,), path)
        return nodes[0] if nodes and isinstance(nodes[0], LiveNode) else None

    def _forms(self, text_id: str) -> Forms | None:
        name = self.form.language_names.get(self.language, self.language)
        return self.form.itext.forms(text_id, name)

    def _template(self, text: Text, node: Node, form: str) -> Template | None:
        if isinstance(text, Template):
            return None if form else text
        forms = self._forms(text.text_id.code.string(Context(self, node)))
        if forms is None:
            return None
        return forms.get(form) if form else _main_form(forms)

    def _written(self, template: Template, node: Node, weave: Callable[[str], str] = str) -> str:
        """Write a text out; inside itself it is blank."""
        if template.words is not None:
            return template.words
        place = (id(template), id(node))
        if place in self._writing:
            return ""
        self._writing.add(place)
        try:
            return "".join(
                part if isinstance(part, str) else weave(part.code.string(Context(self, node)))
                for part in template.parts
            )
        finally:
            self._writing.remove(place)


def _main_form(forms: Forms) -> Template:
    for form in ("", "long", "short"):
        if form in forms:
            return forms[form]
    return Template(())


def _fraction(text: str) -> float:
    return int.from_bytes(sha256(text.encode()).digest()[:8], "big") / 2**64


def _missing_zone() -> tzinfo:
    raise ValueError("now() must give an aware datetime")
