"""Where the store's key comes from: the system's credential before a file, and never a guess."""

from contextlib import closing
from pathlib import Path

import pytest

from kiosk.devices import vault
from kiosk.paths import DataFolder
from kiosk.services import store_key
from kiosk.services.keeping import open_store
from kiosk.settings import Settings
from sync.clock import ManualClock
from sync.store import Filed, Store, StoreFullError, Vault, WrongStoreKeyError, load_or_make_key
from tests.kiosk.cli.conftest import START, Kiosk
from tests.support.filings import a_submission

KEY, OTHER = b"k" * 32, b"o" * 32


@pytest.fixture(name="filed")
def file_one(folder: DataFolder) -> Filed:
    with closing(open_store(folder, Settings(), ManualClock(START))) as store:
        return store.file(a_submission(), recipients=["platform"])


@pytest.fixture(name="credentials")
def give_credential(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that systemd gives a service, with a key in it."""
    folder = tmp_path / "credentials"
    folder.mkdir()
    (folder / "store.key").write_bytes(KEY)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(folder))
    return folder


def opens(folder: DataFolder, filed: Filed) -> bool:
    with closing(open_store(folder, Settings(), ManualClock(START))) as store:
        return store.sealed(filed.slip_number) is not None


def files_with(folder: Path, key: bytes) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and key in path.read_bytes()]


def test_a_store_made_with_a_credential_leaves_no_key_in_its_folder(
    credentials: Path, tmp_path: Path, kiosk: Kiosk, capsys: pytest.CaptureFixture[str]
) -> None:
    fresh = DataFolder(tmp_path / "fresh")
    open_store(fresh, Settings(), ManualClock(START)).close()

    assert not fresh.store_key.exists()
    assert files_with(fresh.root, KEY) == []
    with closing(Store.open(fresh.store, KEY, ManualClock(START))) as store:
        assert store.enrolment() is None


def test_a_store_of_the_file_s_key_is_told_from_damage_and_rekeyed_to_the_credential(
    filed: Filed,
    credentials: Path,
    folder: DataFolder,
    kiosk: Kiosk,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before, of_file = (folder.store / "store.db").read_bytes(), folder.store_key.read_bytes()
    for command in ("check", "salvage"):
        assert kiosk("store", command) == 2
        told = capsys.readouterr().err
        assert "请运行 kiosk store rekey" in told
        assert "Run kiosk store rekey" in told
    assert (folder.store / "store.db").read_bytes() == before

    assert kiosk("store", "rekey") == 0

    assert "已换新密钥" in capsys.readouterr().out
    assert opens(folder, filed)
    assert not folder.store_key.exists()
    assert files_with(folder.root, of_file) == files_with(folder.root, KEY) == []
    assert kiosk("store", "check", "--deep") == 0
    assert "密钥来自系统凭据" in capsys.readouterr().out
    assert kiosk("store", "rekey") == 0
    assert "用的已是系统凭据里的密钥" in capsys.readouterr().out


def test_a_change_to_the_credential_that_broke_off_is_told_and_brought_to_its_end(
    filed: Filed,
    credentials: Path,
    folder: DataFolder,
    kiosk: Kiosk,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def power_cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("sync.store.database.Database.rekey", power_cut)
        with pytest.raises(KeyboardInterrupt):
            kiosk("store", "rekey")
    assert kiosk("store", "check") == 2
    assert "请运行 kiosk store rekey" in capsys.readouterr().err
    with monkeypatch.context() as patch:
        patch.setattr(Store, "backup", power_cut)
        with pytest.raises(KeyboardInterrupt):
            kiosk("store", "rekey")
    assert folder.store_key.exists()

    assert kiosk("store", "rekey") == 0
    assert opens(folder, filed)
    assert not folder.store_key.exists()


def test_a_full_disk_leaves_the_store_under_the_file_s_key(
    filed: Filed,
    credentials: Path,
    folder: DataFolder,
    kiosk: Kiosk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object) -> None:
        raise StoreFullError("no room")

    with monkeypatch.context() as patch:
        patch.setattr("sync.store.database.Database.rekey", full)
        assert kiosk("store", "rekey") == 2

    monkeypatch.delenv("CREDENTIALS_DIRECTORY")
    assert opens(folder, filed)


def test_a_credential_is_replaced_by_way_of_the_old_one(
    filed: Filed, credentials: Path, folder: DataFolder, kiosk: Kiosk
) -> None:
    kiosk("store", "rekey")
    (credentials / "store.key").rename(credentials / "store.key.old")
    (credentials / "store.key").write_bytes(OTHER)

    assert kiosk("store", "check") == 2
    assert kiosk("store", "rekey") == 0

    (credentials / "store.key.old").unlink()
    assert opens(folder, filed)


@pytest.mark.parametrize("given", [OTHER, b"short", None])
def test_a_wrong_or_missing_credential_never_looks_like_damage(
    filed: Filed,
    credentials: Path,
    folder: DataFolder,
    kiosk: Kiosk,
    capsys: pytest.CaptureFixture[str],
    given: bytes | None,
) -> None:
    kiosk("store", "rekey")
    if given is None:
        (credentials / "store.key").unlink()
    else:
        (credentials / "store.key").write_bytes(given)
    before = (folder.store / "store.db").read_bytes()
    capsys.readouterr()

    for command in ("check", "salvage", "rekey"):
        assert kiosk("store", command) == 2
        told = capsys.readouterr().err
        assert "资料没有受影响" in told
        assert ("systemd-run" in told) is (given is None)
        assert ("store.key has 5 bytes" in told) is (given == b"short")
    assert (folder.store / "store.db").read_bytes() == before
    assert not folder.store_key.exists()


def test_the_settings_cannot_name_a_key(
    filed: Filed, folder: DataFolder, kiosk: Kiosk, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.settings.write_text(f'store_key = "{KEY.hex()}"\n')

    assert kiosk("store", "check") == 2
    assert "unknown setting store_key" in capsys.readouterr().err


def test_a_key_in_a_file_is_said_to_be_in_one(
    filed: Filed, folder: DataFolder, kiosk: Kiosk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kiosk("store", "check") == 0

    out = capsys.readouterr().out
    assert "整台机器被拿走，密钥也在其中" in out
    assert "密钥没有恢复副本" in out  # this platform has no escrow key


def test_answers_that_were_not_believed_are_counted_for_the_technician(
    filed: Filed, folder: DataFolder, kiosk: Kiosk, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(open_store(folder, Settings(), ManualClock(START))) as store:
        store.replica.note_refused(3)

    assert kiosk("store", "check") == 0
    assert "没有采信的应答和回执：3 个" in capsys.readouterr().out


def turned(data: bytes) -> bytes:
    return bytes(255 - byte for byte in data)


def unclosed(data: bytes) -> bytes:
    if not data.startswith(b"closed here: "):
        raise WrongStoreKeyError("not closed on this machine")
    return turned(data.removeprefix(b"closed here: "))


CLOSING = Vault(lambda key: b"closed here: " + turned(key), unclosed)


def test_where_the_system_closes_files_the_key_is_never_in_clear_and_a_recovered_one_opens(
    filed: Filed,
    folder: DataFolder,
    kiosk: Kiosk,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(store_key, "VAULT", CLOSING)
    recovered = folder.store_key.read_bytes()

    assert opens(folder, filed)  # a file of 32 bytes is a key in clear
    assert kiosk("store", "rekey") == 0

    closed = folder.store_key.read_bytes()
    assert closed.startswith(b"closed here: ")
    assert files_with(folder.root, recovered) == []
    assert files_with(folder.root, unclosed(closed)) == []
    assert opens(folder, filed)
    assert kiosk("store", "check") == 0
    assert "DPAPI" in capsys.readouterr().out
    folder.store_key.write_bytes(b"closed elsewhere: " + closed)
    assert kiosk("store", "check") == 2
    assert "密钥不对" in capsys.readouterr().err


def test_on_this_system_a_file_is_kept_as_it_is(tmp_path: Path) -> None:
    assert load_or_make_key(tmp_path / "key", vault.VAULT) == (tmp_path / "key").read_bytes()
