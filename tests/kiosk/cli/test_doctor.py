"""`kiosk doctor`: tells what is not well beside a running kiosk, and where nothing opens at all."""

import io
import json
import os
import shutil
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kiosk.cli import main
from kiosk.logs import NAME
from kiosk.paths import DataFolder
from kiosk.services.alone import alone
from kiosk.services.keeping import open_store
from kiosk.settings import Settings
from sync.clock import SystemClock
from sync.store import Store
from tests.kiosk.cli.test_store import damage
from tests.support.filings import XML, a_submission

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


def test_a_bundle_that_cannot_be_written_is_told(
    folder: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["doctor", "--data", str(folder.root), "--bundle", str(tmp_path / "no" / "b.zip")]
    assert main(words) == 2
    assert "文件没有写出" in capsys.readouterr().err
