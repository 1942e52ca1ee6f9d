"""One guise, part by part: looked at anew where anything changed, else kept from the last run."""

import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.ui.screens.gallery import Gallery, Guise, Render
from tests.ui.screens.pages import look_at_pages
from tests.ui.screens.sheets import write_sheets
from tests.ui.screens.tour import Tour, devices_of
from tests.ui.stage import BUILD, furnish, opened, qt_warnings, start_qt

FOLDER = BUILD / "screens"
SCENES = "scenes"


def look_in(guise: Guise, parts: Sequence[str], digest: str) -> int:
    """Look at these parts in one guise, as far as they have not been; return how many looks."""
    missing = [part for part in parts if _read(guise, part, digest) is None]
    with tempfile.TemporaryDirectory(prefix="screens-") as place:
        application = start_qt(Path(place, "qt"))
        hall = furnish(Path(place, "kiosk"))
        devices = devices_of(hall)
        with qt_warnings() as warnings, opened(hall, devices, guise.size) as app:
            for part in missing:
                gallery = Gallery(app, guise, FOLDER)
                if part == SCENES:
                    Tour(app, gallery, devices.reader).everywhere()  # type: ignore[arg-type]  # made so
                else:
                    look_at_pages(app, part, gallery)
                _keep(gallery.renders, part, digest, warnings)
                warnings.clear()
        application.quit()
    renders = list(kept(guise, parts))
    write_sheets(renders, FOLDER)
    return len(renders)


def _keep(renders: Sequence[Render], part: str, digest: str, warnings: Sequence[str]) -> None:
    file = _file(renders[0].guise, part)
    file.parent.mkdir(parents=True, exist_ok=True)
    said = {
        "digest": digest,
        "warnings": list(warnings),
        "renders": [render.shown() for render in renders],
    }
    file.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")


def _file(guise: str, part: str) -> Path:
    return FOLDER / "looked" / guise / f"{part}.json"


def _read(guise: Guise, part: str, digest: str) -> dict[str, object] | None:
    file = _file(guise.name, part)
    said = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return said if said.get("digest") == digest else None


def kept(guise: Guise, parts: Sequence[str]) -> Iterator[Render]:
    for part in parts:
        said = json.loads(_file(guise.name, part).read_text(encoding="utf-8"))
        for warning in said["warnings"]:
            yield Render(guise.name, "", part, "", (f"Qt warns: {warning}",))
        for each in said["renders"]:
            yield Render(**{**each, "faults": tuple(each["faults"])})
