import gc
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

import forms

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
QUESTIONS = range(300)
FORM = f"""
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head>
<model><instance><data id="many">{"".join(f"<q{n}/>" for n in QUESTIONS)}</data></instance>
{"".join(f'<bind nodeset="/data/q{n}" relevant="/data/q0 != {n}"/>' for n in QUESTIONS[1:])}</model>
</h:head><h:body>{"".join(f'<input ref="/data/q{n}"/>' for n in QUESTIONS)}</h:body></h:html>
""".encode()


@pytest.fixture(autouse=True)
def collecting_by_itself() -> Iterator[None]:
    gc.enable()
    yield
    gc.disable()


def open_form(xml: bytes = FORM) -> forms.Session:
    return forms.Session(forms.load(xml), now=lambda: NOW, new_id=lambda: "id")


def test_nothing_is_collected_while_a_form_is_loaded() -> None:
    seen: list[str] = []

    def tell(phase: str, _info: dict[str, int]) -> None:
        seen.append(phase)

    gc.collect()
    gc.callbacks.append(tell)
    try:
        forms.load(FORM)
        during = len(seen)
    finally:
        gc.callbacks.remove(tell)

    # What is left to do falls behind the load: at most one collection of the youngest.
    assert during <= 2


def test_collecting_goes_on_when_a_record_stands() -> None:
    open_form()

    assert gc.isenabled()


def test_collecting_goes_on_when_a_form_is_refused() -> None:
    with pytest.raises(forms.FormError):
        open_form(b"<nothing/>")

    assert gc.isenabled()


def test_a_host_that_collects_by_itself_goes_on_doing_so() -> None:
    gc.disable()

    open_form()

    assert not gc.isenabled()


def test_collecting_goes_on_when_forms_were_loaded_side_by_side() -> None:
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: open_form(), range(16)))

    assert gc.isenabled()
