"""What is said to be on the disk is there, also after somebody was killed half-way."""

import os
from pathlib import Path

import pytest

from sync.store.durable import make_folder


def test_a_folder_whose_maker_was_killed_before_its_name_was_synced_is_synced_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    above = tmp_path.stat().st_ino

    def kill(descriptor: int) -> None:
        if os.fstat(descriptor).st_ino == above:
            raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", kill)
        with pytest.raises(SystemExit):
            make_folder(tmp_path / "made" / "inner")
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append(os.fstat(descriptor).st_ino))

    make_folder(tmp_path / "made" / "inner")
    make_folder(tmp_path / "made" / "inner")

    made = (tmp_path / "made").stat().st_ino
    assert synced == [above, made, made]
