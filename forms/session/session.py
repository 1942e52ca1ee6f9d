"""One filling of a form: the only mutable interface a screen uses."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime

from forms import collector
from forms.definition import Form, Repeat
from forms.errors import FormError
from forms.instance import (
    FormEnvironment,
    LiveNode,
    Record,
    Violation,
    ref_of,
    split_ref,
    violations,
    write_record,
)
from forms.session.pages import Page, Question
from forms.session.results import Change, Finalized, NodeState, NotValid
from forms.session.states import node_states
from forms.session.walk import Pages
from forms.xpath import NodeKind

_FORM_FILE = "jr://"


class Session:
    """One filling of one form.

    Args:
        form: the definition.
        now: gives the present as an aware local datetime.
        new_id: gives the bare text of a new UUID.
        language: code of the language to begin with; the form's default one if None.
        instance: a draft to go on with; None starts a new filling.
        is_edit: `instance` was already filed: it gets a new instanceID, and deprecatedID names the
            old one.
        properties: what `jr:preload="property"` gives, by name (deviceid, username, email,
            phonenumber…); a name that is missing stays blank.

    Raises:
        FormError: the draft is not one of this form, has answers the form has no place for, or the
            form wants more repeat instances than there is room for.
    """

    @collector.paused()
    def __init__(  # noqa: PLR0913 - a filling is opened in one call
        self,
        form: Form,
        *,
        now: Callable[[], datetime],
        new_id: Callable[[], str],
        language: str | None = None,
        instance: bytes | None = None,
        is_edit: bool = False,
        properties: Mapping[str, str] | None = None,
    ) -> None:
        self.form = form
        first_language = form.languages[0] if form.languages else ""
        self._environment = FormEnvironment(
            form, now, new_id, language or first_language, properties or {}
        )
        self._record = Record(self._environment, instance, is_edit=is_edit)
        self._pages = Pages(self._record)

    @property
    def language(self) -> str:
        """The active language's code."""
        return self._environment.language

    @property
    def instance_id(self) -> str:
        """The record's instanceID, `uuid:…`."""
        return self._record.instance_id

    def set_language(self, language: str) -> Change:
        """Switch labels, choices and messages to another language.

        What was computed from translated texts is computed again. Every question, group and repeat
        may look different after it.
        """
        self._record.set_language(language)
        self._record.take_changes()
        self._pages.forget()
        return Change("", frozenset(state.ref for state in self.nodes() if state.relevant))

    def pages(self) -> tuple[Page, ...]:
        """Return the relevant pages now, in order; choices are read only when asked for.

        It is the same tuple again while no page looks different.
        """
        return self._pages.all()

    def question(self, ref: str) -> Question:
        """Return one question as it stands now.

        Raises:
            FormError: no question shows this node.
        """
        node = self._record.find(ref)
        control = self.form.controls.get(node.path)
        if control is None:
            raise FormError("No question shows this node.", place=ref, zh="没有问题对应这个节点。")
        return self._pages.question(control, node)

    def answer(self, ref: str, value: str) -> Change:
        """Store an answer and recalculate.

        Args:
            ref: the node.
            value: as XForms text (ISO dates, selections separated by spaces); "" clears.
                An answer that does not fit the type is kept aside and reported.

        Raises:
            FormError: there is no such node, it is a group, or the form then wants more repeat
                instances than there is room for (the node keeps the answer it had).
        """
        node = self._record.find(ref)
        if not node.is_leaf:
            raise FormError("A group takes no answer.", place=ref, zh="分组本身不能填写。")
        self._record.answer(node, value)
        found = next(violations(iter((node,)), self._environment), None)
        return Change(ref_of(node), self._take_changes(), found)

    def vouch(self, number: str) -> None:
        """Take `number` for right wherever it stands: a document bears it whose rule is another."""
        self._environment.vouched.add(number)

    def check(self, refs: Iterable[str]) -> tuple[Violation, ...]:
        """Return what is wrong with these nodes.

        Raises:
            FormError: there is no such node.
        """
        nodes = [self._record.find(ref) for ref in refs]
        return tuple(violations(iter(nodes), self._environment))

    def violations(self) -> tuple[Violation, ...]:
        """Return what is wrong with the whole record, in document order."""
        return tuple(violations(self._record.root.walk(), self._environment))

    def value(self, ref: str) -> str:
        """Return a node's value; "" where it is blank or irrelevant.

        Raises:
            FormError: there is no such node.
        """
        node = self._record.find(ref)
        return node.stored if node.relevant and node.is_leaf else ""

    def values(self) -> dict[str, str]:
        """Return the value of every relevant element that has one, in document order."""
        answered = (node for node in self._record.root.walk() if node.text)
        return {ref_of(n): n.stored for n in answered if n.kind is NodeKind.ELEMENT}

    def nodes(self) -> Iterator[NodeState]:
        """Yield every node of the record in document order, attributes as /data/x/@name."""
        return node_states(self._record)

    def add_repeat(self, ref: str) -> Change:
        """Append an instance of a repeat; `Change.ref` is its reference.

        Args:
            ref: the repeat without its last position, such as /data/members.

        Raises:
            FormError: there is no such repeat, the form does not let it grow, or it is full.
        """
        parent, repeat = self._repeat_at(ref)
        node = self._record.add_repeat(parent, repeat.path)
        return Change(ref_of(node), self._take_changes())

    def remove_repeat(self, ref: str) -> Change:
        """Take a repeat instance out, with all its answers; those behind it move up.

        Raises:
            FormError: there is no such instance, or the form does not let it go.
        """
        node = self._record.find(ref)
        self._repeat_at(ref.rpartition("[")[0] if ref.endswith("]") else ref)
        self._record.remove_repeat(node)
        return Change(ref, self._take_changes())

    def snapshot(self) -> bytes:
        """Return the draft as XML, irrelevant answers included; `instance=` opens it again."""
        return self._write(is_draft=True)

    def submission(self) -> bytes:
        """Return the record as it would be filed now, whatever is missing or not right.

        Irrelevant nodes are left out, and what belongs to the end is set.
        """
        self._record.stamp_end()
        return self._write(is_draft=False)

    def finalize(self) -> Finalized:
        """Freeze the record: irrelevant nodes are left out, what belongs to the end is set.

        Raises:
            NotValid: answers are missing or not right.
        """
        found = self.violations()
        if found:
            raise NotValid(found)
        xml = self.submission()
        return Finalized(xml, self.instance_id, tuple(dict.fromkeys(self._attachments())))

    def _take_changes(self) -> frozenset[str]:
        changed = self._record.take_changes()
        self._pages.note(changed)
        return changed

    def _write(self, *, is_draft: bool) -> bytes:
        return write_record(self._record.root, self.form.namespace, is_draft=is_draft)

    def _attachments(self) -> Iterator[str]:
        for node in self._record.root.walk():
            control = self.form.controls.get(node.path)
            is_upload = control is not None and control.kind == "upload"
            names_file = is_upload or node.bind.type == "binary"
            if names_file and node.text and not node.text.startswith(_FORM_FILE):
                yield node.text

    def _repeat_at(self, ref: str) -> tuple[LiveNode, Repeat]:
        names = tuple(name for name, _ in split_ref(ref))
        repeat = self.form.repeats.get(names)
        if repeat is None or not repeat.may_change or repeat.count is not None:
            raise FormError(
                "This repeat cannot be changed.", place=ref, zh="这里不能增加或删除条目。"
            )
        return self._record.find(ref.rpartition("/")[0]), repeat
