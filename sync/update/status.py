"""How updates stand on this machine, for whoever asks: staff, technicians, the platform."""

from dataclasses import dataclass

from sync.update.notes import Notes, Trial
from sync.update.places import Places


@dataclass(frozen=True, slots=True)
class Status:
    """What the notes say.

    `next` waits for the switch, or `back` for the next start; `trial` has not proved itself yet;
    `before`: where a return would lead. `refused`: versions that failed their selftest, and why
    (zh, en); `returned`: versions that were left again.
    """

    present: str | None
    next: str | None = None
    back: str | None = None
    trial: Trial | None = None
    before: str | None = None
    refused: tuple[tuple[str, tuple[str, str]], ...] = ()
    returned: tuple[str, ...] = ()


def status(places: Places) -> Status:
    """Return how updates stand."""
    notes, present = Notes(places.state), places.present()
    trial = notes.trial
    if trial is not None and (trial.version != present or places.is_good(trial.version)):
        trial = None
    return Status(
        present,
        notes.next if notes.next != present else None,
        notes.back if notes.back != present else None,
        trial,
        notes.before,
        tuple(notes.refused().items()),
        notes.returned(),
    )
