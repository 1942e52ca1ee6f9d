"""What became of a journey: how long, how many touches, and what is not as it was meant."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(slots=True)
class Record:
    """One journey. `number`: of the slip; `faults`: what was meant and did not come out."""

    name: str
    need: str
    by: str = "touch"
    seconds: float = 0
    touches: int = 0
    keystrokes: int = 0
    chinese_typed: int = 0
    number: str = ""
    scenes: list[str] = field(default_factory=list)
    checks: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def expect(self, what: str, *, holds: bool) -> None:
        """Check something that was meant."""
        (self.checks if holds else self.faults).append(what)

    def told(self) -> dict[str, Any]:
        """Return it as the report has it."""
        return {**asdict(self), "ok": not self.faults}


@dataclass(frozen=True, slots=True)
class Journey:
    """Somebody who comes to the hall. `go` plays it, and checks what it left."""

    name: str
    need: str
    go: Callable[..., None]
    by: str = "touch"
