"""A kiosk with its screen hears what the county sets, and the county how the kiosk is."""

import json

from pytestqt.qtbot import QtBot

from kiosk.app import KioskApp
from kiosk.demo.platform import PlatformProcess


def test_what_the_county_sets_counts_after_the_next_cycle_and_says_so_at_the_desk(
    app: KioskApp, central: PlatformProcess, qtbot: QtBot
) -> None:
    hall = app.enrolment.answer.hall
    central.ask("settings", "set", "--hall", hall, "hall.name", "示范县设的名字")
    central.ask("settings", "set", "--hall", hall, "bytes_a_day", "5000000", "--locked")
    managing = app.place.managing
    app.start()
    qtbot.waitUntil(lambda: app.settings.bytes_a_day == 5_000_000, timeout=20_000)
    (listed,) = json.loads(central.ask("fleet", "--json"))

    assert app.office().hall == "示范县设的名字"
    assert managing.state.locked == {"bytes_a_day"}
    assert managing.state.settings == app.settings
    assert (listed["standing"], listed["hall"]) == ("green", hall)
    assert listed["lamps"]["network"] == "green"
    assert "returned" not in listed["lamps"]
