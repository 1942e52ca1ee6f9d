"""What a monkey does to what surrounds the screen: devices, network, disk, clock; and it waits."""

import random
from collections.abc import Callable, Mapping
from datetime import timedelta

from kiosk.demo.driver import pause
from kiosk.devices.camera import PAPERS
from tests.ui.monkey.devices import READER_MODES, a_card
from tests.ui.monkey.player import Player
from tests.ui.monkey.words import codes, token

_JUMPS = (timedelta(days=-400), timedelta(hours=-9), timedelta(minutes=20), timedelta(days=8))
_LATEST = timedelta(days=800)


class Mischief:
    """One method for each sort of event; `weights` says how often each is chosen."""

    def __init__(self, player: Player) -> None:
        self._player = player
        self.weights: Mapping[Callable[[], None], float] = {
            self.scan: 4,
            self.reader: 4,
            self.camera: 4,
            self.printer: 2,
            self.network: 1.5,
            self.disk: 0.7,
            self.jump: 0.7,
            self.ask_for_time: 1.5,
            self.give_up: 0.5,
            self.wait: 2,
        }

    @property
    def _chance(self) -> random.Random:
        return self._player.chance

    def scan(self) -> None:
        """Show a code to the scanner, or to the camera."""
        address = self._player.app.office().address
        code = codes(address, self._player.slips, self._chance)
        if self._player.slips and self._chance.random() < 0.2:
            self._player.note("hold a slip before the camera")
            self._player.station.camera.desk.hold(self._chance.choice(self._player.slips))
            return
        self._player.note(f"scan {code[:60]!a} ({len(code)})")
        self._player.station.wedge.scan(code)

    def reader(self) -> None:
        """Pull or plug the reader, lay or take a card, have it answer badly."""
        reader, what = self._player.station.reader, self._chance.randint(0, 4)
        self._player.note(f"reader {('unplug', 'plug', 'card', 'remove', 'mode')[what]}")
        with self._player.excused():
            match what:
                case 0:
                    reader.unplug()
                case 1:
                    reader.plug()
                case 2:
                    card = a_card(self._chance, token(self._chance, 3))
                    self._player.secrets.add(card.id_number, "card")
                    self._player.secrets.add(card.address, "card")
                    reader.lay(card)
                case 3:
                    reader.remove()
                case _:
                    reader.behave(self._chance.choice(READER_MODES))

    def camera(self) -> None:
        """Lay another paper down, cover the lens, pull the cable."""
        camera, what = self._player.station.camera, self._chance.randint(0, 3)
        self._player.note(f"camera {('paper', 'dark', 'gone', 'back')[what]}")
        match what:
            case 0:
                camera.desk.lay(self._chance.choice(PAPERS))
            case 1:
                camera.desk.cover()
            case _:
                camera.is_gone = what == 2

    def printer(self) -> None:
        """Take the paper, switch the printer off, mend it."""
        printer = self._player.station.printer
        doing = self._chance.choice((printer.run_out, printer.vanish, printer.mend))
        self._player.note(f"printer {doing.__name__}")
        doing()

    def network(self) -> None:
        """Cut the network, or mend it."""
        station = self._player.station
        doing = self._chance.choice((station.cut_network, station.mend_network))
        self._player.note(f"network {doing.__name__}")
        doing()

    def disk(self) -> None:
        """Fill the disk, or free it."""
        is_full = self._chance.random() < 0.4
        self._player.note(f"disk {'full' if is_full else 'free'}")
        self._player.station.fill_disk(is_full=is_full)

    def jump(self) -> None:
        """Set the clock wrong."""
        clock, jump = self._player.station.clock, self._chance.choice(_JUMPS)
        clock.ahead = min(clock.ahead + jump, _LATEST)
        self._player.note(f"jump by {jump}, now {clock.ahead} ahead")

    def ask_for_time(self) -> None:
        """Let time pass until the kiosk asks whether anybody is there."""
        self._player.note("idle until it asks")
        self._player.station.clock.ahead += timedelta(seconds=90)
        if self._player.app.idle._quiet.isActive():
            self._player.app.idle._ask()

    def give_up(self) -> None:
        """Walk away."""
        self._player.idle_out()

    def wait(self) -> None:
        """Do nothing for a while."""
        self._player.note("wait")
        pause(self._chance.randint(50, 400))
