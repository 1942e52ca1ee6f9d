"""A record of calls is read right also where calls overlap, fail or end with their process."""

from math import inf
from pathlib import Path

import pytest

from tests.faults.disk import Disk
from tests.faults.steps import Name, Write
from tests.faults.trace import Call, read


def hexed(text: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in text.encode())


def read_lines(folder: Path, *lines: str) -> list[Call]:
    (folder / "record").write_text("".join(f"{line}\n" for line in lines))
    return list(read(folder / "record"))


OPENED = f'7 openat(AT_FDCWD<{hexed("/")}>, "{hexed("/d/a")}", O_WRONLY|O_CREAT, 0600) = 3<{hexed("/d/a")}>'
WRITTEN = f'write(3<{hexed("/d/a")}>, "{hexed("ab")}", 2'
SYNCED = f"fsync(3<{hexed('/d/a')}>"
FOLDER_SYNCED = f"8 fsync(4<{hexed('/d')}>) = 0"


def test_a_call_that_was_interrupted_is_one_call(tmp_path: Path) -> None:
    calls = read_lines(
        tmp_path,
        f"7 {WRITTEN} <unfinished ...>",
        FOLDER_SYNCED,
        "7 <... write resumed>) = 2",
        "7 +++ exited with 0 +++",
    )

    assert [(one.name, one.begun, one.ended) for one in calls] == [
        ("fsync", 1, 1),
        ("write", 0, 2),
    ]
    assert calls[1].strings() == [b"ab"]
    assert calls[1].descriptors() == [("3", "/d/a")]


def test_what_failed_or_died_never_was(tmp_path: Path) -> None:
    calls = read_lines(
        tmp_path,
        f"7 {WRITTEN}) = -1 ENOSPC (No space left on device)",
        f"7 {WRITTEN} <unfinished ...>",
        f"8 {WRITTEN} <unfinished ...>",
        "8 <... write resumed>) = ?",
        "7 +++ killed by SIGKILL +++",
    )

    assert calls == []


@pytest.mark.parametrize(
    ("lines", "durable_at"),
    [
        ([f"7 {WRITTEN}) = 2", f"8 {SYNCED}) = 0"], 2),
        ([f"7 {WRITTEN}) = 2"], inf),
        ([f"8 {SYNCED}) = 0", f"7 {WRITTEN}) = 2"], inf),
        (
            [
                f"7 {WRITTEN} <unfinished ...>",
                f"8 {SYNCED} <unfinished ...>",
                "7 <... write resumed>) = 2",
                "8 <... fsync resumed>) = 0",
            ],
            inf,
        ),
    ],
    ids=["synced", "not synced", "synced before", "sync began too early"],
)
def test_bytes_are_safe_when_a_sync_has_ended_that_began_after_they_were_written(
    tmp_path: Path, lines: list[str], durable_at: float
) -> None:
    disk = Disk(Path("/d"), read_lines(tmp_path, OPENED, *lines))

    assert [one.durable_at for one in disk.steps if isinstance(one, Write)] == [durable_at]


def test_a_name_is_safe_when_its_folder_was_synced_not_when_its_file_was(tmp_path: Path) -> None:
    disk = Disk(Path("/d"), read_lines(tmp_path, OPENED, f"7 {SYNCED}) = 0", FOLDER_SYNCED))

    assert [one.durable_at for one in disk.steps if isinstance(one, Name)] == [2]


def test_what_cannot_be_followed_is_not_passed_over(tmp_path: Path) -> None:
    strange = f'7 truncate("{hexed("/d/a")}", 5) = 0'

    with pytest.raises(AssertionError, match="cannot follow truncate"):
        Disk(Path("/d"), read_lines(tmp_path, OPENED, strange))
