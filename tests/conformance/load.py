"""Scores the corpus: each XForm must load, or be refused, as JavaRosa does it."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import forms
from tests.conformance.attempt import attempt
from tests.conformance.data import Case
from tests.conformance.report import Item

_NOW = datetime(2026, 11, 22, 9, 30, 15, tzinfo=UTC)


def score_form(case: Case) -> Iterator[Item]:
    """Yield the item of an XForm that has JavaRosa's verdict."""
    verdict = case.row.get("javarosa")
    if verdict is not None:
        refused = attempt(lambda: walk_through(load_form(case.row, case.folder)))
        yield Item("load", case.row["path"], "form corpus", _judge(case, refused))


def load_form(row: Mapping[str, Any], folder: Path) -> forms.Form:
    """Load a form of the corpus with the media that are at hand.

    Raises:
        FormError: it is refused.
    """
    media = {name: (folder / path).read_bytes for name, path in (row.get("media") or {}).items()}
    return forms.load((folder / row["path"]).read_bytes(), media)


def walk_through(form: forms.Form) -> None:
    """Open a form and look at every page, every question and every list."""
    session = forms.Session(form, now=lambda: _NOW, new_id=lambda: "0" * 32)
    for page in session.pages():
        if isinstance(page, forms.QuestionPage):
            for question in page.questions:
                _ = question.choices


def _judge(case: Case, refused: str) -> str:
    if refused.startswith("raised"):
        return refused
    if case.row["javarosa"] == "loads":
        return f"JavaRosa loads it, ours does not: {refused}" if refused else ""
    return "" if refused else f"ours loads it, JavaRosa does not: {case.row.get('error', '')}"
