"""A backup holds everything up to its position; a platform made of it loses nothing."""

import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import URL

from sync.central.backup import back_up, restore
from sync.central.cli import main
from sync.central.errors import AlreadyInitializedError, StoredFileDamagedError
from sync.central.folder import Folder
from sync.central.settings import read_settings
from sync.clock import SystemClock
from sync.wire.codec import encode
from sync.wire.seal import PlainFile
from tests.support.altered import altered
from tests.support.postgres import Cluster
from tests.sync.central.conftest import Init, rows, run, serving

PHOTO = PlainFile("身份证.jpg", "image/jpeg", bytes(range(256)) * 40)


@pytest.fixture(name="folder")
def make_folder(tmp_path: Path, init: Init) -> Path:
    """An initialised data folder."""
    init(tmp_path / "data")
    return tmp_path / "data"


def back_up_to(folder: Path, target: Path, *more: str) -> dict[str, int]:
    told: dict[str, int] = json.loads(
        run("backup", str(target), "--data", str(folder), "--json", *more)
    )
    return told


def restored(backup: Path, target: Path, keys: Path) -> Path:
    run("restore", str(backup), "--data", str(target))
    for key in (keys / "keys").iterdir():
        shutil.copy(key, target / "keys")
    return target


def test_a_finished_backup_makes_what_it_holds_durable(folder: Path, tmp_path: Path) -> None:
    with serving(folder) as central:
        device = central.new_device()
        first = device.push_bytes([encode(device.make())])
        told = back_up_to(folder, tmp_path / "backup")
        after = device.push_bytes([encode(device.make())])

    receipt = device.receipts(first.verdicts[0])[0]
    assert first.durable_through == 0
    assert receipt.position <= after.durable_through == told["position"]
    assert device.read_mark(after.mark).position > after.durable_through
    assert told["envelopes"] == 1


def test_a_platform_made_of_a_backup_gets_back_what_was_lost_under_its_old_numbers(
    folder: Path, tmp_path: Path
) -> None:
    with serving(folder) as central:
        device = central.new_device()
        held, lost, unproven = (encode(device.make()) for _ in range(3))
        device.push_bytes([held])
        back_up_to(folder, tmp_path / "backup")
        before = device.push_bytes([lost, unproven])
    made = restored(tmp_path / "backup", tmp_path / "made", folder)
    with serving(made) as central:
        device.url = central.url
        answer = device.push_bytes([held, lost], before.mark, before.verdicts[0].receipts)
        later = device.push_bytes([unproven], before.mark)

    numbers = [device.receipts(one)[0].case_number for one in before.verdicts]
    again = device.receipts(answer.verdicts[1])[0]
    assert [one.outcome for one in answer.verdicts] == ["repeated", "accepted"]
    assert (again.epoch, again.case_number) == (2, numbers[0])
    assert device.receipts(later.verdicts[0])[0].case_number not in numbers
    assert device.read_mark(later.mark).epoch == 2


def test_an_old_copy_put_back_in_silence_is_noticed_even_when_others_have_filed_since(
    folder: Path, tmp_path: Path
) -> None:
    with serving(folder) as central:
        early, late = central.new_device(), central.new_device()
        early.push(early.make())
        old = tmp_path / "old"
        back_up(folder, old, SystemClock(), with_keys=True)
        lost = encode(late.make())
        before = late.push_bytes([lost])
    # Like a virtual machine set back: same epoch, no command that could have said a word.
    made = restore_silently(old, tmp_path / "made")
    with serving(made) as central:
        early.url = late.url = central.url
        for _ in range(5):
            early.push(early.make())
        assert early.read_mark(early.push_bytes([]).mark).epoch == 1
        answer = late.push_bytes([lost], before.mark, before.verdicts[0].receipts)
        after = late.push_bytes([], answer.mark)

    number = late.receipts(before.verdicts[0])[0].case_number
    (receipt,) = late.receipts(answer.verdicts[0])
    assert (answer.verdicts[0].outcome, receipt.epoch) == ("accepted", 2)
    assert receipt.case_number.split("-")[:2] == number.split("-")[:2]
    assert late.read_mark(after.mark).epoch == 2


def restore_silently(backup: Path, target: Path) -> Path:
    """Put a backup in place without a new epoch."""
    shutil.copytree(backup, target)
    (target / "central.toml").write_text("")
    return target


def test_one_number_is_never_told_to_two_even_while_a_restore_is_not_noticed(
    folder: Path, tmp_path: Path
) -> None:
    with serving(folder) as central:
        first, second = central.new_device(), central.new_device()
        back_up(folder, tmp_path / "old", SystemClock(), with_keys=True)
        lost = encode(first.make())
        before = first.push_bytes([lost])
    made = restore_silently(tmp_path / "old", tmp_path / "made")
    with serving(made) as central:
        first.url = second.url = central.url
        (other,) = second.push(second.make())
        again = first.push_bytes([lost], before.mark, before.verdicts[0].receipts)

    told = first.receipts(before.verdicts[0])[0].case_number
    kept = first.receipts(again.verdicts[0])[0]
    other_number = second.receipts(other)[0].case_number
    assert other_number.split("-")[:4] == told.split("-")[:4]
    assert other_number != told == kept.case_number
    assert kept.epoch == 2


def test_files_are_in_the_backup_and_in_the_platform_made_of_it(
    folder: Path, tmp_path: Path
) -> None:
    with serving(folder) as central:
        device = central.new_device()
        filing = device.make(files=(PHOTO,))
        device.push(filing)
        digest = filing.files[0].digest
        device.send_file(digest)
        told = back_up_to(folder, tmp_path / "backup")
    made = restored(tmp_path / "backup", tmp_path / "made", folder)
    with serving(made) as central:
        device.url = central.url
        (verdict,) = device.push(filing)
        number = device.changes().changes[-1].case_number
        shown = json.loads(run("case", "show", number, "--data", str(made)))

    assert told["files"] == 1
    assert [one.kind for one in device.receipts(verdict)] == ["received", "complete"]
    assert shown["filing"]["files"][0]["intact"]
    for place in (tmp_path / "backup", made):
        assert sha256(Folder(place).stored(digest).read_bytes()).digest() == digest


def test_a_second_backup_into_the_same_folder_replaces_the_first(
    folder: Path, tmp_path: Path
) -> None:
    with serving(folder) as central:
        device = central.new_device()
        tolds = []
        for _ in range(2):
            device.push(device.make())
            tolds.append(back_up_to(folder, tmp_path / "backup"))

    assert [one["envelopes"] for one in tolds] == [1, 2]
    assert sorted(one.name for one in (tmp_path / "backup").iterdir()) == [
        "central.db",
        "files",
        "keys",
    ]


def test_a_second_backup_that_ends_halfway_leaves_the_first_whole(
    folder: Path, tmp_path: Path
) -> None:
    with serving(folder) as central:
        device = central.new_device()
        first, second = device.make(), device.make(files=(PHOTO,))
        device.push(first)
        back_up_to(folder, tmp_path / "backup")
        device.push(second)
        device.send_file(second.files[0].digest)
        stored = Folder(folder).stored(second.files[0].digest)
        stored.write_bytes(altered(stored.read_bytes()))
        with pytest.raises(StoredFileDamagedError):
            back_up(folder, tmp_path / "backup", SystemClock(), with_keys=False)
    made = restored(tmp_path / "backup", tmp_path / "made", folder)

    assert rows(made, "SELECT count(*) FROM envelopes") == [(1,)]


def test_private_keys_are_in_a_backup_only_when_asked_for(folder: Path, tmp_path: Path) -> None:
    back_up_to(folder, tmp_path / "without")
    back_up_to(folder, tmp_path / "with", "--keys")

    assert list((tmp_path / "without" / "keys").iterdir()) == []
    kept = {one.name: one.read_bytes() for one in (tmp_path / "with" / "keys").iterdir()}
    assert kept == {one.name: one.read_bytes() for one in (folder / "keys").iterdir()}


def test_a_backup_with_a_damaged_file_is_not_finished_and_makes_nothing_durable(
    folder: Path, tmp_path: Path
) -> None:
    with serving(folder) as central:
        device = central.new_device()
        filing = device.make(files=(PHOTO,))
        device.push(filing)
        digest = filing.files[0].digest
        device.send_file(digest)
    stored = Folder(folder).stored(digest)
    stored.write_bytes(altered(stored.read_bytes()))

    for _ in range(2):
        with pytest.raises(StoredFileDamagedError):
            back_up(folder, tmp_path / "backup", SystemClock(), with_keys=False)
        stored.unlink(missing_ok=True)

    assert rows(folder, "SELECT durable_through FROM platform") == [(0,)]


def test_a_backup_made_on_one_database_can_be_restored_on_the_other(
    folder: Path, tmp_path: Path, cluster: Cluster
) -> None:
    with serving(folder) as central:
        device = central.new_device()
        device.push(device.make())
        back_up_to(folder, tmp_path / "backup")
    database = cluster.new_database()
    run("restore", str(tmp_path / "backup"), "--data", str(tmp_path / "pg"), "--database", database)
    for key in (folder / "keys").iterdir():
        shutil.copy(key, tmp_path / "pg" / "keys")
    with serving(tmp_path / "pg") as central:
        device.url = central.url
        verdicts = device.push(device.make())
        stranger = central.new_device(hall="另一个示范镇便民服务中心")

    assert verdicts[0].outcome == "accepted"
    assert stranger.device != device.device
    assert not (tmp_path / "pg" / "central.db").exists()
    assert isinstance(read_settings(Folder(tmp_path / "pg")).database, URL)
    with pytest.raises(AlreadyInitializedError):
        restore(
            tmp_path / "backup",
            tmp_path / "other",
            SystemClock(),
            read_settings(Folder(tmp_path / "pg")).database,
        )


@pytest.mark.parametrize("target", ["data", "data/inside"])
def test_a_backup_is_not_written_into_the_data_folder(
    folder: Path, target: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", str(folder.parent / target), "--data", str(folder)]) == 2
    assert "换一个目录" in capsys.readouterr().err


def test_nothing_is_restored_over_a_platform_or_from_no_backup(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()

    assert main(["restore", str(tmp_path / "empty"), "--data", str(tmp_path / "new")]) == 2
    assert main(["restore", str(tmp_path / "empty"), "--data", str(folder)]) == 2
    assert "没有可用的备份" in capsys.readouterr().err
