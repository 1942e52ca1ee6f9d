"""The question scene: one question, its control, and what is wrong with the answer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from forms import Question, QuestionPage, Violation
from kiosk.models.rows import RowListModel
from kiosk.qt import Property
from kiosk.services.readable import readable
from kiosk.services.visit import Scene, Visit, VisitService
from kiosk.viewmodels import controls
from kiosk.viewmodels.controls import Kind, Layout
from kiosk.viewmodels.dates import DateViewModel
from kiosk.viewmodels.steps import NO_STEP, Step, step_of

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

_BIRTH = "card.birth"


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """One answer offered."""

    value: str
    label: str
    detail: str
    symbol: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class QuestionProps:
    """Everything the scene shows of the question that is open; none while another scene is."""

    ref: str = ""
    kind: Kind = ""
    part: str = ""
    label: str = ""
    hint: str = ""
    guidance: str = ""
    value: str = ""
    reading: str = ""
    headline: str = ""
    violation: str = ""
    step: Step = NO_STEP
    is_required: bool = False
    is_changing: bool = False
    is_birth: bool = False
    layout: Layout = "cards"
    letters: tuple[str, ...] = ()
    choices: tuple[ChoiceRow, ...] = ()


def derive_question_props(visit: Visit, typed: str | None = None) -> QuestionProps:
    """Say what the scene shows of the open question; `typed`: its answer as it was typed."""
    filling = visit.filling
    if visit.scene is not Scene.QUESTION or filling is None:
        return QuestionProps()
    page = filling.page
    if not isinstance(page, QuestionPage):
        return QuestionProps()
    question = page.questions[0]
    headline, violation = _said(question, filling.violations)
    kind = controls.kind_of(question)
    choices = choice_rows(question)
    layout = controls.layout_of(len(choices))
    return QuestionProps(
        ref=question.ref,
        kind=kind,
        part=page.label if page.label != question.label else "",
        label=question.label,
        hint=question.hint,
        guidance=question.guidance,
        value=controls.shown(kind, question.value) if typed is None else typed,
        reading=readable(question, visit.language),
        headline=headline,
        violation=violation,
        step=step_of(filling),
        is_required=question.required,
        is_changing=filling.is_changing,
        is_birth=_BIRTH in question.extra.values() or "person.birth" in question.extra.values(),
        layout=layout,
        letters=letters_of(choices) if layout == "grid" else (),
        choices=choices,
    )


def choice_rows(question: Question) -> tuple[ChoiceRow, ...]:
    """Return the answers offered, the chosen ones marked."""
    chosen = question.value.split()
    return tuple(
        ChoiceRow(choice.value, choice.label, choice.detail, choice.image, choice.value in chosen)
        for choice in question.choices
    )


def letters_of(choices: tuple[ChoiceRow, ...]) -> tuple[str, ...]:
    """Return the letters that the choices can be looked up by."""
    return tuple(sorted({controls.first_letter(row.label, row.detail) for row in choices} - {""}))


def _said(question: Question, violations: tuple[Violation, ...]) -> tuple[str, str]:
    message = next((each.message for each in violations if each.ref == question.ref), "")
    return controls.headline(message) if message else ("", "")


@QmlElement
class QuestionViewModel(QObject):
    """View model of the question scene."""

    changed = Signal()
    letterChanged = Signal()

    def __init__(
        self, visit: VisitService, today: Callable[[], date], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._props = QuestionProps()
        self._typed: str | None = None
        self._letter = ""
        self._choices = RowListModel(ChoiceRow, self)
        self._date = DateViewModel(self.answer, today, self)
        visit.changed.connect(self._fold)

    @Property(str, notify=changed, final=True)
    def ref(self) -> str:
        """Which question is open, or nothing."""
        return self._props.ref

    @Property(str, notify=changed, final=True)
    def kind(self) -> str:
        """Its control, one of `controls.Kind`."""
        return self._props.kind

    @Property(bool, notify=changed, final=True)
    def usesPad(self) -> bool:
        """Whether it is typed on the number pad."""
        return controls.uses_pad(self._props.kind)

    @Property(bool, notify=changed, final=True)
    def usesKeyboard(self) -> bool:
        """Whether it is written on the keyboard."""
        return controls.uses_keyboard(self._props.kind)

    @Property(str, notify=changed, final=True)
    def part(self) -> str:
        """What it is a part of: the label of its group, or nothing."""
        return self._props.part

    @Property(str, notify=changed, final=True)
    def label(self) -> str:
        """The question."""
        return self._props.label

    @Property(str, notify=changed, final=True)
    def hint(self) -> str:
        """The line under it."""
        return self._props.hint

    @Property(str, notify=changed, final=True)
    def guidance(self) -> str:
        """Why it is asked, or nothing."""
        return self._props.guidance

    @Property(str, notify=changed, final=True)
    def value(self) -> str:
        """The answer as XForms text."""
        return self._props.value

    @Property(str, notify=changed, final=True)
    def reading(self) -> str:
        """The answer for reading."""
        return self._props.reading

    @Property(str, notify=changed, final=True)
    def headline(self) -> str:
        """What does not fit yet, in a few words, or nothing."""
        return self._props.headline

    @Property(str, notify=changed, final=True)
    def violation(self) -> str:
        """What to do about it."""
        return self._props.violation

    @Property(int, notify=changed, final=True)
    def step(self) -> int:
        """Place among the questions, from 1; 0 where it is opened out of turn."""
        return self._props.step.place

    @Property(int, notify=changed, final=True)
    def steps(self) -> int:
        """How many questions there are."""
        return self._props.step.count

    @Property(bool, notify=changed, final=True)
    def isRequired(self) -> bool:
        """Whether it must be answered."""
        return self._props.is_required

    @Property(bool, notify=changed, final=True)
    def isChanging(self) -> bool:
        """Whether it was opened from the review."""
        return self._props.is_changing

    @Property(str, notify=changed, final=True)
    def layout(self) -> str:
        """How the choices are laid out, one of `controls.Layout`."""
        return self._props.layout

    @Property(list, notify=changed, final=True)
    def letters(self) -> list[str]:
        """Letters that a long list of choices can be looked up by."""
        return list(self._props.letters)

    @Property(str, notify=letterChanged, final=True)
    def letter(self) -> str:
        """The letter chosen, or nothing for all choices."""
        return self._letter

    @Property(RowListModel, constant=True, final=True)
    def choices(self) -> RowListModel:
        """The answers offered: `value`, `label`, `detail`, `symbol`, `isChosen`."""
        return self._choices

    @Property(DateViewModel, constant=True, final=True)
    def date(self) -> DateViewModel:
        """The columns of a date."""
        return self._date

    @Slot(str)
    def answer(self, value: str) -> None:
        """Keep an answer as it stands; "" takes it back."""
        props = self._props
        value = controls.typed(props.kind, value)
        if props.ref and value != props.value:
            self._typed = value
            self._visit.answer(props.ref, value)

    @Slot(str)
    def press(self, key: str) -> None:
        """Press a key of the number pad."""
        self.answer(controls.pressed(self._props.kind, self._props.value, key))

    @Slot()
    def erase(self) -> None:
        """Take back the last figure."""
        self.answer(self._props.value[:-1])

    @Slot(str)
    def choose(self, value: str) -> None:
        """Choose one answer, or put it in or take it out where several may be chosen."""
        if self._props.kind == "choices":
            order = [row.value for row in self._props.choices]
            value = controls.toggled(self._props.value, value, order)
        self.answer(value)

    @Slot(str)
    def lookUp(self, letter: str) -> None:
        """Show the choices under a letter; the same again, or nothing, shows all."""
        self._letter = "" if letter == self._letter else letter
        self._show_choices()
        self.letterChanged.emit()

    @Slot()
    def next(self) -> None:
        """Go on, unless something does not fit yet."""
        if self._props.ref:
            self.answer(controls.settled(self._props.kind, self._props.value))
            self._visit.next()

    @Slot()
    def back(self) -> None:
        """Go back."""
        self._visit.back()

    def _fold(self) -> None:
        visit = self._visit.visit
        props = derive_question_props(visit, self._typed)
        if props.ref != self._props.ref:
            self._typed = None
            self._letter = ""
            props = derive_question_props(visit)
            self.letterChanged.emit()
        if props == self._props:
            return
        self._props = props
        self._show_choices()
        if props.kind == "date":
            self._date.show(
                props.ref, props.value, is_birth=props.is_birth, language=visit.language
            )
        else:
            self._date.forget()
        self.changed.emit()

    def _show_choices(self) -> None:
        self._choices.show(
            [
                row
                for row in self._props.choices
                if not self._letter or controls.first_letter(row.label, row.detail) == self._letter
            ]
        )
