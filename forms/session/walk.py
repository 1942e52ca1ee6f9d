"""Walks the body of a form over its live nodes, and lays out what is relevant now."""

from collections.abc import Iterator

from forms.definition import BodyElement, Control, Group, Repeat
from forms.instance import MOST_INSTANCES, ChoiceLists, FormEnvironment, LiveNode, Record, ref_of
from forms.session.pages import Page, Question, QuestionPage, RepeatInstance, RepeatPage
from forms.xpath import SchemaPath, nodes_at


class Pages:
    """Walks the body over the live tree.

    Args:
        record: the filling.
    """

    def __init__(self, record: Record) -> None:
        self._record = record
        self._environment: FormEnvironment = record.environment
        self._lists = ChoiceLists(record.environment)
        self._laid_out: tuple[Page, ...] | None = None
        self._has_empty_repeat = False

    def all(self) -> tuple[Page, ...]:
        """Return all relevant pages in order; the same tuple again while none looks different."""
        if self._laid_out is None:
            self._has_empty_repeat = False
            self._laid_out = tuple(self._pages(self._environment.form.body, self._record.root))
        return self._laid_out

    def note(self, changed: frozenset[str]) -> None:
        """Learn what may look different; one question alone is looked at by itself.

        No node tells whether a repeat without instances shows: with one, all is laid out anew.
        """
        if self._laid_out is not None and changed:
            is_alone = len(changed) == 1 and not self._has_empty_repeat
            self._laid_out = self._with(self._laid_out, *changed) if is_alone else None

    def forget(self) -> None:
        """Everything may look different."""
        self._laid_out = None

    def question(self, control: Control, node: LiveNode) -> Question:
        """Return one control as it stands."""
        texts = {
            "label": self._environment.words(control.label, node),
            "hint": self._environment.words(control.hint, node),
            "guidance": self._environment.words(control.hint, node, "guidance"),
        }
        is_note = control.kind == "input" and node.readonly
        return Question(
            ref=ref_of(node),
            control="note" if is_note else control.kind,
            data_type=node.bind.type,
            appearance=control.appearance,
            media_type=control.media_type,
            label=texts["label"][0],
            hint=texts["hint"][0],
            guidance=texts["guidance"][0],
            value=node.rejected or node.stored,
            required=node.required,
            readonly=node.readonly,
            extra=node.bind.extra,
            limits=control.limits,
            media=self._environment.media(control.label, node),
            parameters={**node.bind.parameters, **control.parameters},
            markup={name: markup for name, (plain, markup) in texts.items() if markup != plain},
            list_choices=lambda: self._lists.of(control, node),
        )

    def _with(self, pages: tuple[Page, ...], ref: str) -> tuple[Page, ...] | None:
        """Return `pages` with one question as it stands now; None where that is not all there is."""
        asking = [place for place, page in enumerate(pages) if _asks(page, ref)]
        if len(asking) != 1 or pages[asking[0]].ref != ref:
            return None
        node = self._record.find(ref)
        if not node.relevant:
            return None
        place, control = asking[0], self._environment.form.controls[node.path]
        question = self.question(control, node)
        return (*pages[:place], QuestionPage(ref, question.label, (question,)), *pages[place + 1 :])

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
            self._has_empty_repeat |= not nodes
            if not nodes and not self._is_open(parent, repeat.path):
                continue
            may_change = repeat.may_change and repeat.count is None
            has_room = self._record.has_room(parent, repeat.path)
            yield RepeatPage(
                ref=f"{ref_of(parent)}/{repeat.path[-1]}",
                label=self._environment.fixed_text(repeat.label, parent)[0],
                hint=self._environment.text(repeat.hint, parent),
                instances=tuple(self._instances(repeat, nodes)),
                can_add=may_change and has_room,
                can_remove=may_change and bool(nodes),
                cannot_add=self._no_room() if may_change and not has_room else "",
            )
            for node in nodes:
                if "field-list" in repeat.appearance:
                    as_group = Group(repeat.path, repeat.label, (), repeat.children)
                    yield from self._field_list(as_group, node)
                else:
                    yield from self._pages(repeat.children, node)

    def _is_open(self, parent: LiveNode, path: SchemaPath) -> bool:
        """A repeat without relevant instances shows if it is empty and one would be relevant."""
        return not parent.named(path[-1]) and self._record.would_be_relevant(parent, path)

    def _instances(self, repeat: Repeat, nodes: list[LiveNode]) -> Iterator[RepeatInstance]:
        for node in nodes:
            label, varies = self._environment.fixed_text(repeat.label, node)
            if varies:
                label = self._environment.text(repeat.label, node).strip()
            else:
                label = self._first_answer(node) or label
            media = self._environment.media(repeat.label, node)
            yield RepeatInstance(ref_of(node), node.position, label, media)

    def _no_room(self) -> str:
        if self._environment.language.startswith("en"):
            return f"No more can be added: the most are {MOST_INSTANCES}, fewer for long entries."
        return f"不能再增加了：最多 {MOST_INSTANCES} 条，内容多的更少。"

    def _first_answer(self, node: LiveNode) -> str:
        """Return what was first written, not chosen, in a repeat instance."""
        controls = self._environment.form.controls
        for below in node.walk():
            control = controls.get(below.path)
            if control is not None and control.kind == "input" and below.text:
                return below.text
        return ""


def _asks(page: Page, ref: str) -> bool:
    return isinstance(page, QuestionPage) and any(each.ref == ref for each in page.questions)


def _relevant(near: LiveNode, path: SchemaPath) -> list[LiveNode]:
    """Return the relevant nodes at a path, in the instances that `near` stands in."""
    above, names = near.common_with(path)
    found = nodes_at((above,), names) if above is not None else ()
    return [node for node in found if isinstance(node, LiveNode) and node.relevant]
