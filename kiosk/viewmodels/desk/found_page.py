"""What the list of filings says beside its rows."""

from dataclasses import dataclass

from kiosk.jobs import Failure
from kiosk.services.desk.finding import FindingState
from kiosk.viewmodels.controls import headline
from kiosk.viewmodels.desk.case_words import in_language


@dataclass(frozen=True, slots=True)
class CasesProps:
    """Everything the section shows beside its rows; `title`: how many were found, and by what."""

    typed: str = ""
    title: str = ""
    is_busy: bool = False
    has_before: bool = False
    has_more: bool = False
    is_list: bool = True
    headline: str = ""
    fault: str = ""


_FOUND_BY = {
    "list": ("", ""),
    "slip": ("这张回执单", "On this slip"),
    "person": ("这位居民在本机交的", "Filed here by this person"),
    "name": ("名字对得上的", "Names that fit"),
}


def derive_cases_props(
    state: FindingState, typed: str, unopened: Failure | None, language: str
) -> CasesProps:
    """Say what the list shows; `typed`: what is written in the box; `unopened`: why a filing is not."""
    fault = state.fault or unopened
    said = ("", "") if fault is None else headline(fault.words(language))
    return CasesProps(
        typed=typed,
        title=_title(state, language),
        is_busy=state.is_busy,
        has_before=state.page > 0,
        has_more=state.page + 1 < state.pages,
        is_list=state.how == "list" and not state.query.number,
        headline=said[0],
        fault=said[1],
    )


def _title(state: FindingState, language: str) -> str:
    by = in_language(language, *_FOUND_BY[state.how])
    count = in_language(language, f"{state.count} 件", f"{state.count} found")
    pages = ""
    if state.pages > 1:
        place, last = state.page + 1, state.pages
        pages = in_language(language, f"第 {place} 页，共 {last} 页", f"page {place} of {last}")
    return " · ".join(filter(None, (by, count, pages)))
