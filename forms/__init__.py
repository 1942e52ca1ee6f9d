"""The form engine: ODK XForms in, answers and submissions out."""

from forms.definition import Form, FormRef
from forms.errors import FormError
from forms.instance import Choice, Violation
from forms.parse import load
from forms.session import (
    Change,
    Finalized,
    NodeState,
    NotValid,
    Page,
    Question,
    QuestionPage,
    RepeatInstance,
    RepeatPage,
    Session,
)

__all__ = [
    "Change",
    "Choice",
    "Finalized",
    "Form",
    "FormError",
    "FormRef",
    "NodeState",
    "NotValid",
    "Page",
    "Question",
    "QuestionPage",
    "RepeatInstance",
    "RepeatPage",
    "Session",
    "Violation",
    "load",
]
