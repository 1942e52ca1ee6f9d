"""One filling of a form: the only mutable interface a screen uses."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

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
from forms.session.results import Change, Finalized, NotValid
from forms.session.walk import Pages
from forms.xpath import NodeKind


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

    Raises:
        FormError: the draft is not one of this form.
    """

    def __init__(
        self,
        form: Form,
        *,
        now: Callable[[], datetime],
        new_id: Callable[[], str],
        language: str | None = None,
        instance: bytes | None = None,
        is_edit: bool = False,
    ) -> None:
        self.form = form
        first_language = form.languages[0] if form.languages else ""
        self._environment = FormEnvironment(form, now, new_id, language or first_language)
        self._record = Record(self._environment, instance, is_edit=is_edit)
        self._pages = Pages(self._environment)

    @property
    def language(self) -> str:
        """The active language's code."""
        return self._environment.language

    @property
    def instance_id(self) -> str:
        """The record's instanceID, `uuid:…`."""
        return self._record.instance_id

    def set_language(self, language: str) -> None:
        """Switch labels, choices and messages to another language."""
        self._record.set_language(language)

    def pages(self) -> tuple[Page, ...]:
        """Return the relevant pages now, in order; choices are read only when asked for."""
        return self._pages.all(self._record.root)

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
            FormError: there is no such node, or it is a group.
        """
        node = self._record.find(ref)
        if not node.is_leaf:
            raise FormError("A group takes no answer.", place=ref, zh="分组本身不能填写。")
        self._record.answer(node, value)
        changed = frozenset(map(ref_of, self._record.take_changes())) | {ref}
        return Change(changed, next(violations(iter((node,)), self._environment), None))

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

    def add_repeat(self, ref: str) -> str:
        """Append an instance of a repeat.

        Args:
            ref: the repeat without its last position, such as /data/members.

        Returns:
            The reference of the new instance.

        Raises:
            FormError: there is no such repeat, or the form does not let it grow.
        """
        parent, repeat = self._repeat_at(ref)
        node = self._record.add_repeat(parent, repeat.path)
        self._record.take_changes()
        return ref_of(node)

    def remove_repeat(self, ref: str) -> None:
        """Take a repeat instance out, with all its answers.

        Raises:
            FormError: there is no such instance, or the form does not let it go.
        """
        node = self._record.find(ref)
        self._repeat_at(ref.rpartition("[")[0] if ref.endswith("]") else ref)
        self._record.remove_repeat(node)
        self._record.take_changes()

    def snapshot(self) -> bytes:
        """Return the draft as XML, irrelevant answers included; `instance=` opens it again."""
        return self._write(keep_irrelevant=True)

    def finalize(self) -> Finalized:
        """Freeze the record: irrelevant nodes are left out, what belongs to the end is set.

        Raises:
            NotValid: answers are missing or not right.
        """
        found = self.violations()
        if found:
            raise NotValid(found)
        self._record.stamp_end()
        xml = self._write(keep_irrelevant=False)
        return Finalized(xml, self.instance_id, tuple(dict.fromkeys(self._attachments())))

    def _write(self, *, keep_irrelevant: bool) -> bytes:
        return write_record(self._record.root, self.form.namespace, keep_irrelevant=keep_irrelevant)

    def _attachments(self) -> Iterator[str]:
        for node in self._record.root.walk():
            control = self.form.controls.get(node.path)
            if control is not None and control.kind == "upload" and node.text:
                yield node.text

    def _repeat_at(self, ref: str) -> tuple[LiveNode, Repeat]:
        names = tuple(name for name, _ in split_ref(ref))
        repeat = self.form.repeats.get(names)
        if repeat is None or not repeat.may_change or repeat.count is not None:
            raise FormError(
                "This repeat cannot be changed.", place=ref, zh="这里不能增加或删除条目。"
            )
        return self._record.find(ref.rpartition("/")[0]), repeat
