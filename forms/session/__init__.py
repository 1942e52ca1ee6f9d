"""One filling of a form, as a screen uses it."""

from forms.session.pages import (
    Page,
    Question,
    QuestionPage,
    RepeatInstance,
    RepeatPage,
)
from forms.session.results import Change, Finalized, NodeState, NotValid
from forms.session.session import Session

__all__ = [
    "Change",
    "Finalized",
    "NodeState",
    "NotValid",
    "Page",
    "Question",
    "QuestionPage",
    "RepeatInstance",
    "RepeatPage",
    "Session",
]
