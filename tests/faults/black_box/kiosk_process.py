"""A headless kiosk as a process: store, engine and HTTP as they are, told over stdin what to do."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

from sync.clock import SystemClock
from sync.engine import enrol, run_files, run_once, run_recover
from sync.engine.rotate import signer_of
from sync.errors import KnownError
from sync.store import RecipientName, Retention, Store, Submission, SubmissionFile
from sync.transport import HttpTransport, Signer
from tests.faults.black_box.filings import Filing, make_filing
from tests.faults.black_box.history import Notebook
from tests.faults.black_box.points import Death, haunt_kiosk
from tests.support.filings import KEY, Form

_CLOCK = SystemClock()
_AT_ONCE = Retention(timedelta(0), timedelta(0), timedelta(0))
_RECIPIENTS: tuple[RecipientName, ...] = ("platform", "escrow")


class KioskProcess:
    """The commands of one life; each returns what to answer."""

    def __init__(self, options: argparse.Namespace, death: Death) -> None:
        self._seed = options.seed
        self._kiosk = options.kiosk
        self._second = options.second
        self._death = death
        self._notebook = Notebook(options.history)
        self._authority = options.authority.read_bytes()
        self._url = options.url
        self._store = Store.open(
            options.folder, KEY, _CLOCK, second=options.second, ballast=options.ballast
        )
        self._store.restore_ballast()
        if options.second is not None:
            self._store.second.prepare()

    def close(self) -> None:
        self._store.close()

    def enrol(self, code: str) -> dict[str, Any]:
        with closing(HttpTransport(self._url, _CLOCK, authority=self._authority)) as transport:
            return {"device": enrol(self._store, transport, self._url, code).answer.device}

    def file(self, number: int, *, big: bool) -> dict[str, Any]:
        filing = make_filing(self._seed, self._kiosk, number, is_big=big)
        self._notebook.begin(number, is_big=big)
        prepared = self._store.prepare(_submission(filing), recipients=_RECIPIENTS)
        self._death.stage = "filing"
        filed = self._store.commit(prepared)
        self._death.stage = ""
        self._notebook.slip(number, filed)
        return {"slip": filed.slip_number}

    def sync(self, *, prune: bool) -> dict[str, Any]:
        with closing(self._transport()) as transport:
            cycle = run_once(self._store, transport, _CLOCK, force=True)
            self._death.stage = "files"
            files = run_files(self._store, transport, _CLOCK, force=True)
            self._death.stage = ""
        self._store.second.catch_up()  # from here on a lost disk loses no case number either
        for receipt in self._store.receipts("filing"):
            self._notebook.receipt(receipt)
        pruned = self._store.prune(_CLOCK.now(), _AT_ONCE) if prune else 0
        waiting = self._store.waiting()
        return {
            "waiting": waiting.count + waiting.files,
            "held_up": [[one.slip_number, one.problem] for one in self._store.held_up()],
            "problem": str(cycle.problem or files.problem or ""),
            "epoch": self._store.replica.link().epoch,
            "pruned": pruned,
        }

    def recover(self) -> dict[str, Any]:
        enrolment = self._store.enrolment()
        assert enrolment is not None
        with closing(self._transport()) as transport:
            report = run_recover(
                self._second, transport, enrolment.signing_keys, signer_of(self._store)
            )
        left = report.envelopes - report.complete
        return {"left": left, "problem": str(report.problem or "")}

    def _transport(self) -> HttpTransport:
        enrolment = self._store.enrolment()
        assert enrolment is not None
        return HttpTransport(
            enrolment.url,
            _CLOCK,
            signer=Signer(enrolment.answer.device, self._store.device_key()),
            authority=enrolment.answer.authority,
            floor=self._store.floor,
        )


def _submission(filing: Filing) -> Submission:
    return Submission(
        kind="filing",
        item="demo-item",
        form=Form(),
        xml=filing.xml,
        files=tuple(
            SubmissionFile(f"{place}.jpg", "image/jpeg", data)
            for place, data in enumerate(filing.files)
        ),
        tails=("0123",),
        id=filing.id,
    )


def _answer(commands: Mapping[str, Callable[..., dict[str, Any]]], line: str) -> dict[str, Any]:
    words = json.loads(line)
    try:
        return commands[words.pop("do")](**words)
    except KnownError as error:
        return _refusal(error)


def _refusal(error: KnownError) -> dict[str, Any]:
    return {"refused": type(error).__name__, "problem": str(error)}


def _obey(answer: Callable[[str], dict[str, Any]]) -> None:
    for line in sys.stdin:
        print(json.dumps(answer(line)), flush=True)  # noqa: T201  # whoever told it waits for this


def main() -> None:
    """Obey line after line until stdin ends."""
    parser = argparse.ArgumentParser()
    for name in ("--seed", "--kiosk", "--ballast"):
        parser.add_argument(name, type=int, default=0)
    for name in ("--folder", "--history", "--authority", "--second"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--url")
    parser.add_argument("--death", type=json.loads, default={})
    options = parser.parse_args()
    death = Death(**options.death)
    haunt_kiosk(death)
    try:
        kiosk = KioskProcess(options, death)
    except KnownError as error:
        refusal = _refusal(error)
        _obey(lambda _line: refusal)
        return
    with closing(kiosk):
        commands = {name: getattr(kiosk, name) for name in ("enrol", "file", "sync", "recover")}
        _obey(lambda line: _answer(commands, line))


if __name__ == "__main__":
    main()
