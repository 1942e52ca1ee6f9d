"""What a finished visit files: each item's record, papers, and the name it goes by, for the store."""

from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

from forms.catalogue import ServiceItem
from kiosk.services.application import SIGNATURE
from kiosk.services.earlier import EarlierPaper
from kiosk.services.filling import Filling
from kiosk.services.identity import identity_of
from kiosk.services.reopening import Correction
from kiosk.services.visit import Visit
from printing import mask_name
from sync.store import Submission, SubmissionFile
from sync.wire.envelope import HeldFile
from sync.wire.slip import new_secret

LANGUAGES = ("zh_CN", "en")
_TAIL = 4


def submissions_of(visit: Visit) -> tuple[Submission, ...]:
    """Turn a finished visit into what the store files: one submission for each item.

    Raises:
        NotValid: a form still holds a fault; the review never lets one through.
    """
    if visit.walk is None:
        raise RuntimeError("nothing is filled in")
    pairs = zip(visit.items, visit.walk.parts, strict=True)
    return tuple(_submission_of(visit, item, part) for item, part in pairs)


def _submission_of(visit: Visit, item: ServiceItem, filling: Filling) -> Submission:
    person = visit.asker
    final = filling.session.finalize()
    files, held = _papers_of(filling, final.attachments)
    if visit.signature:
        files.append(SubmissionFile(SIGNATURE, "image/png", visit.signature))
    names = (person.name,) if person else filling.answers_of("person.name")
    numbers = id_numbers_of(visit, filling)
    submission = Submission(
        kind=item.kind,
        item=item.code,
        form=filling.session.form.ref,
        xml=final.xml,
        files=tuple(files),
        identity=identity_of(visit),
        masked_name=mask_name(names[0]) if names else "",
        tails=tuple(text[-_TAIL:] for text in (*numbers[:1], *filling.answers_of("person.phone"))),
        title={code: item.title.get(code) for code in LANGUAGES},
        promised_days=item.promised_days,
        language=visit.language,
        id=UUID(final.instance_id.removeprefix("uuid:")),
        held=tuple(held),
    )
    return submission if visit.correction is None else _corrected(submission, visit.correction)


def _papers_of(
    filling: Filling, named: Collection[str]
) -> tuple[list[SubmissionFile], list[HeldFile]]:
    """Return the photos, and what is referred to instead, that the record names."""
    files, held = [], []
    for question in filling.questions():
        name, paper = question.value, filling.paper_at(question.ref)
        if paper is None or name not in named:
            continue
        if isinstance(paper, EarlierPaper):
            held.append(paper.named(name))
        else:
            kind = filling.paper_of(question)
            files.append(SubmissionFile(name, "image/jpeg", paper.data, kind))
    return files, held


def _corrected(given: Submission, correction: Correction) -> Submission:
    """Make a filing one that follows an earlier one: under its name, consent and case.

    Where the form asks for no number, its own number tells nothing to anybody: no four digits fit.
    """
    nobody = str(int.from_bytes(correction.secret or new_secret()))
    return replace(
        given,
        kind=correction.kind,
        about=correction.about,
        masked_name=correction.masked_name,
        tails=given.tails or (nobody,),
        slip_key=correction.slip_key,
    )


def id_numbers_of(visit: Visit, filling: Filling) -> tuple[str, ...]:
    """Return the ID number that a filing is found by: the person's, else the one filled in."""
    if visit.asker is not None and visit.correction is None:
        return (visit.asker.id_number,)
    return filling.answers_of("person.id_number")
