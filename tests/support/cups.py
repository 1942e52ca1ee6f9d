"""A CUPS of our own on loopback with an IPP Everywhere printer that counts its sheets.

Everything lives in one folder and listens on its own ports; nothing of the machine is touched:
D-Bus and Avahi, without which the printer (ippeveprinter) does not start, are private too.
"""

import os
import re
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.support.cups_settings import AVAHI, AVAHI_APART, BUS, JOB, MECHANISM
from tests.support.processes import Program

_SHIPPED = Path(__file__).parents[2] / "installer/linux/cups"
_APART = ("unshare", "--mount")
_FILTER = Path("/usr/lib/cups/filter/pdftopdf")
_PROGRAMS = {
    "cupsd": "cups-daemon",
    "lpadmin": "cups-client",
    "ipptool": "cups-ipp-utils",
    "ippeveprinter": "cups-ipp-utils",
    "avahi-daemon": "avahi-daemon",
    "dbus-daemon": "dbus-daemon",
    "pdfinfo": "poppler-utils",
    "pdftotext": "poppler-utils",
    "setpriv": "util-linux",
    "unshare": "util-linux",
}


def why_not() -> str | None:
    """Tell why there can be no CUPS of our own here; None if there can."""
    missing = {package for program, package in _PROGRAMS.items() if not _path(program)}
    if not _FILTER.exists():
        missing.add("cups-filters")
    if missing:
        return f"needs the Debian packages {', '.join(sorted(missing))}"
    if subprocess.run([*_APART, "true"], check=False, capture_output=True).returncode:
        return "needs root and mount namespaces, for an Avahi of its own"
    return None


@contextmanager
def paper_works() -> Iterator["PaperWorks"]:
    """Give a CUPS with a printer, both running; everything of them is ended and removed."""
    folder = Path(tempfile.mkdtemp(prefix="kiosk-cups-"))
    # The filters of CUPS run under an account of their own.
    folder.chmod(0o755)
    works = PaperWorks(folder)
    try:
        works.start()
        yield works
    finally:
        works.end()
        shutil.rmtree(folder)


def words_in(path: Path) -> str:
    """Return what stands in a file, and on its pages if it is a document."""
    try:
        octets = path.read_bytes()
    except FileNotFoundError:
        return ""
    pages = b""
    if b"%PDF" in octets:
        pages = subprocess.run(["pdftotext", path, "-"], check=False, capture_output=True).stdout
    return (octets + pages).decode("utf-8", "replace")


class PaperWorks:
    """CUPS with a queue, `a4`, and the printer behind it: `cups` and `printer` can die and return.

    `queue` and `printer_uri` are their addresses.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._port, self._printer_port = _free_port(), _free_port()
        self.queue = f"ipp://127.0.0.1:{self._port}/printers/a4"
        self.printer_uri = f"ipp://localhost:{self._printer_port}/ipp/print"
        self._bus = self._program(
            ["dbus-daemon", "--nofork", "--nopidfile", f"--config-file={folder}/bus.conf"],
            (folder / "bus").exists,
        )
        self._avahi = self._program(
            [*_APART, "sh", "-c", AVAHI_APART.format(folder)],
            lambda: "startup complete" in (folder / "log").read_text(),
        )
        self.printer = self._program(self._printer_command(), _listens(self._printer_port))
        self._cups = self._program(
            ["cupsd", "-f", "-c", f"{folder}/cupsd.conf", "-s", f"{folder}/cups-files.conf"],
            _listens(self._port),
        )

    def start(self) -> None:
        """Start everything and make the queue as the manual says."""
        self._write_settings()
        for program in (self._bus, self._avahi, self.printer):
            program.start()
        self.start_cups()
        self.command("lpadmin", "-p", "a4", "-E", "-v", self.printer_uri, "-m", "everywhere")

    def end(self) -> None:
        """End everything."""
        for program in (self._cups, self.printer, self._avahi, self._bus):
            program.kill()

    def start_cups(self) -> None:
        """Start CUPS as systemd would with the unit that is shipped."""
        unit = self._shipped("cups.service.conf")
        for command in re.findall("^ExecStartPre=-?(.+)$", unit, re.MULTILINE):
            subprocess.run(command.split(), check=False, capture_output=True)
        self._cups.start()

    def kill_cups(self) -> None:
        """Kill CUPS with the filters and backends it started, as systemd does after a crash."""
        self._cups.kill()

    def freeze_cups(self) -> None:
        """Let CUPS hang: it takes connections and never answers."""
        self._cups.freeze()

    def thaw_cups(self) -> None:
        """Let CUPS go on."""
        self._cups.thaw()

    def keep_jobs(self, *, keep: bool) -> None:
        """Start CUPS anew, so that it remembers jobs as it does where nobody configured it."""
        self.kill_cups()
        settings = self._shipped("cupsd.conf")
        wanted = settings.replace("History No", "History Yes") if keep else settings
        (self.folder / "cupsd.conf").write_text(wanted)
        self.start_cups()

    def command(self, *words: str) -> None:
        """Tell CUPS something as its administrator: lpadmin, cupsdisable, cupsenable."""
        server = {"CUPS_SERVER": str(self.folder / "cups.sock")}
        program, *arguments = words
        subprocess.run([_path(program) or program, *arguments], check=True, env=os.environ | server)

    def run_out_of_paper(self) -> None:
        """Take the paper out; a job that begins now waits."""
        (self.folder / "no-paper").touch()

    def refill(self) -> None:
        """Put paper in."""
        (self.folder / "no-paper").unlink(missing_ok=True)

    def sheets(self, name: str) -> list[Path]:
        """Return the sheets of a job that came out, each as its whole document."""
        return list((self.folder / "tray").glob(f"{name}.*"))

    def kept(self) -> list[Path]:
        """Return the files that CUPS has written, wherever they are."""
        printers = (self.folder / "tray", self.folder / "printer")
        files = (path for path in self.folder.rglob("*") if path.is_file())
        return [path for path in files if not any(map(path.is_relative_to, printers))]

    def _write_settings(self) -> None:
        for name in ("tray", "printer", "run"):
            (self.folder / name).mkdir()
        (self.folder / "log").touch()
        (self.folder / "bus.conf").write_text(BUS.format(self.folder / "bus"))
        (self.folder / "avahi.conf").write_text(AVAHI)
        (self.folder / "job.test").write_text(JOB)
        mechanism = self.folder / "mechanism"
        mechanism.write_text(MECHANISM.format(folder=self.folder, uri=self.printer_uri))
        mechanism.chmod(0o755)
        for name in ("cupsd.conf", "cups-files.conf"):
            (self.folder / name).write_text(self._shipped(name))

    def _shipped(self, name: str) -> str:
        """Return a file that the installer ships, with places of our own."""
        text = (_SHIPPED / name).read_text()
        for theirs, ours in (
            ("/etc/cups", str(self.folder)),
            ("/run/cups/cups.sock", f"{self.folder}/cups.sock"),
            ("/run/cups", f"{self.folder}/run"),
            ("localhost:631", f"127.0.0.1:{self._port}"),
            (" syslog", f" {self.folder}/cups.log"),
            ("root lpadmin", self.folder.group()),
        ):
            text = text.replace(theirs, ours)
        return text

    def _printer_command(self) -> Sequence[str]:
        address = ("-p", str(self._printer_port), "-n", "localhost")
        paper = ("-f", "application/pdf,image/pwg-raster", "-c", f"{self.folder}/mechanism")
        return ["ippeveprinter", *address, *paper, "-d", str(self.folder / "printer"), "Sample"]

    def _program(self, command: Sequence[str], is_up: Callable[[], bool]) -> Program:
        bus = {"DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={self.folder}/bus"}
        program, *arguments = command
        return Program([_path(program) or program, *arguments], self.folder / "log", is_up, bus)


def _path(program: str) -> str | None:
    return shutil.which(program, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def _listens(port: int) -> Callable[[], bool]:
    def listens() -> bool:
        with socket.socket() as client:
            return client.connect_ex(("127.0.0.1", port)) == 0

    return listens
