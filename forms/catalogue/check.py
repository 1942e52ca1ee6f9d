"""Reads a service item from its workbook, or says in plain words what keeps it from being one."""

from collections.abc import Collection
from pathlib import Path

from forms.catalogue.convert import to_xform
from forms.catalogue.item import CatalogueError, Finding, ServiceItem
from forms.catalogue.report import CHINESE, Report
from forms.catalogue.rules import some_of
from forms.catalogue.service import read_service
from forms.catalogue.source import TOPICS, topics_file
from forms.catalogue.survey import check_applicant, check_materials, check_survey, read_settings
from forms.catalogue.tables import read_materials, read_topics
from forms.catalogue.workbook import Workbook, read_workbook


def check_workbook(path: Path) -> tuple[Finding, ...]:
    """Do what `forms.catalogue.check_workbook` promises."""
    report = Report()
    try:
        workbook = read_workbook(path)
        if path.stem == TOPICS:
            read_topics(workbook, report)
        else:
            beside = topics_file(path.parent)
            known = read_topics(read_workbook(beside), Report()) if beside else ()
            read_item(workbook, [topic.code for topic in known], report)
    except CatalogueError as error:
        return (Finding("", "", error.user_text("zh_CN"), error.user_text("en")),)
    return tuple(report.findings)


def read_item(
    workbook: Workbook, topics: Collection[str], report: Report
) -> tuple[ServiceItem, bytes] | None:
    """Read an item and its form as XForm; None, with findings, where anything is wrong.

    Args:
        workbook: what the clerk wrote.
        topics: codes of the topics there are; empty if that is not known.
        report: takes the findings.
    """
    form = read_settings(workbook, report)
    materials = read_materials(workbook, report)
    item = read_service(workbook, form, materials, report)
    check_survey(workbook, report)
    if item:
        _check_together(workbook, item, topics, report)
    xform = to_xform(workbook, report)
    return (item, xform) if item and xform and not report.findings else None


def _check_together(
    workbook: Workbook, item: ServiceItem, topics: Collection[str], report: Report
) -> None:
    """Note where the sheets, each right by itself, do not fit together."""
    sheets = [workbook.sheet(n) for n in ("service", "settings", "survey", "materials")]
    service, settings, survey, materials = sheets
    row = next((r for r in service.records if r["field"] == "topics"), None) if service else None
    if service and row and topics and (words := some_of(topics)(row[CHINESE])):
        report.add(service.name, service.cell(row.number, CHINESE), *words)
    if settings and item.form.form_id and item.form.form_id != item.code:
        report.add(
            settings.name,
            settings.cell(settings.records[0].number, "form_id"),
            f"form_id 要和 service 表的事项编码一样，写 {item.code}。",
            f"form_id must be the code on the sheet service: write {item.code}.",
        )
    if survey and materials:
        check_materials(materials, survey, report)
    if survey and item.identity:
        check_applicant(survey, report)
