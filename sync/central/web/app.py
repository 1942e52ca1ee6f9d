"""The ASGI application."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool

from sync.central import quarantine
from sync.central.journal import entry
from sync.central.key_lists import publish_keys
from sync.central.platform import Platform
from sync.central.trust import refresh
from sync.central.web import failures
from sync.central.web.api import api
from sync.central.web.desk import questions, staff
from sync.central.web.enrolments import enrolments
from sync.central.web.files import files
from sync.central.web.fleet import fleet
from sync.central.web.held import held
from sync.central.web.membership import membership
from sync.central.web.pages import pages
from sync.central.web.recovery import recovery
from sync.central.web.results import results
from sync.central.web.trust import trust
from sync.errors import KnownError

_log = logging.getLogger(__name__)
_DAY_SECONDS = 24 * 60 * 60
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
        lifespan=lambda _app: _care(platform),
    )

    def count(code: str) -> None:
        with entry(platform.engine, platform.clock) as page:
            quarantine.count(page, quarantine.NOT_ENROLLED, code)

    async def count_refusal(code: str) -> None:
        await platform.write(count, code)

    failures.install(app, count_refusal)
    app.include_router(enrolments(platform))
    app.include_router(membership(platform))
    app.include_router(recovery(platform))
    app.include_router(api(platform))
    app.include_router(files(platform))
    app.include_router(results(platform))
    app.include_router(held(platform))
    app.include_router(staff(platform))
    app.include_router(questions(platform))
    app.include_router(fleet(platform))
    app.include_router(trust(platform.trust))
    app.include_router(pages(platform))
    return app


@asynccontextmanager
async def _care(platform: Platform) -> AsyncIterator[None]:
    """Publish what changed and sign the repository of trust anew, every day, before it expires."""
    task = asyncio.create_task(_refresh_daily(platform))
    yield
    task.cancel()


async def _refresh_daily(platform: Platform) -> None:
    while True:
        try:
            await run_in_threadpool(_renew, platform)
        except KnownError as error:
            _log.error("the repository of trust is not refreshed: %s", error.words("en"))
        await asyncio.sleep(_DAY_SECONDS)


def _renew(platform: Platform) -> None:
    data, clock = platform.folder.root, platform.clock
    publish_keys(data, platform.engine, clock)
    refresh(data, clock)
