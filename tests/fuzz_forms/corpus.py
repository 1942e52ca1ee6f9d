"""The forms that are filled: those of the corpus which JavaRosa loads."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import forms
from tests.conformance.data import DATA, read_cases
from tests.fuzz_forms.peer import ZONE


@dataclass(frozen=True, slots=True)
class CorpusForm:
    """A form and the files it names."""

    name: str
    xml: str
    media: Mapping[str, str]

    def load(self) -> forms.Form:
        """Load it in our engine.

        Raises:
            FormError: ours refuses it.
        """
        media = {name: text.encode for name, text in self.media.items()}
        return forms.load(self.xml.encode(), media)

    def open(self, form: forms.Form) -> forms.Session:
        """Start a filling."""
        ids = itertools.count(1)
        return forms.Session(
            form,
            now=lambda: datetime(2026, 11, 22, 9, 30, 15, tzinfo=ZoneInfo(ZONE)),
            new_id=lambda: f"00000000-0000-7000-8000-{next(ids):012}",
        )


def corpus(name: str = "") -> list[CorpusForm]:
    """Return the forms whose path contains `name`."""
    folder = DATA / "forms"
    return [
        CorpusForm(row["path"], _text(folder / row["path"]), _media(row, folder))
        for row in (case.row for case in read_cases(folder / "manifest.jsonl"))
        if row.get("javarosa") == "loads" and name in row["path"]
    ]


def _media(row: Mapping[str, Mapping[str, str]], folder: Path) -> Mapping[str, str]:
    return {name: _text(folder / path) for name, path in row.get("media", {}).items()}


def _text(file: Path) -> str:
    return file.read_text("utf-8")
