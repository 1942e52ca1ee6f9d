"""The ASGI application."""

from fastapi import FastAPI

from sync.central import quarantine
from sync.central.journal import entry
from sync.central.platform import Platform
from sync.central.web import failures
from sync.central.web.api import api
from sync.central.web.files import files
from sync.central.web.membership import membership
from sync.central.web.pages import pages

_DESCRIPTION = """The central platform of Township Kiosk (乡办). Bodies are deterministic CBOR of the
messages named here, which `sync/wire/README.md` specifies; failures are RFC 9457 documents."""


def make_app(platform: Platform) -> FastAPI:
    """Return the application that serves `platform`."""
    app = FastAPI(
        title="Township Kiosk central platform",
        version="1",
        description=_DESCRIPTION,
        openapi_url="/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
    )

    def count(code: str) -> None:
        with entry(platform.engine, platform.clock) as page:
            quarantine.count(page, quarantine.NOT_ENROLLED, code)

    async def count_refusal(code: str) -> None:
        await platform.write(count, code)

    failures.install(app, count_refusal)
    app.include_router(membership(platform))
    app.include_router(api(platform))
    app.include_router(files(platform))
    app.include_router(pages(platform))
    return app
