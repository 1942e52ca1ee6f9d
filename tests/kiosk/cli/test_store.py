"""`kiosk store`: damage is found and salvaged, a wrong key is never taken for damage."""

from contextlib import closing
from pathlib import Path

import pytest

from kiosk.paths import DataFolder
from kiosk.services.alone import alone
from kiosk.services.keeping import open_store
from kiosk.settings import Settings
from sync.clock import ManualClock, SystemClock
from sync.store import Filed, Store
from sync.store.draft_seal import Secret, close, new_seal
from tests.kiosk.cli.conftest import START, Kiosk
from tests.support.filings import a_submission


@pytest.fixture(name="filed")
def file_one(folder: DataFolder) -> Filed:
    with closing(open_store(folder, Settings(), ManualClock(START))) as store:
        return store.file(a_submission(b"x" * 5000), recipients=["platform"])


def damage(folder: DataFolder) -> None:
    path = folder.store / "store.db"
    data = bytearray(path.read_bytes())
    for page in range(2, 12):
        data[page * 4096 + 100] ^= 1
    path.write_bytes(data)


def test_a_sound_store_is_said_to_be_sound_beside_a_running_kiosk(
    kiosk: Kiosk, filed: Filed, running: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kiosk("store", "check", "--deep") == 0

    out = capsys.readouterr().out
    assert "没有发现损坏" in out
    assert f"Schema: {running.schema()}." in out
    assert "只在这一块盘上的有 1 份" in out


def test_a_filing_that_has_not_arrived_lies_here_alone(
    kiosk: Kiosk, filed: Filed, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kiosk("store", "left") == 1
    assert "1 to go, 1 attachments to go, 0 drafts" in capsys.readouterr().out


def test_a_draft_lies_here_alone(
    kiosk: Kiosk, running: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = close(new_seal(Secret(b"c" * 16, b"k" * 32), None), b"answers", {}, frozenset())
    running.drafts.save(draft, SystemClock().now(), keep=True)

    assert kiosk("store", "left") == 1
    assert "0 to go, 0 attachments to go, 1 drafts" in capsys.readouterr().out


def test_a_store_with_nothing_left_to_lose_says_so(kiosk: Kiosk, running: Store) -> None:
    assert kiosk("store", "left") == 0


def test_a_lost_attachment_is_named(
    kiosk: Kiosk, filed: Filed, folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    (lost,) = (folder.store / "files").iterdir()
    lost.unlink()

    assert kiosk("store", "check") == 1
    assert f"附件丢失或损坏：{lost.name}" in capsys.readouterr().out


def test_a_backup_opens_as_a_store_does(
    kiosk: Kiosk, filed: Filed, running: Store, folder: DataFolder, tmp_path: Path
) -> None:
    copy = DataFolder(tmp_path / "copy")

    assert kiosk("store", "backup", str(copy.store)) == 0

    copy.store_key.write_bytes(folder.store_key.read_bytes())
    with closing(open_store(copy, Settings(), ManualClock(START))) as store:
        assert store.sealed(filed.slip_number) is not None


def test_a_new_key_replaces_the_old_one(kiosk: Kiosk, filed: Filed, folder: DataFolder) -> None:
    before = folder.store_key.read_bytes()

    assert kiosk("store", "rekey") == 0

    assert folder.store_key.read_bytes() != before
    assert not folder.next_store_key.exists()
    copy = DataFolder(folder.root / "copy")
    copy.root.mkdir()
    folder.backup.rename(copy.store)
    copy.store_key.write_bytes(folder.store_key.read_bytes())
    for each in (folder, copy):
        with closing(open_store(each, Settings(), ManualClock(START))) as store:
            assert store.sealed(filed.slip_number) is not None


def test_a_change_of_the_key_that_broke_off_at_the_end_is_brought_to_it(
    kiosk: Kiosk, filed: Filed, folder: DataFolder
) -> None:
    before = folder.store_key.read_bytes()
    kiosk("store", "rekey")
    folder.store_key.rename(folder.next_store_key)
    folder.store_key.write_bytes(before)

    assert kiosk("store", "check") == 0
    assert not folder.next_store_key.exists()


@pytest.mark.parametrize("command", ["rekey", "salvage"])
def test_what_needs_the_store_alone_is_refused_while_a_kiosk_runs(
    kiosk: Kiosk,
    filed: Filed,
    folder: DataFolder,
    capsys: pytest.CaptureFixture[str],
    command: str,
) -> None:
    with alone(folder):
        assert kiosk("store", command) == 2

    assert "请先关掉它" in capsys.readouterr().err


def test_a_damaged_store_is_salvaged_in_words(
    kiosk: Kiosk, filed: Filed, folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    damage(folder)

    assert kiosk("store", "check") == 2
    assert "损坏" in capsys.readouterr().err
    kiosk("store", "salvage")
    out = capsys.readouterr().out
    assert "已抢救到新文件" in out
    assert "salvaged into a fresh file" in out
    assert kiosk("store", "check") == 0


@pytest.mark.parametrize("key", [bytes(32), None])
@pytest.mark.parametrize("command", ["check", "salvage"])
def test_a_wrong_key_never_looks_like_damage(
    kiosk: Kiosk,
    filed: Filed,
    folder: DataFolder,
    capsys: pytest.CaptureFixture[str],
    key: bytes | None,
    command: str,
) -> None:
    if key is None:
        folder.store_key.unlink()
    else:
        folder.store_key.write_bytes(key)
    before = (folder.store / "store.db").read_bytes()

    assert kiosk("store", command) == 2

    told = capsys.readouterr().err
    assert ("找不到本机资料库的密钥" if key is None else "密钥不对") in told
    assert "资料没有受影响" in told
    assert (folder.store / "store.db").read_bytes() == before
    assert folder.store_key.exists() is (key is not None)


def test_a_second_medium_is_made_ready_and_filled(
    kiosk: Kiosk,
    filed: Filed,
    folder: DataFolder,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert kiosk("store", "second") == 2
    medium = tmp_path / "medium"
    medium.mkdir()
    folder.settings.write_text(f'second = "{medium}"\n')

    assert kiosk("store", "second") == 0
    assert "0 份只在一块盘上" in capsys.readouterr().out
    assert kiosk("courier", "receipts", str(medium)) == 0


def test_a_kiosk_without_a_second_medium_is_told_where_to_name_one(
    kiosk: Kiosk, filed: Filed, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kiosk("store", "second") == 2

    zh, en, _ = capsys.readouterr().err.splitlines()
    assert "kiosk.toml" in zh
    assert "kiosk.toml" in en
