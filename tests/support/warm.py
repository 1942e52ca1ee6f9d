"""`central serve` in processes that are forked from one that has loaded the program already.

Loading it takes longer than what most tests ask of it. `python -m sync.central` itself is run by
the demo, the journeys and the monkey.
"""

import io
import os
import signal
import sys
from contextlib import redirect_stderr, redirect_stdout
from multiprocessing import get_context
from multiprocessing.connection import Connection
from urllib.parse import urlsplit

from typing_extensions import override

from kiosk.demo.platform import PlatformProcess
from sync.central.cli import main

_CONTEXT = get_context("forkserver")
_CONTEXT.set_forkserver_preload([__name__])
_SECONDS = 30


class Serving:
    """A platform that serves, in a process of its own, at `url`."""

    def __init__(self, *arguments: str) -> None:
        told, tell = _CONTEXT.Pipe(duplex=False)
        self._process = _CONTEXT.Process(target=_serve, args=(tell, arguments), daemon=True)
        self._process.start()
        tell.close()
        with told, os.fdopen(os.dup(told.fileno()), encoding="utf-8") as lines:
            ready = lines.readline().split()
        assert ready[:1] == ["READY"]
        self.url = ready[1]

    @property
    def is_alive(self) -> bool:
        return self._process.is_alive()

    def end(self) -> int | None:
        """Ask it to end; return its exit code, None where it has not ended in time."""
        self._process.terminate()
        return self.wait()

    def interrupt(self) -> None:
        """Do what a person does with Ctrl-C."""
        assert self._process.pid is not None
        os.kill(self._process.pid, signal.SIGINT)

    def wait(self) -> int | None:
        """Return its exit code once it has ended, None where it has not in time."""
        self._process.join(_SECONDS)
        return self._process.exitcode

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()
        self._process.join()


class WarmPlatform(PlatformProcess):
    """A platform as the demo's, served by a forked process and asked in this one."""

    _forked: Serving | None = None

    @override
    def start(self) -> None:
        more = ["--tls"] if self._tls else []
        self._forked = Serving("--data", str(self._data), "--port", str(self._port), *more)
        self._port = urlsplit(self._forked.url).port or 0

    @override
    def stop(self) -> None:
        if self._forked is not None:
            assert self._forked.end() == 0
            self._forked = None

    @override
    def ask(self, *words: str) -> str:
        said, wrong = io.StringIO(), io.StringIO()
        with redirect_stdout(said), redirect_stderr(wrong):
            code = main([*words, "--data", str(self._data)])
        if code:
            raise RuntimeError(f"central {' '.join(words)}: {wrong.getvalue()}")
        return said.getvalue()


def _serve(tell: Connection, arguments: tuple[str, ...]) -> None:
    sys.stdout = os.fdopen(os.dup(tell.fileno()), "w", encoding="utf-8")
    tell.close()
    sys.exit(main(["serve", *arguments]))
