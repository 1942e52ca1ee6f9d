"""Setting a platform up: init, serve, enrolment."""

import json
import os
import subprocess
import sys
from pathlib import Path
from socket import IPPROTO_TCP, TCP_NODELAY, create_connection

import pytest
import requests
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import make_url

from sync.central import schema
from sync.central.cli import main
from sync.central.database import connect, reading
from sync.central.enrolment import CODE_LIFE, Host, Place, enrol, new_code
from sync.central.errors import UnfitTextError
from sync.central.founding import initialize, open_database
from sync.central.journal import entry
from sync.central.revisions import dump_schema, upgrade
from sync.central.serving import listen
from sync.clock import ManualClock, SystemClock, new_id
from sync.wire.codec import decode
from sync.wire.messages import EnrolmentAnswer, EnrolmentRequest
from sync.wire.numbers import slip_number
from sync.wire.sign import Signed, key_id
from tests.support.drawn_codes import key_drawing
from tests.support.postgres import Cluster
from tests.support.wire_client import ask_enrolment
from tests.support.wire_client import enrol as enrol_at
from tests.sync.central.conftest import HALL, ROOT, Central, run, serving


def test_no_part_of_an_answer_waits_for_the_one_before_to_be_acknowledged() -> None:
    with listen("127.0.0.1", 0) as listener, create_connection(listener.getsockname()):
        accepted, _ = listener.accept()
        with accepted:
            assert accepted.getsockopt(IPPROTO_TCP, TCP_NODELAY)


def test_the_committed_schema_is_what_the_migrations_make(tmp_path: Path) -> None:
    engine = connect(tmp_path / "central.db")
    upgrade(engine)

    assert dump_schema(engine) == (ROOT / "sync/central/schema.sql").read_text()
    with reading(engine) as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, schema.metadata) == []
    engine.dispose()


def test_the_migrations_make_the_same_tables_in_postgresql(cluster: Cluster) -> None:
    engine = connect(make_url(cluster.new_database()))
    upgrade(engine)

    with reading(engine) as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, schema.metadata) == []
    engine.dispose()


def test_a_password_in_the_address_of_the_database_is_refused_and_never_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for address in ("postgresql://a:geheim@h/d", "postgresql://a@h/d?password=geheim"):
        assert main(["init", "--data", str(tmp_path), "--database", address]) == 2

    assert "PGPASSFILE" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_database_that_does_not_answer_is_said_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    address = f"postgresql://nobody@/nothing?host={tmp_path}"

    for command in (["init", "--database", address], ["case", "list"]):
        assert main([*command, "--data", str(tmp_path)]) == 2
        assert "连不上数据库" in capsys.readouterr().err


def test_a_folder_keeps_to_its_database(tmp_path: Path, cluster: Cluster) -> None:
    run("init", "--data", str(tmp_path), "--database", cluster.new_database())

    assert main(["init", "--data", str(tmp_path), "--database", cluster.new_database()]) == 2
    assert main(["init", "--data", str(tmp_path)]) == 0
    assert not (tmp_path / "central.db").exists()


@pytest.mark.parametrize("text", ["database = 1", "database =", 'database = "mysql://x/y"'])
def test_damaged_settings_are_said_in_words(
    tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run("init", "--data", str(tmp_path))
    (tmp_path / "central.toml").write_text(text)

    assert main(["case", "list", "--data", str(tmp_path)]) == 2
    assert capsys.readouterr().err


def test_the_database_is_in_wal_mode_and_flushes_every_commit(tmp_path: Path) -> None:
    initialize(tmp_path, SystemClock())

    with open_database(tmp_path) as engine, engine.connect() as connection:
        pragmas = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert pragmas == ["wal", 2, 1]


def test_init_makes_closed_keys_and_a_second_run_changes_nothing(tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert main(["init", "--data", str(data)]) == 0
    keys = {path.name: path.read_bytes() for path in (data / "keys").iterdir()}

    assert main(["init", "--data", str(data)]) == 0

    assert sorted(keys) == ["escrow.key", "opening.key", "signing.key"]
    assert keys == {path.name: path.read_bytes() for path in (data / "keys").iterdir()}
    assert {path.stat().st_mode & 0o777 for path in (data / "keys").iterdir()} == {0o600}
    assert data.stat().st_mode & 0o777 == 0o700


def test_init_makes_no_second_opening_key_when_the_first_was_taken_away(tmp_path: Path) -> None:
    initialize(tmp_path, SystemClock())
    (tmp_path / "keys" / "opening.key").unlink()

    initialize(tmp_path, SystemClock())

    assert not (tmp_path / "keys" / "opening.key").exists()


@pytest.mark.parametrize("prepared", [False, True])
def test_serving_a_folder_that_is_not_ready_ends_with_words_and_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], *, prepared: bool
) -> None:
    if prepared:
        (tmp_path / "central.db").write_bytes(b"not a database" * 100)

    assert main(["serve", "--data", str(tmp_path), "--port", "0"]) == 2

    assert "central init" in capsys.readouterr().err


def test_a_port_that_is_taken_is_said_in_words(
    central: Central, capsys: pytest.CaptureFixture[str]
) -> None:
    port = central.url.rpartition(":")[2]

    assert main(["serve", "--data", str(central.data), "--port", port]) == 2

    assert "端口" in capsys.readouterr().err


def test_serving_needs_the_signing_key_only(tmp_path: Path) -> None:
    run("init", "--data", str(tmp_path))
    (tmp_path / "keys" / "opening.key").rename(tmp_path / "elsewhere.key")

    with serving(tmp_path) as central:
        device = central.new_device()
        (verdict,) = device.push(device.make())

        assert verdict.outcome == "accepted"
        assert requests.get(f"{central.url}/v1/health", timeout=9).status_code == 204
        number = device.changes().changes[0].case_number
        assert main(["case", "show", number, "--data", str(tmp_path)]) == 2
        (tmp_path / "elsewhere.key").rename(tmp_path / "keys" / "opening.key")
        assert main(["case", "show", number, "--data", str(tmp_path)]) == 0


def test_a_damaged_signing_key_is_said_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    initialize(tmp_path, SystemClock())
    (tmp_path / "keys" / "signing.key").write_text("damaged")

    assert main(["serve", "--data", str(tmp_path), "--port", "0"]) == 2
    assert "私钥" in capsys.readouterr().err


def test_an_enrolled_device_knows_its_place_and_whom_to_seal_to(central: Central) -> None:
    named = enrol_at(
        central.url,
        central.new_code("--device-name", "示范 1 号机", "--address", "https://example.org"),
    ).enrolled
    unnamed = central.new_device().enrolled

    assert (named.hall, named.device_name, named.address) == (
        HALL,
        "示范 1 号机",
        "https://example.org",
    )
    assert unnamed.device_name == f"自助办事 {unnamed.device} 号机"
    assert unnamed.address == central.url
    assert [one.recipient for one in named.recipients] == ["platform", "escrow"]
    assert named.device != unnamed.device


@pytest.mark.parametrize("drawn", [0, 93, 9999])
def test_a_device_without_a_name_is_called_by_its_code_as_slips_print_it(
    tmp_path: Path, drawn: int
) -> None:
    clock = SystemClock()
    initialize(tmp_path, clock)
    key = key_drawing(drawn).public_key().public_bytes_raw()
    host = Host(Ed25519PrivateKey.generate(), "http://x")
    with open_database(tmp_path) as engine, entry(engine, clock) as page:
        signed = enrol(page, EnrolmentRequest(1, new_code(page, Place(HALL)).code, key), host)

    enrolled = decode(EnrolmentAnswer, decode(Signed, signed or b"").payload)
    assert enrolled.device == f"{drawn:04d}"
    assert slip_number(enrolled.device, 1, new_id(clock)).startswith(enrolled.device)
    assert enrolled.device_name == f"自助办事 {enrolled.device} 号机"


def test_a_code_serves_one_device_which_may_ask_again(central: Central) -> None:
    code = central.new_code()
    key = Ed25519PrivateKey.generate()

    first, again = (ask_enrolment(central.url, code, key) for _ in range(2))
    other = ask_enrolment(central.url, code, Ed25519PrivateKey.generate())
    second_code = ask_enrolment(central.url, central.new_code(), key)

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.content == again.content
    for refused in (other, second_code):
        assert (refused.status_code, refused.json()["type"]) == (403, "enrolment-refused")


def test_five_wrong_tries_lock_a_code(central: Central) -> None:
    code = central.new_code()
    wrong = code[:-1] + str((int(code[-1]) + 1) % 10)
    key = Ed25519PrivateKey.generate()

    tries = [ask_enrolment(central.url, wrong, key).status_code for _ in range(5)]

    assert tries == [403] * 5
    assert ask_enrolment(central.url, code, key).status_code == 403
    assert ask_enrolment(central.url, central.new_code(), key).status_code == 201


def test_a_code_ends_after_a_day_and_is_stored_as_a_hash(tmp_path: Path) -> None:
    clock = ManualClock(SystemClock().now())
    initialize(tmp_path, clock)
    host = Host(Ed25519PrivateKey.generate(), "http://x")
    with open_database(tmp_path) as engine:
        with entry(engine, clock) as page:
            code = new_code(page, Place(HALL)).code
            row = page.connection.execute(schema.enrolment_codes.select()).one()
        clock.advance(CODE_LIFE)
        with entry(engine, clock) as page:
            answer = enrol(page, EnrolmentRequest(1, code, bytes(32)), host)

    assert answer is None
    assert code not in str(row)
    assert (len(code), code.isdecimal()) == (10, True)


def test_a_name_too_long_for_the_wire_is_refused_when_the_code_is_made(tmp_path: Path) -> None:
    initialize(tmp_path, SystemClock())

    with (
        open_database(tmp_path) as engine,
        entry(engine, SystemClock()) as page,
        pytest.raises(UnfitTextError),
    ):
        new_code(page, Place("镇" * 201))


def test_the_device_list_tells_who_was_heard_and_by_which_keys(
    central: Central, capsys: pytest.CaptureFixture[str]
) -> None:
    device = central.new_device()
    device.push(device.make(), device.make())

    assert main(["device", "list", "--data", str(central.data), "--json"]) == 0

    rows = {row["device"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows[device.device]["envelopes"] == 2
    assert (rows[device.device]["missing"], rows[device.device]["forks"]) == (0, 0)
    assert rows[device.device]["keys"] == key_id(device.key.public_key().public_bytes_raw()).hex()


def test_serve_ends_cleanly_when_interrupted(tmp_path: Path) -> None:
    run("init", "--data", str(tmp_path))
    with serving(tmp_path) as central:
        central.process.interrupt()

        assert central.process.wait() == 0


def test_the_module_is_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sync.central", "--help"],
        cwd=ROOT,
        env=os.environ,
        check=True,
        capture_output=True,
        text=True,
    )

    assert "enrolment" in done.stdout
