"""One guise, part by part: looked at anew where anything changed, else kept from the last run."""

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kiosk.settings import Settings
from tests.ui.screens.asking import ASKING
from tests.ui.screens.desk import DESK
from tests.ui.screens.devices import Plugged, fill_stick, settings_of
from tests.ui.screens.filling import FILLING
from tests.ui.screens.finding import FINDING
from tests.ui.screens.gallery import Gallery, Guise, Judge, Render
from tests.ui.screens.pages import look_at_pages
from tests.ui.screens.returning import RETURNING
from tests.ui.screens.sheets import write_sheets
from tests.ui.screens.tour import Tour
from tests.ui.stage import BUILD, furnish, opened, qt_warnings, start_qt

FOLDER = BUILD / "screens"
PARTS = {
    "finding": FINDING,
    "asking": ASKING,
    "filling": FILLING,
    "returning": RETURNING,
    "desk": DESK,
}
"""The parts of the tour; an item's code is a part as well: its question pages."""


@contextmanager
def touring(
    place: Path,
    guise: Guise,
    folder: Path | None,
    judges: tuple[Judge, ...] | None = None,
    settings: Settings | None = None,
) -> Iterator[Tour]:
    """Open a kiosk with everything plugged in, and somebody who looks at it in one guise."""
    place.mkdir()
    hall, plugged = furnish(place / "kiosk"), Plugged()
    fill_stick(place / "stick", plugged.camera.desk)
    chosen = settings or settings_of(place / "stick")
    with opened(hall, plugged.devices(), guise.size, chosen) as app:
        app.speech.look()
        gallery = Gallery(app, guise, folder, *(() if judges is None else (judges,)))
        yield Tour(app, gallery, plugged)


def look_in(guise: Guise, parts: Sequence[str], digest: str) -> int:
    """Look at these parts in one guise, as far as they have not been; return how many looks."""
    missing = [part for part in parts if _read(guise, part, digest) is None]
    with tempfile.TemporaryDirectory(prefix="screens-") as place:
        application = start_qt(Path(place, "qt"))
        with qt_warnings() as warnings, touring(Path(place, "hall"), guise, FOLDER) as tour:
            for part in missing:
                _look_at(tour, part)
                _keep(tour, part, digest, warnings)
        application.quit()
    renders = list(kept(guise, parts))
    write_sheets([each for each in renders if each.picture], FOLDER, FOLDER)
    return len(renders)


def _look_at(tour: Tour, part: str) -> None:
    if part in PARTS:
        tour.go(PARTS[part])
    else:
        look_at_pages(tour, part)


def _keep(tour: Tour, part: str, digest: str, warnings: list[str]) -> None:
    """Write down what was seen of a part, and begin the next one afresh."""
    gallery = tour.looker
    assert isinstance(gallery, Gallery)
    file = _file(gallery.guise.name, part)
    file.parent.mkdir(parents=True, exist_ok=True)
    said = {
        "digest": digest,
        "warnings": warnings,
        "files": sorted(gallery.parts),
        "renders": [render.shown() for render in gallery.renders],
    }
    file.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    for noted in (warnings, gallery.renders, gallery.parts):
        noted.clear()


def _file(guise: str, part: str) -> Path:
    return FOLDER / "looked" / guise / f"{part}.json"


def _read(guise: Guise, part: str, digest: str) -> dict[str, list[str]] | None:
    file = _file(guise.name, part)
    said = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return said if said.get("digest") == digest else None


def kept(guise: Guise, parts: Sequence[str]) -> Iterator[Render]:
    """Yield what was seen in a guise; what Qt complained of meanwhile stands beside it."""
    for part in parts:
        said = json.loads(_file(guise.name, part).read_text(encoding="utf-8"))
        for warning in said["warnings"]:
            yield Render(guise.name, "", part, "", (f"Qt warns: {warning}",))
        for each in said["renders"]:
            yield Render(**{**each, "faults": tuple(each["faults"])})


def files_seen(guise: Guise, parts: Sequence[str]) -> set[str]:
    """Return the QML files of which anything was seen in a guise."""
    files = (_file(guise.name, part) for part in parts)
    return {name for f in files for name in json.loads(f.read_text(encoding="utf-8"))["files"]}
