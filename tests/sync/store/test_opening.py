"""Opening the store: keys, damage, modes, schema."""

import os
import re
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, select, text

from sync.clock import ManualClock
from sync.store import Store, StoreDamagedError, WrongStoreKeyError, load_or_make_key, migrate
from sync.store.schema import metadata, submission
from tests.support.filings import KEY, a_submission, open_store
from tests.support.platform_model import PlatformModel

OTHER_KEY = bytes(32)


def test_a_wrong_key_is_not_taken_for_damage(
    store: Store, folder: Path, clock: ManualClock, capfd: pytest.CaptureFixture[str]
) -> None:
    store.close()

    with pytest.raises(WrongStoreKeyError):
        Store.open(folder, OTHER_KEY, clock)
    with pytest.raises(WrongStoreKeyError):
        Store.open(folder, b"too short", clock)
    assert capfd.readouterr().err == ""


def test_a_flipped_byte_is_damage_and_nothing_is_said_of_it_on_stderr(
    store: Store, folder: Path, clock: ManualClock, capfd: pytest.CaptureFixture[str]
) -> None:
    store.close()
    path = folder / "store.db"
    data = bytearray(path.read_bytes())
    data[100] ^= 1
    path.write_bytes(data)

    with pytest.raises(StoreDamagedError):
        Store.open(folder, KEY, clock)
    assert capfd.readouterr().err == ""


def test_a_store_without_its_key_check_is_damaged(
    store: Store, folder: Path, clock: ManualClock
) -> None:
    store.close()
    (folder / "store.check").unlink()

    with pytest.raises(StoreDamagedError):
        Store.open(folder, KEY, clock)


def test_a_crash_before_the_first_table_leaves_a_store_that_opens(
    folder: Path, clock: ManualClock
) -> None:
    folder.mkdir()
    (folder / "store.db").touch()
    Store.open(folder.parent / "other", KEY, clock).close()
    (folder.parent / "other" / "store.check").rename(folder / "store.check")

    Store.open(folder, KEY, clock).close()


def test_what_is_filed_is_there_after_closing_and_opening(
    store: Store, folder: Path, clock: ManualClock
) -> None:
    filed = store.file(a_submission(b"photo"), recipients=["platform"])
    key = store.device_key().private_bytes_raw()
    store.close()

    again = open_store(folder, clock)

    assert again.outbox.waiting().count == 1
    assert again.outbox.due(clock.now(), limit=9, limit_bytes=9)[0].digest == filed.digest
    assert again.device_key().private_bytes_raw() == key
    again.close()


def test_folders_are_0700_and_files_are_0600(store: Store, folder: Path) -> None:
    store.file(a_submission(b"photo"), recipients=["platform"])

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for path in folder.rglob("*"):
        expected = 0o700 if path.is_dir() else 0o600
        assert (path.name, stat.S_IMODE(path.stat().st_mode)) == (path.name, expected)


def test_nothing_of_a_filing_can_be_read_on_the_disk(store: Store, folder: Path) -> None:
    given = a_submission(b"a photo in clear" * 100)
    store.file(given, recipients=["platform"])

    everything = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())

    for secret in (b"photo in clear", "示范".encode(), b"demo-item", b"11010519491231002X"):
        assert secret not in everything


def test_every_connection_keeps_temporary_tables_in_memory_and_syncs_fully(store: Store) -> None:
    with store._database.read() as connection:
        settings = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in (
                "temp_store",
                "journal_mode",
                "synchronous",
                "foreign_keys",
                "secure_delete",
            )
        }

    assert settings == {
        "temp_store": 2,
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
    }


def test_the_committed_schema_is_what_the_migrations_make() -> None:
    with create_engine("sqlite://").begin() as connection:
        migrate.upgrade(connection)
        made = migrate.dump_schema(connection)

    assert made == Path(migrate.__file__).with_name("schema.sql").read_text("utf-8")


def test_the_migrations_make_the_tables_of_the_schema_module() -> None:
    with create_engine("sqlite://").begin() as connection:
        metadata.create_all(connection)
        declared = migrate.dump_schema(connection)
    with create_engine("sqlite://").begin() as connection:
        migrate.upgrade(connection)
        connection.execute(text("DROP TABLE alembic_version"))
        migrated = migrate.dump_schema(connection)

    assert _canonical(migrated) == _canonical(declared)


def test_a_store_that_a_newer_program_moved_on_is_used_as_it_is(
    store: Store, folder: Path, clock: ManualClock
) -> None:
    with store._database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        connection.execute(text("ALTER TABLE submission ADD COLUMN later TEXT"))
    store.close()

    again = open_store(folder, clock)

    again.file(a_submission(), recipients=["platform"])
    with again._database.read() as connection:
        assert "later" in {one["name"] for one in inspect(connection).get_columns("submission")}
        assert len(connection.execute(select(submission.c.id)).all()) == 1
    again.close()


def test_what_was_being_sent_when_it_crashed_waits_again(
    store: Store, folder: Path, clock: ManualClock, platform: PlatformModel
) -> None:
    store.file(a_submission(), recipients=["platform"])
    store.outbox.start(store.outbox.due(clock.now(), limit=9, limit_bytes=9))
    assert not store.outbox.due(clock.now(), limit=9, limit_bytes=9)
    store.close()

    again = open_store(folder, clock)

    assert len(again.outbox.due(clock.now(), limit=9, limit_bytes=9)) == 1
    again.close()


def test_files_without_a_filing_are_swept_and_the_others_stay(
    store: Store, folder: Path, clock: ManualClock
) -> None:
    store.file(a_submission(b"photo"), recipients=["platform"])
    files = sorted((folder / "files").iterdir())
    orphan = folder / "files" / ("ab" * 32)
    orphan.write_bytes(b"sealed before a crash")
    unfinished = files[0].with_name(files[0].name + ".1234abcd")
    unfinished.write_bytes(b"half")
    store.close()

    open_store(folder, clock).close()

    assert sorted((folder / "files").iterdir()) == files


def test_a_key_file_is_made_once_and_is_private(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "store.key"

    key = load_or_make_key(path)

    assert len(key) == 32
    assert load_or_make_key(path) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_bytes(b"short")
    with pytest.raises(WrongStoreKeyError):
        load_or_make_key(path)


def _canonical(schema: str) -> list[str]:
    """Statements with their parts sorted: constraints may stand in another order."""
    return [
        "\n".join(sorted(filter(None, map(str.strip, re.split(r",|\n", statement)))))
        for statement in schema.split(";\n")
    ]


@pytest.mark.skipif(os.name == "nt", reason="closing a file drops locks on POSIX only")
def test_an_open_store_stays_locked_for_other_processes(
    store: Store, folder: Path, clock: ManualClock
) -> None:
    with closing(open_store(folder, clock)):
        pass
    take_it_for_closed = (
        "import fcntl, sys; file = open(sys.argv[1], 'rb+');"
        "fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 510, 2**30 + 2)"
    )

    command = [sys.executable, "-c", take_it_for_closed, str(folder / "store.db")]

    assert b"BlockingIOError" in subprocess.run(command, capture_output=True, check=False).stderr
    store.close()
    assert subprocess.run(command, check=False).returncode == 0
