"""What a part of the fault run found, and the one report of all parts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


class Unavailable(Exception):  # noqa: N818  # a fact about this machine, no error
    """This machine lacks what a part needs; the message says what."""


@dataclass(frozen=True)
class PartReport:
    """What one part did and what came of it.

    `findings` says in words what must not be, `not_run` why nothing was done at all.
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

    @property
    def holds(self) -> bool:
        """Whether nothing was lost, doubled, corrupted or otherwise wrong."""
        return not (self.lost or self.doubled or self.corrupted or self.findings)


def whole(seed: int, parts: Mapping[str, PartReport]) -> dict[str, object]:
    """Return the report of a run as JSON takes it: counts of all parts together, then each."""
    reports = parts.values()
    return {
        "seed": seed,
        "holds": all(one.holds for one in reports),
        "not_run": {name: one.not_run for name, one in parts.items() if one.not_run},
        "submitted": sum(one.submitted for one in reports),
        "kills": sum(one.kills for one in reports),
        "cuts": sum(one.cuts for one in reports),
        "lost": sum(one.lost for one in reports),
        "doubled": sum(one.doubled for one in reports),
        "corrupted": sum(one.corrupted for one in reports),
        "converged_seconds": max((one.converged_seconds for one in reports), default=0.0),
        "parts": {name: _shown(one) for name, one in parts.items() if not one.not_run},
    }


def _shown(part: PartReport) -> dict[str, object]:
    return {
        "holds": part.holds,
        "submitted": part.submitted,
        "kills": part.kills,
        "cuts": part.cuts,
        "lost": part.lost,
        "doubled": part.doubled,
        "corrupted": part.corrupted,
        "converged_seconds": round(part.converged_seconds, 2),
        "findings": list(part.findings),
        **part.details,
    }
