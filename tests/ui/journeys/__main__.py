"""`make journeys`: ten whole visits and a day of the staff, on one kiosk with a real platform."""

import argparse
import json
import shutil
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path

from tests.ui.journeys.all_of_them import JOURNEYS
from tests.ui.journeys.hall import Hall
from tests.ui.journeys.person import FOLDER
from tests.ui.journeys.record import Journey, Record
from tests.ui.stage import BUILD, compile_translation, start_qt

REPORT = BUILD / "journeys.json"


def main(arguments: Sequence[str] | None = None) -> int:
    """Play them; the exit code is 1 if one did not come out as it was meant."""
    parser = argparse.ArgumentParser(prog="python -m tests.ui.journeys", description=__doc__)
    parser.add_argument("--only", action="append", help="name of a journey; every one")
    options = parser.parse_args(arguments)
    compile_translation()
    chosen = [one for one in JOURNEYS if not options.only or one.name in options.only]
    with tempfile.TemporaryDirectory() as folder:
        _application = start_qt(Path(folder) / "settings")
        with Hall(Path(folder)) as hall:
            records = [play(journey, hall) for journey in chosen]
    return _report(records)


def play(journey: Journey, hall: Hall) -> Record:
    """Play one journey; what breaks it off is one of its faults."""
    record = Record(journey.name, journey.need, journey.by)
    shutil.rmtree(FOLDER / journey.name, ignore_errors=True)
    try:
        journey.go(hall, record)
    except Exception as error:  # noqa: BLE001 - the others are played all the same
        traceback.print_exc()
        record.faults.append(f"broken off: {type(error).__name__}: {error}"[:300])
    print(_line(record), flush=True)  # noqa: T201
    return record


def _line(record: Record) -> str:
    said = "well" if not record.faults else "; ".join(record.faults)
    counts = (
        f"{record.touches:4} touches {record.keystrokes:4} keys {record.chinese_typed:2} Chinese"
    )
    return f"{record.name:18} {record.seconds:6.1f} s {counts}  {said}"


def _report(records: Sequence[Record]) -> int:
    """Write the report beside what was played before, if not everything was."""
    known: dict[str, object] = {}
    if REPORT.exists() and len(records) < len(JOURNEYS):
        known = {one["name"]: one for one in json.loads(REPORT.read_bytes())["journeys"]}
    known |= {record.name: record.told() for record in records}
    order = [known[one.name] for one in JOURNEYS if one.name in known]
    is_well = not any(record.faults for record in records)
    report = {"journeys": order, "played": len(order), "ok": is_well}
    text = json.dumps(report, ensure_ascii=False, indent=2)
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(text + "\n", encoding="utf-8")
    return int(not is_well)


if __name__ == "__main__":
    sys.exit(main())
