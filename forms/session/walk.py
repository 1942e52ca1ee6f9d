"""Walks the body of a form over its live nodes, and lays out what is relevant now."""

from collections.abc import Iterator

from forms.definition import BodyElement, Control, Group, Repeat
from forms.instance import MOST_INSTANCES, FormEnvironment, LiveNode, ref_of
from forms.session.pages import Page, Question, QuestionPage, RepeatInstance, RepeatPage
from forms.xpath import SchemaPath, nodes_at
from forms.xpath.tree import position_among_namesakes


class Pages:
    """Walks the body over the live tree."""

    def __init__(self, environment: FormEnvironment) -> None:
        self._environment = environment

    def all(self, root: LiveNode) -> tuple[Page, ...]:
        """Return all relevant pages in order."""
        return tuple(self._pages(self._environment.form.body, root))

    def question(self, control: Control, node: LiveNode) -> Question:
        """Return one control as it stands."""
        text = self._environment.text
        is_note = control.kind == "input" and node.readonly
        return Question(
            ref=ref_of(node),
            control="note" if is_note else control.kind,
            data_type=node.bind.type,
            appearance=control.appearance,
            media_type=control.media_type,
            label=text(control.label, node),
            hint=text(control.hint, node),
            guidance=text(control.hint, node, "guidance"),
            value=node.rejected or node.stored,
            required=node.required,
            readonly=node.readonly,
            extra=node.bind.extra,
            limits=control.limits,
            list_choices=lambda: self._environment.choices(control, node),
        )

    def _pages(self, body: tuple[BodyElement, ...], near: LiveNode) -> Iterator[Page]:
        for element in body:
            match element:
                case Control():
                    for node in _relevant(near, element.path):
                        question = self.question(element, node)
                        yield QuestionPage(question.ref, question.label, (question,))
                case Group():
                    yield from self._group(element, near)
                case Repeat():
                    yield from self._repeat(element, near)

    def _group(self, group: Group, near: LiveNode) -> Iterator[Page]:
        nodes = _relevant(near, group.path) if group.path is not None else [near]
        for node in nodes:
            if "field-list" in group.appearance:
                yield from self._field_list(group, node)
            else:
                yield from self._pages(group.children, node)

    def _field_list(self, group: Group, node: LiveNode) -> Iterator[Page]:
        questions = tuple(self._questions(group.children, node))
        if questions:
            label = self._environment.text(group.label, node)
            yield QuestionPage(ref_of(node), label, questions)
        for element in group.children:
            if isinstance(element, Repeat):
                yield from self._repeat(element, node)

    def _questions(self, body: tuple[BodyElement, ...], near: LiveNode) -> Iterator[Question]:
        for element in body:
            if isinstance(element, Control):
                for node in _relevant(near, element.path):
                    yield self.question(element, node)
            elif isinstance(element, Group):
                nodes = [near] if element.path is None else _relevant(near, element.path)
                for node in nodes:
                    yield from self._questions(element.children, node)

    def _repeat(self, repeat: Repeat, near: LiveNode) -> Iterator[Page]:
        for parent in _relevant(near, repeat.path[:-1]):
            nodes = _relevant(parent, repeat.path)
            if not nodes and not self._may_be_relevant(parent, repeat.path):
                continue
            may_change = repeat.may_change and repeat.count is None
            yield RepeatPage(
                ref=f"{ref_of(parent)}/{repeat.path[-1]}",
                label=self._environment.fixed_text(repeat.label, parent)[0],
                hint=self._environment.text(repeat.hint, parent),
                instances=tuple(self._instances(repeat, nodes)),
                can_add=may_change and len(nodes) < MOST_INSTANCES,
                can_remove=may_change and bool(nodes),
            )
            for node in nodes:
                if "field-list" in repeat.appearance:
                    as_group = Group(repeat.path, repeat.label, (), repeat.children)
                    yield from self._field_list(as_group, node)
                else:
                    yield from self._pages(repeat.children, node)

    def _may_be_relevant(self, parent: LiveNode, path: SchemaPath) -> bool:
        """A repeat without instances shows unless it has some that are all irrelevant."""
        return not parent.named(path[-1])

    def _instances(self, repeat: Repeat, nodes: list[LiveNode]) -> Iterator[RepeatInstance]:
        for node in nodes:
            label, varies = self._environment.fixed_text(repeat.label, node)
            if varies:
                label = self._environment.text(repeat.label, node).strip()
            else:
                label = self._first_answer(node) or label
            yield RepeatInstance(ref_of(node), position_among_namesakes(node), label)

    def _first_answer(self, node: LiveNode) -> str:
        """Return what was first written, not chosen, in a repeat instance."""
        controls = self._environment.form.controls
        for below in node.walk():
            control = controls.get(below.path)
            if control is not None and control.kind == "input" and below.text:
                return below.text
        return ""


def _relevant(near: LiveNode, path: SchemaPath) -> list[LiveNode]:
    """Return the relevant nodes at a path, in the instances that `near` stands in."""
    above, names = near.common_with(path)
    found = nodes_at((above,), names) if above is not None else ()
    return [node for node in found if isinstance(node, LiveNode) and node.relevant]
