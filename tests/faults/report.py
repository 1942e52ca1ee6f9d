"""What a part of the fault run found, and the one report of all parts."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

_SUMS = ("submitted", "kills", "cuts", "lost", "doubled", "corrupted")


class Unavailable(Exception):  # noqa: N818  # a fact about this machine, no error
    """This machine lacks what a part needs; the message says what."""


@dataclass(frozen=True)
class PartReport:
    """What one part did and what came of it.

    `findings` says in words what must not be, `not_run` why nothing was done at all. If it
    `is_stopped`, the whole run was, from outside.
    """

    submitted: int = 0
    kills: int = 0
    cuts: int = 0
    lost: int = 0
    doubled: int = 0
    corrupted: int = 0
    converged_seconds: float = 0.0
    details: Mapping[str, object] = field(default_factory=dict)
    findings: Sequence[str] = ()
    not_run: str = ""
    is_stopped: bool = False

    @property
    def holds(self) -> bool:
        """Whether nothing was lost, doubled, corrupted or otherwise wrong."""
        return not (self.lost or self.doubled or self.corrupted or self.findings or self.not_run)

    def shown(self) -> dict[str, Any]:
        """Return it as JSON takes it."""
        words = asdict(self)
        details = words.pop("details")
        rounded = round(self.converged_seconds, 2)
        return {"holds": self.holds, **words, "converged_seconds": rounded, **details}


def whole(parts: Mapping[str, Mapping[str, Any]], wanted: Sequence[str]) -> dict[str, object]:
    """Return the report of a run, of its parts as they are shown: counts of all, then each.

    It holds when all that are `wanted` were run and hold.
    """
    reports = parts.values()
    missing = [name for name in wanted if name not in parts]
    return {
        "holds": not missing and all(one["holds"] for one in reports),
        "not_run": missing,
        "commits": sorted({one["commit"] for one in reports}),
        "seconds": round(sum(one["seconds_in_all"] for one in reports)),
        **{name: sum(one[name] for one in reports) for name in _SUMS},
        "converged_seconds": max((one["converged_seconds"] for one in reports), default=0.0),
        "parts": dict(parts),
    }
