"""The serial lanes of a kiosk (design D9)."""

from dataclasses import dataclass, fields

from kiosk.jobs import SerialJobRunner


@dataclass(frozen=True, slots=True)
class Lanes:
    """One serial lane for each sort of work beside the GUI thread."""

    store: SerialJobRunner
    care: SerialJobRunner
    data: SerialJobRunner
    files: SerialJobRunner
    desk: SerialJobRunner
    paper: SerialJobRunner
    devices: SerialJobRunner
    compute: SerialJobRunner
    sticks: SerialJobRunner

    @classmethod
    def open(cls) -> "Lanes":
        """Open every lane."""
        return cls(*(SerialJobRunner(field.name) for field in fields(cls)))

    def close(self) -> None:
        """Finish the jobs at hand."""
        for field in fields(self):
            getattr(self, field.name).close()
