"""Counts what passed and what missed, by source, and writes it down."""

import json
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that was scored.

    Args:
        source: whose expectation it is, such as "xpath.web-forms".
        id: names the item in a report.
        upstream: name of the test it comes from, or what else it belongs to.
        reason: why it missed; "" where it passed.
    """

    source: str
    id: str
    upstream: str
    reason: str

    @property
    def passed(self) -> bool:
        """Whether it came out as expected."""
        return not self.reason


@dataclass
class Count:
    """What came of one source."""

    passed: int = 0
    total: int = 0
    misses: list[dict[str, str]] = field(default_factory=list)

    def add(self, item: Item) -> None:
        self.total += 1
        if item.passed:
            self.passed += 1
        else:
            self.misses.append({"id": item.id, "reason": item.reason})

    @property
    def share(self) -> float:
        return self.passed / self.total if self.total else 0.0


def count(items: list[Item]) -> dict[str, Count]:
    """Count items by source; sources are never merged."""
    counts: dict[str, Count] = {}
    for item in items:
        counts.setdefault(item.source, Count()).add(item)
    return dict(sorted(counts.items()))


def write_json(counts: dict[str, Count], file: Path) -> None:
    """Write the report, in the format other tools read."""
    file.parent.mkdir(parents=True, exist_ok=True)
    sources = {
        name: {"passed": c.passed, "total": c.total, "misses": c.misses}
        for name, c in counts.items()
    }
    text = json.dumps({"sources": sources}, ensure_ascii=False, indent=1)
    file.write_text(text + "\n", "utf-8")


def table(counts: dict[str, Count], show: int) -> str:
    """Return the counts as lines for a reader, with the first `show` misses of each source."""
    lines: list[str] = []
    for name, c in counts.items():
        lines.append(f"{name:<26}{c.passed:>7} of {c.total:>6}  {c.share:8.2%}")
        lines += [f"    {miss['id']}  {miss['reason'][:300]}" for miss in c.misses[:show]]
    return "\n".join(lines)
