"""The desk's section 体检 put together: how this running kiosk is looked at, and where the bundle goes."""

from kiosk.devices.card_reader import ReaderFault
from kiosk.devices.sticks import Sticks
from kiosk.parts import Parts
from kiosk.services.desk.examining import Bench, BenchLanes, ExaminingService
from kiosk.services.doctor.bundle import bundle_of, report_of
from kiosk.services.doctor.devices import Plugged
from kiosk.services.doctor.examination import Patient
from kiosk.services.doctor.finding import Finding
from kiosk.services.health.standing import Kept, Standing
from kiosk.services.sticking import save_on_stick
from kiosk.settings import Settings


def checkup_of(parts: Parts, sticks: Sticks) -> ExaminingService:
    """Return what looks at everything; the network is asked where whoever is at the desk waits for it."""
    lanes, devices = parts.lanes, parts.devices

    def patient() -> Patient:
        url, line = parts.enrolment.url, parts.lines.quick
        return Patient(parts.folder, parts.settings, parts.store, parts.clock, url, line)

    def live() -> Standing:
        return parts.watched.standing(Kept(parts.care.condition.room))

    def plugged() -> Plugged:
        speech = devices.speech
        return Plugged(
            cameras=_cameras(parts.settings), is_heard=speech is not None and speech.is_there()
        )

    def read() -> ReaderFault | None:
        seen = None if devices.reader is None else devices.reader.poll()
        return seen if isinstance(seen, ReaderFault) else None

    def speak() -> bool:
        return devices.speech is not None and devices.speech.voice("乡", "zh_CN") is not None

    def save(findings: tuple[Finding, ...]) -> str:
        now = parts.now()
        data = bundle_of(report_of(findings, now), parts.settings, parts.folder.log)
        name = f"kiosk-{parts.enrolment.answer.device}-{now:%Y%m%d-%H%M}.zip"
        return save_on_stick(sticks, name, data).name

    bench = Bench(patient, live, plugged, read, parts.paper.printer.probe, speak)
    places = BenchLanes(lanes.devices, lanes.paper, lanes.desk, lanes.sticks)
    return ExaminingService(parts.desk, bench, save, places)


def _cameras(settings: Settings) -> tuple[str, ...]:
    if not settings.camera:
        return ()
    from kiosk.devices.camera.live import cameras  # noqa: PLC0415 - Qt's multimedia, for who has one

    return cameras(settings.camera)
