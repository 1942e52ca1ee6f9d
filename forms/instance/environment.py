"""The form around its expressions: clock, language, lists, translated texts."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from random import SystemRandom

from forms.definition import Control, Form, Forms, Template, Text, Translated
from forms.instance.node import LiveNode
from forms.xpath import Context, Node, NodeKind, nodes_at
from forms.xpath.values import Value

_chance = SystemRandom()
_FILE = re.compile(r"jr://[^/]+/(.*)")


@dataclass(frozen=True, slots=True)
class Choice:
    """An offered answer.

    Args:
        value: what is stored.
        label: in the active language.
        detail: a second line; the list's column `detail_` + language, else `detail` or `pinyin`.
        image: file name of its picture, "" without one.
    """

    value: str
    label: str
    detail: str = ""
    image: str = ""


class FormEnvironment:
    """What expressions of one filling can see besides nodes.

    Args:
        form: the definition.
        now: gives the present as an aware local datetime.
        new_id: gives a new UUID as text.
        language: the active language's code.
    """

    def __init__(
        self,
        form: Form,
        now: Callable[[], datetime],
        new_id: Callable[[], str],
        language: str,
    ) -> None:
        self.form = form
        self.language = language
        self.root = Node(kind=NodeKind.DOCUMENT)
        self.zone: tzinfo = now().tzinfo or _missing_zone()
        self._now = now
        self._new_id = new_id

    def now(self) -> datetime:
        """Return the present."""
        return self._now()

    def new_id(self) -> str:
        """Return a new UUID as text."""
        return self._new_id()

    def random(self) -> float:
        """Return a number from 0 up to 1."""
        return _chance.random()

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
        """Return a text in the active language, or one of its other forms ("guidance", "image")."""
        template = self._template(text, node, form)
        return self._written(template, node) if template is not None else ""

    def fixed_text(self, text: Text, node: Node) -> tuple[str, bool]:
        """Return a text without its outputs, and whether it has any."""
        template = self._template(text, node, "")
        parts = template.parts if template is not None else ()
        fixed = [part for part in parts if isinstance(part, str)]
        return "".join(fixed).strip(), len(fixed) < len(parts)

    def choices(self, control: Control, node: Node) -> tuple[Choice, ...]:
        """Return the choices of a select, seen from its node."""
        if control.itemset is None:
            return tuple(
                Choice(item.value, self.text(item.label, node), image=self._image(item.label, node))
                for item in control.items
            )
        itemset = control.itemset
        return tuple(
            Choice(
                itemset.value.code.string(Context(self, item)),
                self.text(itemset.label, item),
                self._detail(item),
                self._image(itemset.label, item) or item.child_text("image"),
            )
            for item in self._items(control, node)
        )

    def _detail(self, item: Node) -> str:
        columns = (f"detail_{self.language}", "detail", "pinyin")
        return next(filter(None, map(item.child_text, columns)), "")

    def choice_values(self, control: Control, node: Node) -> list[str]:
        """Return the values of the choices alone, which is quicker."""
        if control.itemset is None:
            return [item.value for item in control.items]
        value = control.itemset.value.code.string
        return [value(Context(self, item)) for item in self._items(control, node)]

    def _items(self, control: Control, node: Node) -> Sequence[Node]:
        if control.itemset is None or control.itemset.nodes.code.nodes is None:
            return ()
        return control.itemset.nodes.code.nodes(Context(self, node))

    def choice_name(self, value: str, ref: str, near: Node) -> str:
        """Return the label of a choice of the control at a ref, seen from a node."""
        node = self._control_node(ref, near)
        control = self.form.controls.get(node.path) if node is not None else None
        if node is None or control is None:
            return ""
        labels = (c.label for c in self.choices(control, node) if c.value == value)
        return next(labels, "")

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

    def _written(self, template: Template, node: Node) -> str:
        return "".join(
            part if isinstance(part, str) else part.code.string(Context(self, node))
            for part in template.parts
        )

    def _image(self, label: Text, node: Node) -> str:
        if not isinstance(label, Translated):
            return ""
        match = _FILE.fullmatch(self.text(label, node, "image"))
        return match[1] if match else ""


def _main_form(forms: Forms) -> Template:
    for form in ("", "long", "short"):
        if form in forms:
            return forms[form]
    return Template(())


def _missing_zone() -> tzinfo:
    raise ValueError("now() must give an aware datetime")
