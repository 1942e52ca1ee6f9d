"""A PostgreSQL of the tests' own: a private cluster on a unix socket in a temporary folder."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg

# initdb refuses to run as root: then the cluster belongs to this user.
_USER = "nobody"
_PROGRAMS = ("initdb", "pg_ctl")


def is_installed() -> bool:
    """Tell whether a server can be started here."""
    return all(map(_program, _PROGRAMS))


class Cluster:
    """A server that is running; makes databases."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket
        self._numbers = count(1)

    def new_database(self) -> str:
        """Make an empty database and return its URL."""
        name = f"test_{next(self._numbers)}"
        with psycopg.connect(self._address("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self._address(name)

    def _address(self, name: str) -> str:
        return f"postgresql://{_USER}@/{name}?host={self._socket}"


@contextmanager
def running(*, is_durable: bool = False) -> Iterator[Cluster]:
    """Run a server until the end of the block; what it wrote is removed.

    Only with `is_durable` a commit is on the disk when it returns.
    """
    # A socket's path may have 107 bytes, therefore not under the tests' own temporary folder.
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, _USER)
        data = folder / "data"
        _run("initdb", "-D", data, "-U", _USER, "--auth=trust", "--encoding=UTF8", "--no-sync")
        fsync = "on" if is_durable else "off"
        options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync={fsync}"
        log = folder / "log"
        _run("pg_ctl", "start", "-w", "-D", data, "-l", log, "-o", options)
        try:
            yield Cluster(folder)
        finally:
            _run("pg_ctl", "stop", "-D", data, "-m", "immediate")
    finally:
        shutil.rmtree(folder)


def _run(name: str, *arguments: str | Path) -> None:
    become: Sequence[str] = ("runuser", "-u", _USER, "--") if os.geteuid() == 0 else ()
    subprocess.run(
        [*become, str(_program(name)), *map(str, arguments)],
        check=True,
        cwd="/",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _program(name: str) -> Path | None:
    """Return a PostgreSQL program: on the PATH, or where Debian puts the newest."""
    found = shutil.which(name)
    if found is not None:
        return Path(found)
    return max(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), default=None)
