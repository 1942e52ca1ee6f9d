"""How a filled form stands on paper where its workbook does not say: as the form is built."""

from collections.abc import Collection, Iterator, Sequence

from forms import Question
from forms.catalogue import PrintRow, Text
from forms.catalogue.layout import (
    ANSWERS,
    DECLARATION,
    FULL,
    OFFICE,
    PAPERS,
    SECTION,
    SIGNATURE,
    TABLE,
)
from kiosk.services.answered import Answers, name_of

_APPLICANT = Text("申请人", "Applicant")
_APPLICATION = Text("申请内容", "Application")
_PAPERS = Text("提交的材料", "Papers handed in")
_OFFICE = Text("受理意见", "For the office")
_DECLARED = Text(
    "以上填写的内容和提交的材料真实、准确、完整。如有不实，愿意承担相应的法律责任。",
    "What is stated here and the papers handed in are true, exact and complete. I answer for it if "
    "they are not.",
)
_LONG = frozenset({"select", "rank", "trigger"})


def layout_of(answers: Answers, *, without: Collection[str]) -> Iterator[PrintRow]:
    """Give the rows: groups are sections, repeats are tables, short answers stand side by side."""
    applicant = _APPLICANT.get(answers.language)
    sections: dict[str, list[Question]] = {applicant: []}
    for question in answers.alone(without):
        group = "/".join(question.ref.split("/")[:3])
        if group in answers.groups:
            title = answers.groups[group]
        elif question.extra.get("same", "").startswith("person."):
            title = applicant
        else:
            title = _APPLICATION.get(answers.language)
        sections.setdefault(title, []).append(question)
    for title, questions in sections.items():
        yield PrintRow(SECTION, label=Text(title, title))
        yield from fields_of(questions)
    for repeat, title in answers.repeats.items():
        yield PrintRow(SECTION, label=Text(title, title))
        yield PrintRow(TABLE, answers.columns(repeat))
    yield PrintRow(SECTION, label=_PAPERS)
    yield PrintRow(PAPERS)
    yield PrintRow(DECLARATION, label=_DECLARED)
    yield PrintRow(SIGNATURE)
    yield PrintRow(OFFICE, label=_OFFICE)


def fields_of(questions: Sequence[Question]) -> Iterator[PrintRow]:
    """Give each question a field; those in a row with one official term share it, as an address."""
    together: list[Question] = []
    for question in questions:
        if together and question.hint and question.hint == together[-1].hint:
            together.append(question)
            continue
        if together:
            yield _field(together)
        together = [question]
    if together:
        yield _field(together)


def _field(questions: Sequence[Question]) -> PrintRow:
    is_long = any(
        question.control in _LONG or "multiline" in question.appearance for question in questions
    )
    names = tuple(name_of(question.ref) for question in questions)
    return PrintRow(ANSWERS, names, width=FULL if is_long else "")
