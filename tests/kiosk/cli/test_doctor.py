"""`kiosk doctor`: tells what is not well beside a running kiosk, and where nothing opens at all."""

import base64
import io
import json
import logging
import os
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.cli import main
from kiosk.demo.plaintext import search
from kiosk.logs import NAME, program_log
from kiosk.paths import DataFolder
from kiosk.services.alone import alone
from kiosk.services.keeping import open_store
from kiosk.settings import Settings
from sync.clock import SystemClock, milliseconds
from sync.store import Store, StoreDamagedError
from sync.store.draft_seal import Secret, close, new_seal
from sync.transport.steps import STEPS
from sync.wire.numbers import grouped
from tests.kiosk.cli.test_store import damage
from tests.support.authorities import an_authority
from tests.support.filings import XML, a_submission
from tests.support.scripted_http import Reply, scripted_server
from tests.support.small_disk import fill, small_disk

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(autouse=True)
def keep_silent(folder: DataFolder) -> None:
    """No loudspeaker is looked for: the machine that tests has its own troubles with that."""
    folder.settings.write_text("speech = false\n", encoding="utf-8")


def look(folder: DataFolder, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, Any]:
    """Return exit status and findings by key."""
    status = main(["doctor", "--data", str(folder.root), "--json", *words])
    report = json.loads(capsys.readouterr().out)
    return status, {one["key"]: one for one in report["findings"]}


def test_beside_a_running_kiosk_all_is_looked_at_but_the_reader(
    folder: DataFolder, running: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.settings.write_text('reader = "/dev/none"\nspeech = false\n', encoding="utf-8")

    with alone(folder):
        status, found = look(folder, capsys)

    assert status == 1
    assert (found["store"]["colour"], found["reader"]["colour"]) == ("green", "")
    assert (found["port"]["colour"], found["answer"]["colour"]) == ("red", "")  # 127.0.0.1:9
    assert "central serve" in found["port"]["cure"]["en"]


def test_in_words_it_says_cause_and_cure_in_both_languages(
    folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["doctor", "--data", str(folder.root)]) == 1
    said = capsys.readouterr().out
    assert "✗ 端口 Port: 县平台的机器在" in said
    assert "    办法：网络是通的" in said
    assert "    Cure: The network is well" in said


@pytest.mark.parametrize("ruin", ["store", "key", "settings", "all of it"])
def test_where_nothing_opens_it_says_what_is_ill(
    folder: DataFolder, capsys: pytest.CaptureFixture[str], ruin: str
) -> None:
    match ruin:
        case "store":
            damage(folder)
        case "key":
            folder.store_key.write_bytes(os.urandom(32))
        case "settings":
            folder.settings.write_text("reeder = 1\n", encoding="utf-8")
        case _:
            shutil.rmtree(folder.store)

    status, found = look(folder, capsys)

    assert status == 1
    ill = "enrolment" if ruin == "all of it" else ruin
    assert (found[ill]["colour"], bool(found[ill]["cure"]["zh"])) == ("red", True)
    assert ("reeder" in found["settings"]["cause"]["zh"]) == (ruin == "settings")
    assert ("printer" in found, "waiting" in found) == (ruin != "settings", ruin == "settings")


def test_before_the_enrolment_the_way_to_a_platform_can_be_tried(
    folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(folder.store)
    _, found = look(folder, capsys, "--platform", "http://127.0.0.1:9")
    assert (found["port"]["colour"], found["device"]["colour"]) == ("red", "")
    _, found = look(folder, capsys)
    assert "port" not in found


def test_a_disk_that_is_full_is_told_with_what_to_do(
    folder: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with small_disk(tmp_path / "disk", "40m") as disk:
        full = DataFolder(shutil.copytree(folder.root, disk / "data", symlinks=True))
        fill(disk / "films")
        _, found = look(full, capsys)

    ill = found.get("disk", found["store"])
    assert ill["colour"] == "red"
    assert "df -h" in ill["cure"]["zh"]


def test_a_clock_that_is_behind_what_the_platform_told_is_told(
    folder: DataFolder, running: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    running.replica.trust(milliseconds(SystemClock().now() + timedelta(hours=3)))

    _, found = look(folder, capsys)

    assert found["clock"]["colour"] == "red"
    assert "小时" in found["clock"]["cause"]["zh"]
    assert "timedatectl" in found["clock"]["cure"]["zh"]


@pytest.mark.parametrize(
    ("setting", "key", "word"),
    [
        ('reader = "/dev/none"', "reader", "没有连上"),
        ('camera = "any"', "camera", "没有找到"),
        ('printer = "ipp://127.0.0.1:9/ipp/print"', "printer", "打印机"),
        ('second = "/media/none"', "second", "不在"),
    ],
)
def test_a_device_that_is_set_and_not_there_is_told(
    folder: DataFolder, capsys: pytest.CaptureFixture[str], setting: str, key: str, word: str
) -> None:
    folder.settings.write_text(f"{setting}\nspeech = false\n", encoding="utf-8")

    _, found = look(folder, capsys)

    assert found[key]["colour"] in ("red", "yellow")
    assert word in found[key]["cause"]["zh"]
    assert found[key]["cure"]["zh"]


_LOGIN = {"Content-Type": "text/html"}


@pytest.mark.parametrize(
    ("reply", "cure"),
    [
        (Reply(302, {"Location": "http://login.example/"}), "登录"),
        (Reply(200, _LOGIN, b"<html><form>login</form></html>"), "登录"),
        (Reply(404, _LOGIN, b"<html>nothing here</html>"), "网址"),
        (Reply(503), "日志"),
    ],
)
def test_whoever_answers_in_the_platforms_place_is_told(
    folder: DataFolder, capsys: pytest.CaptureFixture[str], reply: Reply, cure: str
) -> None:
    shutil.rmtree(folder.store)
    with scripted_server() as server:
        server.script.append(reply)
        _, found = look(folder, capsys, "--platform", server.url)

    assert (found["port"]["colour"], found["answer"]["colour"]) == ("green", "red")
    assert cure in found["answer"]["cure"]["zh"]


def test_a_line_that_intercepts_and_a_name_without_an_address_are_told(
    folder: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(folder.store)
    with scripted_server(an_authority("theirs").server(tmp_path / "tls")) as server:
        _, tls = look(folder, capsys, "--platform", server.url)
    _, name = look(folder, capsys, "--platform", "http://platform.invalid:9")

    assert (tls["tls"]["colour"], "拦截" in tls["tls"]["cure"]["zh"]) == ("red", True)
    first = next(one for one in name.values() if one["colour"] == "red" and one["key"] in STEPS)
    assert first["key"] in ("name", "interface")  # a machine without any network
    assert first["cure"]["zh"]


def test_without_the_right_to_read_the_data_it_says_how_to_call_it(
    folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    look(folder, capsys)  # all that it reads of the program is read now
    folder.root.chmod(0)

    with _nobody():
        status = main(["doctor", "--data", str(folder.root)])

    assert status == 2
    assert "sudo kiosk" in capsys.readouterr().err


@contextmanager
def _nobody() -> Iterator[None]:
    """Have no more rights than any user."""
    user = os.geteuid()
    if not user:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


def test_an_address_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        main(["doctor", "--data", str(tmp_path), "--platform", "platform.example"])


def test_the_bundle_holds_what_helps_and_nothing_of_anybody(
    folder: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.settings.write_text(
        'printer = "ipp://hall:secret@localhost:9/a4"\nsecond = "/media/示范"\nspeech = false\n'
        '[hall]\ncontact = "示范联系人"\nphone = "13800138000"\n'
        '[[hall.notices]]\ntitle = "示范通知"\n',
        encoding="utf-8",
    )
    with closing(open_store(folder, Settings(), SystemClock())) as store:
        store.file(a_submission(), recipients=["platform"])
        store.staff.add("示范职员", "manager", "482915", by=None)
    folder.log.mkdir()
    (folder.log / NAME).write_text("a line\n", encoding="utf-8")
    bundle = tmp_path / "bundle.zip"

    look(folder, capsys, "--bundle", str(bundle))

    with zipfile.ZipFile(io.BytesIO(bundle.read_bytes())) as archive:
        held = {name: archive.read(name).decode() for name in archive.namelist()}
    assert set(held) == {"doctor.json", "versions.json", "settings.json", NAME}
    for word in ("示范", "secret", "13800138000", "11010519491231002X", XML.decode()):
        assert word not in "".join(held.values())
    assert json.loads(held["settings.json"])["printer"] == "ipp://localhost:9/a4"


def test_nothing_of_a_store_full_of_people_is_in_the_bundle(
    folder: DataFolder, running: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people = [f"示范居民{place}" for place in "甲乙丙"]
    facts = ("11010519491231002X", "13800138000", "示范镇示范村十二号", "6222020000000000018")
    words: list[str | bytes] = [*people, *facts, "482915"]
    running.staff.add(f"职员{people[0]}", "manager", "482915", by=None)
    for name in people:
        xml = f"<data><name>{name}</name><facts>{' '.join(facts)}</facts></data>".encode()
        given = replace(a_submission(name.encode()), xml=xml, masked_name=name)
        filed = running.file(given, recipients=["platform", "slip"])
        assert filed.slip_secret is not None
        words += [filed.slip_number, grouped(filed.slip_number), *as_written(filed.slip_secret)]
        running.audit.note(None, "find", subject=name)
    code = Secret(os.urandom(16), os.urandom(32))
    draft = close(new_seal(code, None), "".join(people).encode(), {}, frozenset())
    running.drafts.save(draft, SystemClock().now(), keep=True)
    keys = (running.device_key().private_bytes_raw(), folder.store_key.read_bytes(), code.key)
    words += [form for key in keys for form in as_written(key)]
    folder.settings.write_text(
        f'second = "/media/{people[0]}"\nspeech = false\n[hall]\ncontact = "{people[1]}"\n'
        f'phone = "{facts[1]}"\nvillages = ["{facts[2]}"]\n',
        encoding="utf-8",
    )
    with program_log(folder.log):
        log = logging.getLogger("kiosk.services.filing")
        log.warning("could not file %s of %s", facts[0], {"name": people[0]})
        try:
            read(folder.store, people[1], facts[2])
        except StoreDamagedError:
            log.exception("a filing of %s", people[2])
        logging.getLogger("urllib3").warning("GET /?q=%s", facts[1])
    (tmp_path / "out").mkdir()

    look(folder, capsys, "--bundle", str(tmp_path / "out" / "b.zip"))

    with zipfile.ZipFile(tmp_path / "out" / "b.zip") as archive:
        told = archive.read(NAME).decode()
        assert "a filing of" in told
        assert "StoreDamagedError" in told
    assert [words[one.word] for one in search([tmp_path / "out"], words)] == []


def read(folder: Path, *words: str) -> None:
    """Fail as something does that has words of somebody in its error, and in the error before it."""
    try:
        (folder / words[0]).read_bytes()
    except OSError as error:
        raise StoreDamagedError(words[1]) from error


def as_written(secret: bytes) -> list[str | bytes]:
    """Return how key bytes could stand in a file."""
    return [
        secret,
        secret.hex(),
        base64.b64encode(secret)[:-2],
        base64.urlsafe_b64encode(secret)[:-2],
    ]


def test_a_bundle_that_cannot_be_written_is_told(
    folder: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["doctor", "--data", str(folder.root), "--bundle", str(tmp_path / "no" / "b.zip")]
    assert main(words) == 2
    assert "文件没有写出" in capsys.readouterr().err
