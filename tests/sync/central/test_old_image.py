"""A disk image from before a change of keys does not know the new ones; the newest backup does."""

import json
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from sync.clock import moment
from sync.engine import enrol, run_once, trust_fetch
from sync.store import Store
from sync.transport import HttpTransport, Signer
from sync.trust import TrustClient
from tests.support.filings import KEY
from tests.sync.central.conftest import Central, rotate, run, serving
from tests.sync.central.test_with_kiosk import CLOCK, Kiosk, device_of, shown


@contextmanager
def at(data: Path, home: Path) -> Iterator[tuple[Central, Kiosk]]:
    """Serve a data folder to the one kiosk there is, which lives in `home`."""
    with (
        serving(data) as central,
        closing(Store.open(home / "store", KEY, CLOCK)) as store,
        closing(HttpTransport(central.url, CLOCK)) as line,
    ):
        known = store.enrolment() or enrol(store, line, central.url, central.new_code())
        answer = known.answer
        line.sign_as(Signer(answer.device, store.device_key()))
        fetch = trust_fetch(line)
        trust = TrustClient(home / "trust", answer.root, fetch, lambda: moment(answer.at))
        yield central, Kiosk(store, line, trust)


def test_nothing_is_lost_when_the_newest_backup_takes_the_place_of_an_older_image(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, image, made = (tmp_path / name for name in ("data", "image", "made"))
    run("init", "--data", str(data))
    run("trust", "init", "--data", str(data), "--offline", str(tmp_path / "offline"))
    with at(data, tmp_path) as (_, kiosk):
        kiosk.file()
        assert kiosk.deliver() == (1, 0)
    shutil.copytree(data, image)
    with at(data, tmp_path) as (_, kiosk):
        rotate(data, "signing", "platform")
        kiosk.learn()
        kiosk.file()
        assert kiosk.deliver() == (1, 0)

    with at(image, tmp_path) as (_, kiosk):
        kiosk.file()
        report = run_once(kiosk.store, kiosk.line, CLOCK, force=True)
    capsys.readouterr()
    refused = json.loads(run("device", "refusals", "--data", str(image), "--json"))
    run("restore", str(tmp_path / "data-kept"), "--data", str(made))
    with at(made, tmp_path) as (central, kiosk):
        offered = kiosk.deliver()
        again = kiosk.deliver()
        held_up = kiosk.store.held_up()
        cases = shown(central, device_of(kiosk))

    assert (report.acknowledged, report.parked, report.problem) == (0, 1, None)
    assert {one["problem"] for one in refused} == {"bad-signature", "not-for-this-platform"}
    assert "central restore" in capsys.readouterr().err
    assert (offered, again, held_up) == ((2, 0), (0, 0), ())
    assert len(cases) == 3
