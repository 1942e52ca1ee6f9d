"""`make screens`: every scene and every question page in every guise, judged, and pictures to look at.

What did not change since it was last looked at is not looked at again; a run that was cut off goes
on where it stopped.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path

from forms.catalogue import open_catalogue
from kiosk.paths import DIVISIONS, QML, SERVICES
from kiosk.services.catalogue import built_catalogue
from tests.ui.screens.gallery import Render, every_guise
from tests.ui.screens.looking import FOLDER, PARTS, files_seen, kept, look_in
from tests.ui.stage import BUILD, compile_translation

ROOT = Path(__file__).parents[3]
# Nothing to be seen in them, or nothing that tells which file it is written in: one shape, a place
# for others, a ring for who goes by keys.
UNSEEN = {
    "DeskGrid.qml",
    "DeskTone.qml",
    "FocusRing.qml",
    "Handwriter.qml",
    "Icon.qml",
    "KeyScope.qml",
    "Lens.qml",
    "MoreButton.qml",
    "Pace.qml",
    "PageBreaks.qml",
    "PageView.qml",
    "PinyinEngine.qml",
    "QrCode.qml",
    "QuestionScene.qml",
    "Remark.qml",
    "Theme.qml",
}
# No published item asks so (tests/kiosk/qml/test_preview.py looks at them), or it stands before the
# first scene (tests/ui/test_first_start.py, tests/kiosk/cli/test_run.py).
ELSEWHERE = {
    "DateTimeControl.qml",
    "MediaPicture.qml",
    "RangeControl.qml",
    "RankControl.qml",
    "SignKeys.qml",
    "TimeControl.qml",
    "UnableCard.qml",
    "Welcome.qml",
}
_LOOKED_AT = ("forms", "kiosk", "printing", "resources", "sync", "tests/ui", "tests/support")


def main(arguments: Sequence[str] | None = None) -> int:
    """Look at everything; the exit code is 1 if something is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.ui.screens", description=__doc__)
    parser.add_argument("--guise", action="append", help="zh_CN-large-1080x1920; every one")
    parser.add_argument("--part", action="append", help="scenes, or the code of an item; every one")
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    options = parser.parse_args(arguments)
    compile_translation()
    parts = options.part or _every_part()
    guises = [g for g in every_guise() if not options.guise or g.name in options.guise]
    digest = _digest()
    with ProcessPoolExecutor(
        options.processes, mp_context=get_context("spawn"), max_tasks_per_child=1
    ) as pool:
        jobs = {pool.submit(look_in, guise, parts, digest): guise for guise in guises}
        for job in as_completed(jobs):
            count = job.result()
            print(f"{jobs[job].name}: {count} renders", flush=True)  # noqa: T201
    return _report(
        [render for guise in guises for render in kept(guise, parts)],
        set() if options.part else _missing(set().union(*(files_seen(g, parts) for g in guises))),
    )


def _every_part() -> list[str]:
    catalogue = open_catalogue(built_catalogue(SERVICES, DIVISIONS, BUILD / "ui-catalogue"))
    return [*PARTS, *(item.code for item in catalogue.items)]


def _digest() -> str:
    """Return what everything that can change a look is named by."""
    taken = sha256()
    for folder in _LOOKED_AT:
        for file in sorted((ROOT / folder).rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                taken.update(f"{file.relative_to(ROOT)}".encode() + file.read_bytes())
    return taken.hexdigest()


def _missing(seen: set[str]) -> set[str]:
    """Return the QML files of the kiosk of which nothing was seen.

    A preview is no scene of it; the first start has a window and a test of its own.
    """
    files = {
        file.name for file in QML.rglob("*.qml") if not file.name.startswith(("Preview", "Enrol"))
    }
    return files - seen - UNSEEN - ELSEWHERE


def _report(renders: Sequence[Render], missing: set[str]) -> int:
    """Write `report.json`; what nobody came to is a violation as well."""
    seen = {render.scene for render in renders if render.picture}
    violations = [
        {"guise": r.guise, "title": r.title, "picture": r.picture, "fault": fault}
        for r in renders
        for fault in r.faults
    ]
    violations += [
        {"guise": "", "title": name, "picture": "", "fault": "never looked at"}
        for name in sorted(missing)
    ]
    report = {
        "scenes": len(seen),
        "pages": len({render.title for render in renders if render.picture}),
        "guises": len({render.guise for render in renders}),
        "sheets": len(list(FOLDER.glob("sheet-*.png"))),
        "renders": sum(bool(render.picture) for render in renders),
        "violations": len(violations),
        "list": violations,
    }
    text = json.dumps(report, ensure_ascii=False, indent=2)
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "report.json").write_text(text + "\n", encoding="utf-8")
    print({key: value for key, value in report.items() if key != "list"})  # noqa: T201
    return int(bool(violations))


if __name__ == "__main__":
    sys.exit(main())
