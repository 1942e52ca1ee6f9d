"""How much each part of a whole run has to do; less than that is a finding of its own."""

from collections.abc import Iterator, Mapping
from typing import Any

_MUST_HAPPEN = (
    "submitted",
    "kills",
    "platform killed",
    "link: lose answer",
    "link: twice",
    "link: cut in a file",
    "clones",
    "forks",
    "restores",
    "forgotten by restores",
    "epochs",
    "another history by pull",
    "another history by files",
    "another history by stick",
    "clock moved",
    "rotations",
    "device keys changed",
    "carried",
    "acknowledged by courier",
    "disks lost",
    "put back",
    "pruned",
    "revoked",
    "salvaged damaged",
    "refused on a full disk",
)
_LEAST: Mapping[str, Mapping[str, int]] = {
    "machine": dict.fromkeys(_MUST_HAPPEN, 1),
    "blackbox": {
        "submitted": 2000,
        "kiosks": 20,
        "kiosks_with_a_big_filing": 20,
        "kills_of_kiosks": 200,
        "kills_of_platforms": 50,
        "cuts": 1,
    },
    "order": {
        f"{program} without sync of {what}": 1
        for program in ("kiosk", "central")
        for what in ("the log", "folders", "files")
    },
    "torn": {"points": 200, "points_that_lose_slips_without_syncs": 1},
    "confidentiality": {"visits": 50, "traced": 1},
}
_EVENTS = {"lost": 3, "full": 2, "refused on a full disk": 1, "near": 20}
_EPOCH_AFTER_A_RESTORE = 2


def shortfalls(name: str, shown: Mapping[str, Any]) -> Iterator[str]:
    """Yield in words what a part did less of than it has to."""
    for what, least in _LEAST[name].items():
        yield from _short(what, shown.get(what, 0), least)
    if name == "blackbox":
        for what, least in _EVENTS.items():
            yield from _short(what, shown.get("events", {}).get(what, 0), least)
        for database in {"sqlite", "postgresql"} - set(shown.get("databases", ())):
            yield f"too little: no platform on {database}"
        restored = min(shown.get("epochs", ()), default=0)
        yield from _short("epoch after the restore", restored, _EPOCH_AFTER_A_RESTORE)


def _short(what: str, done: int, least: int) -> Iterator[str]:
    if done < least:
        yield f"too little: {what} {done} of {least}"
