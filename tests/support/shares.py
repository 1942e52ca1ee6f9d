"""How the tests are shared out among the workers: what stays together, and what goes first."""

import pytest
from xdist.scheduler import LoadScopeScheduling

# A long share that comes last leaves one worker alone with it.
_FIRST = (
    "tests/ui/monkey/test_monkey.py",
    "tests/sync/central/",
    "tests/ui/screens/test_screens.py",
    "tests/end_to_end/test_demo.py",
    "tests/faults/",
    "tests/end_to_end/",
    "tests/kiosk/qml/",
    "tests/ui/",
    "tests/architecture/",
)
# They look at the same recorded lives.
_DISK = ("tests/faults/test_order.py", "tests/faults/test_torn.py")


def long_first(items: list[pytest.Item]) -> None:
    """Put the tests of the folders that take longest before the others."""
    items.sort(key=lambda item: _rank(item.nodeid))


def share_of(nodeid: str) -> str:
    """Return the name of what runs in one worker: a file, or files that stand on the same fixture."""
    file = nodeid.partition("::")[0]
    if file in _DISK:
        return "disk"
    if file.startswith("tests/sync/central/"):
        return f"central on {'postgresql' if 'postgresql' in nodeid else 'sqlite'}"
    return file


class Shares(LoadScopeScheduling):  # type: ignore[misc]  # xdist is not typed
    """Gives each worker one share after the other, in the order of the tests."""

    def _split_scope(self, nodeid: str) -> str:
        return share_of(nodeid)


def _rank(nodeid: str) -> int:
    return next((rank for rank, path in enumerate(_FIRST) if nodeid.startswith(path)), len(_FIRST))
