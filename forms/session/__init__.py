"""One filling of a form, as a screen uses it."""

from forms.session.pages import (
    Page,
    Question,
    QuestionPage,
    RepeatInstance,
    RepeatPage,
)
from forms.session.results import Change, Finalized, NotValid
from forms.session.session import Session

__all__ = [
    "Change",
    "Finalized",
    "NotValid",
    "Page",
    "Question",
    "QuestionPage",
    "RepeatInstance",
    "RepeatPage",
    "Session",
]
