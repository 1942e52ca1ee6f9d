import pytest

import forms
from tests.forms.xform import start, xform


def bound(preload: str, parameters: str = "", ref: str = "/data/a") -> forms.Form:
    bind = f'<bind nodeset="{ref}" jr:preload="{preload}" jr:preloadParams="{parameters}"/>'
    return forms.load(xform('<data id="t"><a b=""/></data>', binds=bind))


@pytest.mark.parametrize(
    ("preload", "parameters", "value"),
    [
        ("uid", "", "uuid:00000000-0000-7000-8000-000000000001"),
        ("date", "today", "2026-11-22"),
        ("timestamp", "start", "2026-11-22T09:30:00.000+08:00"),
        ("timestamp", "end", ""),
        ("property", "deviceid", "kiosk-7"),
        ("property", "username", ""),
        ("context", "UserID", ""),
    ],
)
def test_a_preload_gives_what_the_host_knows_and_else_nothing(
    preload: str, parameters: str, value: str
) -> None:
    s = start(bound(preload, parameters), properties={"deviceid": "kiosk-7"})

    assert s.value("/data/a") == value


def test_an_attribute_is_preloaded_like_a_node() -> None:
    s = start(bound("uid", ref="/data/a/@b"))

    assert s.value("/data/a/@b").startswith("uuid:")


def test_a_draft_keeps_what_was_preloaded_when_it_began() -> None:
    form = bound("property", "deviceid")
    begun = start(form, properties={"deviceid": "one"})

    opened = start(form, instance=begun.snapshot(), properties={"deviceid": "two"})

    assert opened.value("/data/a") == "one"
