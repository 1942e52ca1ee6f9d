"""The life of a platform's disk, as processes to be traced: it tells what its answers said.

python -m tests.faults.central_life ROOT TOLD SEED COUNT [LEFT_OUT…]
"""

import io
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from random import Random

import requests

from sync.central.cli import main as central
from sync.central.folder import sync_folder
from sync.wire import courier
from sync.wire.codec import encode
from sync.wire.envelope import Envelope
from sync.wire.messages import FileAnswer
from sync.wire.seal import PlainFile
from sync.wire.sign import Signed
from tests.faults.leave_out import LOG, SHELVES, leave_out, tune
from tests.faults.telling import Tell, teller
from tests.support.stick import pack
from tests.support.wire_client import WireClient, enrol

_LARGEST = 30_000
_PAGES_BEFORE_CHECKPOINT = 60
_SERVE = "serve"


class CentralLife:
    """A platform under `root` that serves one device; it is stopped, killed and backed up."""

    def __init__(self, root: Path, tell: Tell, seed: int, left_out: Sequence[str]) -> None:
        self._root, self._data, self._copy = root, root / "central", root / "copy"
        self._tell = tell
        self._random = Random(seed)  # noqa: S311  # to be played again
        self._left_out = left_out
        self._seen: Signed | None = None
        _run("init", "--data", str(self._data))
        sync_folder(root)
        self._serving = self._serve()
        code = _run("enrolment", "new", "--data", str(self._data), "--hall", "示范镇便民服务中心")
        self._device: WireClient = enrol(self._url, code.split()[0])
        key = self._device.key.private_bytes_raw().hex()
        tell("enrolled", key=key, answer=encode(self._device.enrolled).hex())

    def go_on(self, count: int) -> None:
        """Hand in `count` batches, with all that happens to a platform in between."""
        between = [self._die_before_log, self._die_before_folder, self._back_up, self._restart]
        for place in range(count):
            if place % 4 == 0:
                self._carry(self._root / f"stick-{place}")
            envelopes = [self._make() for _ in range(self._random.randint(1, 3))]
            self._push(envelopes)
            for file in [file.digest for one in envelopes for file in one.files]:
                if self._random.random() < 4 / 5:  # else the file stays away
                    self._send(file)
            if place % 2:
                between[place // 2 % len(between)]()
        self._stop(signal.SIGTERM)

    def _make(self, least: int = 0) -> Envelope:
        number = self._random.randint(least, 2)
        sizes = [self._random.randint(1, _LARGEST) for _ in range(number)]
        photos = [self._random.randbytes(size) for size in sizes]
        return self._device.make(files=tuple(PlainFile("1.jpg", "image/jpeg", p) for p in photos))

    def _push(self, envelopes: list[Envelope]) -> None:
        batch = [encode(one) for one in envelopes]
        answer = self._device.push_bytes(batch, self._seen)
        self._seen = answer.mark
        self._tell(
            "taken",
            envelopes=[one.hex() for one in batch],
            receipts=[_hexed(one) for verdict in answer.verdicts for one in verdict.receipts],
            mark=_hexed(answer.mark),
            durable_through=answer.durable_through,
        )

    def _carry(self, stick: Path) -> None:
        """A stick brings envelopes with a file each, beside what comes over the network."""
        stick.mkdir()
        sync_folder(self._root)
        envelopes = [self._make(1) for _ in range(2)]
        pack(stick, self._device, *envelopes)
        sync_folder(stick)
        _run("courier", "import", str(stick), "--data", str(self._data))
        answers = {
            digest: self._device.read_answer(courier.answer_path(stick, digest).read_bytes())
            for digest in courier.answers(stick)
        }
        verdicts = [one for answer in answers.values() for one in answer.verdicts]
        files = [file.digest for one in envelopes for file in one.files]
        self._seen = max(answers.values(), key=lambda one: one.durable_through).mark
        self._tell(
            "imported",
            stick=stick.name,
            answers=[one.hex() for one in answers],
            envelopes=[encode(one).hex() for one in envelopes],
            receipts=[_hexed(one) for verdict in verdicts for one in verdict.receipts],
            mark=_hexed(self._seen),
            durable_through=max(one.durable_through for one in answers.values()),
            files={one.hex(): self._device.files[one].hex() for one in files},
        )

    def _send(self, file: bytes) -> None:
        """Send a file in two parts, and ask for the offset in between."""
        data = self._device.files[file]
        half = self._random.randrange(len(data))
        if half and self._device.head_file(file).headers["Upload-Offset"] == "0":
            self._device.patch_file(file, 0, data[:half]).raise_for_status()
            self._tell("kept", file=file.hex(), offset=half, data=data.hex())
        offset = int(self._device.head_file(file).headers["Upload-Offset"])
        self._tell("kept", file=file.hex(), offset=offset, data=data.hex())
        answer: FileAnswer = self._device.send_file(file)
        self._tell(
            "kept",
            file=file.hex(),
            offset=answer.offset,
            data=data.hex(),
            receipts=[_hexed(one) for one in answer.receipts],
        )

    def _die_before_log(self) -> None:
        """The platform is killed before SQLite has synced what it took; then it comes again."""
        envelopes = [self._make()]
        self._restart([LOG])
        self._device.push(*envelopes)
        self._restart(number=signal.SIGKILL)
        self._push(envelopes)

    def _die_before_folder(self) -> None:
        """The platform is killed when a file has its name, and its folder is not synced."""
        envelope = self._make(1)
        self._push([envelope])
        self._restart([SHELVES])
        with suppress(requests.ConnectionError):
            self._device.send_file(envelope.files[0].digest)
        self._restart()
        self._send(envelope.files[0].digest)

    def _back_up(self) -> None:
        _run("backup", "--data", str(self._data), str(self._copy), "--keys")
        self._tell("backed up")

    def _restart(
        self, left_out: Sequence[str] = (), number: signal.Signals = signal.SIGTERM
    ) -> None:
        self._stop(number)
        self._serving = self._serve(left_out)
        self._device.url = self._url
        if not left_out:
            self._seen = self._device.changes().mark
            self._tell("marked", mark=_hexed(self._seen))

    def _stop(self, number: signal.Signals) -> None:
        self._serving.send_signal(number)
        self._serving.communicate()

    def _serve(self, left_out: Sequence[str] = ()) -> subprocess.Popen[str]:
        more = {*self._left_out, *left_out}
        command = [sys.executable, "-m", __spec__.name, _SERVE, str(self._data), *more]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        self._url = process.stdout.readline().split()[1]
        return process


def _hexed(signed: Signed) -> str:
    return encode(signed).hex()


def _run(*words: str) -> str:
    printed = io.StringIO()
    with redirect_stdout(printed), redirect_stderr(io.StringIO()):
        assert central(words) == 0
    return printed.getvalue()


def main(words: Sequence[str]) -> None:
    if words[0] == _SERVE:
        _, data, *left_out = words
        leave_out(left_out)
        tune(_PAGES_BEFORE_CHECKPOINT)
        sys.exit(central(["serve", "--data", data, "--port", "0"]))
    root, told, seed, count, *left_out = words
    leave_out(left_out)
    CentralLife(Path(root), teller(told), int(seed), left_out).go_on(int(count))


if __name__ == "__main__":
    main(sys.argv[1:])
