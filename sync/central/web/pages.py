"""The page a slip's QR points to: the status of its numbers, and nothing about anybody."""

from html import escape
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse
from sqlalchemy import Row

from sync.central.cases import find_by_slip
from sync.central.database import reading
from sync.central.platform import Platform
from sync.central.times import CHINA
from sync.clock import moment
from sync.wire.changes import CaseStatus
from sync.wire.numbers import grouped
from sync.wire.slip import read_numbers

_STATUS: dict[CaseStatus, tuple[str, str]] = {
    "received": ("平台已收到，等待受理", "Received, waiting to be accepted"),
    "accepted": ("已受理，正在办理", "Accepted, being handled"),
    "supplement": (
        "还要补材料，请到便民服务中心",
        "Papers are missing: please come to the service hall",
    ),
    "returned": ("需要补正，请到便民服务中心", "Returned: please come to the service hall"),
    "decided": ("已办结，可领取结果", "Decided: the result is ready"),
    "closed": ("已归档", "Closed"),
    "withdrawn": ("已按申请人要求撤回", "Withdrawn at the applicant's request"),
}
_WRONG = (
    "这个号码不对，请照回执单再输一遍。",
    "This number is not right. Please enter it again as it stands on the slip.",
)
_UNKNOWN = (
    "平台还没有这个号码的材料。",
    "The platform does not have this number yet.",
)
_WAITING = (
    "自助机没有网络时，材料先存在机器里，联网后自动送达。请过一天再查，或到便民服务中心询问。",
    "Without a network the kiosk keeps your papers and sends them later. Ask again tomorrow.",
)
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_PAGE = """<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>乡办 · 办件查询</title>
<style>body{{font:20px/1.6 sans-serif;max-width:34em;margin:2em auto;padding:0 1em;color:#14202b}}
h1{{font-size:1.4em;color:#0a4f96}}b{{font-size:1.3em}}p[lang]{{color:#3d4b57;font-size:.85em}}
input,button{{font:inherit;padding:.4em}}</style>
<h1>办件查询 <span lang="en">Case progress</span></h1>
{body}
<form action="/slip"><label>回执单号码 <span lang="en">Slip number</span><br>
<input name="number" inputmode="numeric" autocomplete="off" maxlength="400" value="{value}"></label>
<button>查询</button></form>
</html>
"""


def pages(platform: Platform) -> APIRouter:
    """Return the pages on `platform`."""
    router = APIRouter(tags=["pages"], include_in_schema=False)

    def look_up(text: str) -> HTMLResponse:
        numbers = read_numbers(text)
        if not numbers:
            return _page(_both(_WRONG), text, 404)
        with reading(platform.engine) as connection:
            cases = [find_by_slip(connection, number) for number in numbers]
        told = (_told(number, case) for number, case in zip(numbers, cases, strict=True))
        return _page("".join(told), text, 200 if any(cases) else 404)

    @router.get("/")
    async def home() -> HTMLResponse:
        return _page("<p>请输入回执单上的号码。</p>", "")

    @router.get("/slip")
    async def typed(number: str = "") -> HTMLResponse:
        return await run_in_threadpool(look_up, "".join(number.split()))

    @router.get("/slip/{number}")
    async def scanned(number: str) -> RedirectResponse:
        # A fragment here takes the place of the QR's (RFC 9110, 10.2.2), which opens the filing:
        # it stays neither in the address bar nor in a link that somebody passes on.
        return RedirectResponse(f"/slip?{urlencode({'number': number})}#progress", 303, _HEADERS)

    return router


def _told(number: str, case: Row[Any] | None) -> str:
    """Say how one filing stands."""
    if case is None:
        return _shown(number) + _both(_UNKNOWN) + _both(_WAITING)
    changed = moment(case.changed_at).astimezone(CHINA)
    date = f"{changed.year}年{changed.month}月{changed.day}日"
    return (
        f"{_shown(number)}{_both(_STATUS[case.status])}"
        f"<p>受理编号 {escape(case.number)} · {date}</p>"
    )


def _shown(number: str) -> str:
    return f"<p>回执单号码 {escape(grouped(number))}</p>"


def _both(words: tuple[str, str]) -> str:
    return f'<p><b>{escape(words[0])}</b></p><p lang="en">{escape(words[1])}</p>'


def _page(body: str, value: str, status: int = 200) -> HTMLResponse:
    return HTMLResponse(_PAGE.format(body=body, value=escape(value)), status, _HEADERS)
