"""Small XForms for tests, and sessions with a still clock."""

import itertools
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, timezone

import forms

SHANGHAI = timezone(timedelta(hours=8))
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=SHANGHAI)


def xform(instance: str, *, binds: str = "", body: str = "", model: str = "") -> bytes:
    """An XForm around a primary instance such as `<data id="t"><a/></data>`."""
    return f"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
        xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms"
        xmlns:odk="http://www.opendatakit.org/xforms" xmlns:kiosk="urn:township-kiosk:forms">
      <h:head><h:title>示范</h:title>
        <model><instance>{instance}</instance>{model}{binds}</model></h:head>
      <h:body>{body}</h:body></h:html>""".encode()


def start(
    form: forms.Form,
    *,
    instance: bytes | None = None,
    is_edit: bool = False,
    first_id: int = 1,
    properties: Mapping[str, str] | None = None,
) -> forms.Session:
    ids = itertools.count(first_id)
    return forms.Session(
        form,
        now=lambda: NOW,
        new_id=lambda: f"00000000-0000-7000-8000-{next(ids):012}",
        instance=instance,
        is_edit=is_edit,
        properties=properties,
    )


def session(
    instance: str,
    *,
    binds: str = "",
    body: str = "",
    model: str = "",
    media: Mapping[str, Callable[[], bytes]] | None = None,
) -> forms.Session:
    """A new filling of a small form."""
    return start(forms.load(xform(instance, binds=binds, body=body, model=model), media))


def inputs(*refs: str) -> str:
    """A body that asks for these nodes, one after the other."""
    return "".join(f'<input ref="{ref}"><label>{ref}</label></input>' for ref in refs)
