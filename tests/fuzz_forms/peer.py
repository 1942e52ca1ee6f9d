"""The live JavaRosa of the conformance data: found, compiled once, started."""

import importlib.util
import shutil
from pathlib import Path
from typing import Any, Self

from tests.conformance.data import DATA

ZONE = "Asia/Shanghai"


class PeerMissing(Exception):  # noqa: N818 - a finding, named as the sentence it makes
    """There is no live JavaRosa here; the message says what is missing."""


class PeerRefused(Exception):  # noqa: N818 - a finding, named as the sentence it makes
    """JavaRosa could not do what was asked; the message is the first line of its error."""


class Peer:
    """A JavaRosa to ask, one form at a time."""

    def __init__(self, bridge: Any, refusal: type[Exception]) -> None:
        self._bridge = bridge
        self._refusal = refusal

    def __enter__(self) -> Self:
        self._bridge.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bridge.close()

    def ask(self, command: str, **arguments: Any) -> dict[str, Any]:
        """Return the answer to a command of the bridge.

        Raises:
            PeerRefused: it cannot do it, or takes too long.
        """
        try:
            return dict(self._bridge.call(command, **arguments))
        except self._refusal as error:
            raise PeerRefused(str(error)) from error


def start_peer(classes: Path) -> Peer:
    """Find and compile the bridge to JavaRosa; it starts when the context is entered.

    Args:
        classes: a folder for the compiled bridge; filled when it is not there.

    Raises:
        PeerMissing: Java or the conformance data is not here.
    """
    bridge = DATA / "oracle" / "oracle.py"
    if not bridge.is_file():
        raise PeerMissing(f"{bridge}: the conformance data is not there")
    for program in ("java", "javac"):
        if shutil.which(program) is None:
            raise PeerMissing(f"there is no {program}")
    module = _module(bridge)
    if not classes.is_dir():
        fresh = classes.with_name(f"{classes.name}.new")
        fresh.mkdir(parents=True, exist_ok=True)
        module.Oracle.compile_to(fresh)
        fresh.rename(classes)
    return Peer(module.Oracle(tz=ZONE, classes=classes, timeout=20), module.OracleError)


def _module(file: Path) -> Any:
    spec = importlib.util.spec_from_file_location("javarosa_bridge", file)
    if spec is None or spec.loader is None:
        raise PeerMissing(f"{file}: cannot be imported")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
