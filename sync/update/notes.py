"""The updater's notes: one small file each, written whole or not at all, read by the kiosk too."""

import re
from dataclasses import dataclass
from pathlib import Path

from sync.clock import Clock
from sync.trust.files import write_durably

_VERSION = re.compile(r"[0-9]+(\.[0-9]+)+")
_JOURNAL_LINES = 300


@dataclass(frozen=True, slots=True)
class Trial:
    """A version that has been switched to and has not proved itself yet; `starts` so far."""

    version: str
    before: str
    starts: int


class Notes:
    """The notes in the administrator's folder; `kiosk-switch` writes and reads the same files.

    `next`: a version that passed its selftest and waits for the switch. `trial`: the one on trial.
    `before`: where a return leads. `back`: a return that waits for the next start. `refused-V`,
    `returned-V`: versions that are not tried again by themselves.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def next(self) -> str | None:
        """The version that waits for the switch."""
        return self._version("next")

    @property
    def before(self) -> str | None:
        """The version that a return leads to."""
        return self._version("before")

    @property
    def back(self) -> str | None:
        """The version that the next start returns to."""
        return self._version("back")

    @property
    def trial(self) -> Trial | None:
        """The version on trial, also when it has proved itself since its last start."""
        words = self._text("trial").split()
        is_whole = len(words) == 3 and words[2].isdigit()  # noqa: PLR2004 - NEW OLD COUNT
        if is_whole and all(map(_VERSION.fullmatch, words[:2])):
            return Trial(words[0], words[1], int(words[2]))
        return None

    def refused(self) -> dict[str, tuple[str, str]]:
        """Return the versions that failed their selftest, and why (zh, en)."""
        found = {}
        for path in sorted(self._folder.glob("refused-*")):
            zh, _, en = self._text(path.name).partition("\n")
            found[path.name.removeprefix("refused-")] = (zh, en)
        return found

    def returned(self) -> tuple[str, ...]:
        """Return the versions that this kiosk has left again."""
        names = (path.name.removeprefix("returned-") for path in self._folder.glob("returned-*"))
        return tuple(sorted(names))

    def journal(self) -> tuple[str, ...]:
        """Return what was done, a line each, the latest last."""
        return tuple(self._text("journal").splitlines())

    def await_switch(self, version: str) -> None:
        """Note a version that may be switched to; what was held against it is forgotten."""
        for name in (f"refused-{version}", f"returned-{version}"):
            (self._folder / name).unlink(missing_ok=True)
        self._write("next", version)

    def await_return(self, version: str) -> None:
        """Note that the next start returns to the version before."""
        self._write("back", version)

    def refuse(self, version: str, words: tuple[str, str]) -> None:
        """Note that a version does not work here."""
        self._write(f"refused-{version}", "\n".join(words))

    def log(self, clock: Clock, words: str) -> None:
        """Add a line to the journal, and drop the oldest."""
        line = f"{clock.now():%Y-%m-%dT%H:%M:%SZ} {words}"
        self._write("journal", "\n".join([*self.journal(), line][-_JOURNAL_LINES:]))

    def _version(self, name: str) -> str | None:
        text = self._text(name).strip()
        return text if _VERSION.fullmatch(text) else None

    def _text(self, name: str) -> str:
        """Return a note, "" where there is none that can be read; a power cut may have spoiled one."""
        try:
            return (self._folder / name).read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""

    def _write(self, name: str, text: str) -> None:
        write_durably(self._folder / name, f"{text}\n".encode())
