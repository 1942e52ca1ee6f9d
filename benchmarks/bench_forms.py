"""The first list of 41,000 townships against later ones, and an answer against the whole form."""

from pathlib import Path

import forms
from benchmarks.figures import figure, median_ms, write
from kiosk.paths import DIVISIONS, SERVICES
from kiosk.services.catalogue import catalogue_of
from sync.clock import SystemClock

ROUNDS = 30
PLACE = {"province": "45", "city": "4501", "county": "450123"}


def main() -> None:
    """Measure and write `build/bench-forms.json`."""
    catalogue = catalogue_of(SERVICES, DIVISIONS, Path("build/bench-catalogue"))
    xml, media = catalogue.form_xml("elderly-allowance"), catalogue.media("elderly-allowance")
    clock = SystemClock()

    def begin() -> forms.Session:
        form = forms.load(xml, media)
        session = forms.Session(form, now=clock.now, new_id=lambda: "id", language="zh_CN")
        for name, code in PLACE.items():
            session.answer(f"/data/{name}", code)
        return session

    first = median_ms(lambda: begin().question("/data/township").choices, 3)
    session = begin()
    later = median_ms(lambda: session.question("/data/township").choices, ROUNDS)
    write(
        "bench-forms",
        [
            figure(
                "forms.township.later",
                later,
                "form loaded, cascade answered, first list of townships",
                first,
                unit="ms",
                aim="<= 0.02",
            )
        ],
    )
