"""A life event by touch: everything is asked once, each item is filed, one slip opens them all."""

import shutil
from collections import Counter
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest
from typing_extensions import override

from kiosk.app import KioskApp
from kiosk.demo.driver import Driver
from kiosk.demo.embedded import CAMERA_FONT
from kiosk.demo.resident import Album, Answer, Errand, Resident
from kiosk.devices.camera import SimulatedCamera
from kiosk.devices.card_reader import SerialReader, SimulatedReader
from kiosk.paths import DataFolder
from kiosk.services.keeping import open_store
from kiosk.services.opening import open_filings
from kiosk.services.visit import Scene
from kiosk.settings import Settings
from sync.clock import ManualClock
from sync.engine import run_files, run_once
from sync.store import Enrolment, Found
from sync.wire.devices import DeviceKey, DeviceList, ListedDevice
from sync.wire.proof import SlipProof, require_held, verify_proof
from sync.wire.slip import read_slip
from tests.kiosk.qml.conftest import START, Open
from tests.support.platform_model import ModelTransport, PlatformModel
from tests.support.scene import faults

_PHONE = "13900000001"
_SHOP = (("shifan", "示范"), ("fandian", "饭店"))
_CHILD = (("shifan", "示范"),)
_VILLAGE = (("shifan", "示范"), ("cun", "村"), ("yizu", "一组"))
_REGISTER = "household-register"
_SIZES = {"landscape": (1280, 800), "portrait": (1080, 1920)}


@pytest.fixture(name="platform")
def make_platform() -> PlatformModel:
    return PlatformModel()


@pytest.fixture
def folder(tmp_path: Path, built_catalogue: Path, platform: PlatformModel) -> DataFolder:
    """The data folder of a kiosk that is enrolled with `platform`."""
    folder = DataFolder(tmp_path / "data")
    shutil.copytree(built_catalogue, folder.catalogue)
    store = open_store(folder, Settings(), ManualClock(START))
    platform.device_key = store.device_key().public_key().public_bytes_raw()
    store.save_enrolment(Enrolment("http://127.0.0.1:9", platform.enrolment_answer()))
    store.close()
    return folder


class Noted(Resident):
    """A resident who remembers what they were asked."""

    asked: Counter[str]

    @override
    def answer_page(self) -> None:
        if self._app.visit.visit.scene not in {Scene.CODE, Scene.GUARDIAN}:
            self.asked[self._app.visit.walk.open.page.ref.rpartition("/")[2]] += 1
        super().answer_page()


class Nothing(Album):
    """An album for nobody."""

    @override
    def take(self, title: str) -> None:
        """Take no picture."""


def come_for(
    kiosk: KioskApp,
    camera: SimulatedCamera,
    event: str,
    chosen: tuple[str, ...],
    answers: Mapping[str, Answer],
    papers: Mapping[str, str],
) -> Noted:
    """Stand before the consent of a life event."""
    hand = Driver(kiosk.window)
    for name in ("begin", f"event_{event}", *(f"add_{code}" for code in chosen), "start"):
        hand.touch(name)
    errand = Errand(event, "", "", answers, papers)
    resident = Noted(kiosk, hand, camera, Nothing(hand, Path()), errand)
    resident.asked = Counter()
    return resident


def held(platform: PlatformModel, kiosk: KioskApp) -> list[tuple[str, int]]:
    """Send everything; return the item and the number of files of each envelope at the platform."""
    transport, clock = ModelTransport(platform), ManualClock(START)
    for _ in range(2):
        run_once(kiosk.store, transport, clock, force=True)
        run_files(kiosk.store, transport, clock, force=True)
    records = platform.log.records.values()
    assert all(record.is_complete for record in records)
    return [(one.envelope.item, len(one.envelope.files)) for one in records]


def proven(kiosk: KioskApp) -> SlipProof:
    """Return what the slip proves, verified by the key of this kiosk."""
    office, filing = kiosk.office(), kiosk.filing.state
    key = DeviceKey(kiosk.store.device_key().public_key().public_bytes_raw(), 0, None)
    here = ListedDevice(office.device, "1", office.hall, office.address, (key,), None)
    text = office.proof(filing.entries, filing.proof)
    return verify_proof(text, DeviceList(1, 0, (here,)), 0).proof


def opened(kiosk: KioskApp) -> dict[str, dict[str, str]]:
    """Return what the slip's code opens: the answers by label, by item."""
    code = kiosk.slips.code(kiosk.filing.state.entries)
    filings = open_filings(kiosk.store, kiosk.catalogue.form_named, code)
    return {one.item: dict(one.answers) for one in filings}


NEWBORN: Mapping[str, Answer] = {
    "phone": _PHONE,
    "married": "no",
    "children_before": "0",
    "child_name": _CHILD,
    "child_birth": "near_0",
    "child_id": "34052419800101001X",
}
NEWBORN_PAPERS = dict.fromkeys(
    (
        "id_front",
        "hukou_first",
        "hukou_self",
        "birth_certificate",
        "insured_page",
        "child_page",
        "portrait",
    ),
    _REGISTER,
)


def test_the_newborn_is_told_of_once_and_each_item_is_filed_once(
    open_kiosk: Open, platform: PlatformModel
) -> None:
    camera = SimulatedCamera(CAMERA_FONT)
    with SimulatedReader() as reader:
        kiosk = open_kiosk(reader=SerialReader(reader.port), camera=camera)
        resident = come_for(
            kiosk, camera, "newborn", ("social-security-card",), NEWBORN, NEWBORN_PAPERS
        )
        hand = Driver(kiosk.window)
        hand.touch("agree")
        hand.touch("agree")
        reader.lay()
        resident.await_card()
        resident.answer_until(Scene.REVIEW)
        rows = kiosk.scenes.review.rows
        headings = [row.item for row in rows._rows if row.item]
        hand.touch("change_1/data/phone")
        hand.wait_until(lambda: kiosk.visit.visit.scene is Scene.QUESTION, "the phone")
        hand.touch("pad_erase")
        hand.press_pad("2")
        hand.touch("next")
        resident.sign()

    assert headings == ["生育登记", "城乡居民基本医疗保险参保登记", "社会保障卡申领、补换"]
    twice = [name for name, times in resident.asked.items() if times > 1]
    assert twice == ["province", "city", "county", "township"]  # of two households
    items = ["birth-registration", "medical-insurance", "social-security-card"]
    assert [item for item, _ in held(platform, kiosk)] == items
    entries = kiosk.filing.state.entries
    assert [entry.item.code for entry in entries] == items
    forms = kiosk.filing.state.forms
    assert [form.about for form in forms] == [entry.filed.envelope_id for entry in entries]
    answers = opened(kiosk)
    assert list(answers) == items
    phones = {
        value for said in answers.values() for label, value in said.items() if "手机" in label
    }
    assert phones == {"139 0000 0002"}
    for entry in entries:
        found = kiosk.store.look_up(entry.filed.slip_number, "002X")
        assert isinstance(found, Found)


EATERY: Mapping[str, Answer] = {
    "phone": _PHONE,
    "shop_name": _SHOP,
    "scope": "meals",
    "site": _VILLAGE,
    "area": "36.5",
    "seats": "12",
    "workers": "1",
    "health_certificates": "1",
    "start_date": "near_1",
}
EATERY_PAPERS = dict.fromkeys(
    ("id_front", "deed", "outside", "inside", "health_certificate", "layout", "licence"), _REGISTER
)


@pytest.mark.parametrize(("layout", "language"), [("portrait", "en")])
def test_the_eatery_is_described_once_in_either_language(
    open_kiosk: Open, platform: PlatformModel, layout: str, language: str
) -> None:
    camera = SimulatedCamera(CAMERA_FONT)
    with SimulatedReader() as reader:
        kiosk = open_kiosk(_SIZES[layout], reader=SerialReader(reader.port), camera=camera)
        resident = come_for(kiosk, camera, "eatery", (), EATERY, EATERY_PAPERS)
        kiosk.visit.set_language(language)
        Driver(kiosk.window).touch("agree")
        Driver(kiosk.window).touch("agree")
        reader.lay()
        resident.await_card()
        resident.answer_until(Scene.REVIEW)
        assert faults(kiosk.window) == []
        resident.sign()
        assert faults(kiosk.window) == []

    assert [name for name, times in resident.asked.items() if times > 1] == []
    assert [item for item, _ in held(platform, kiosk)] == ["sole-trader", "small-eatery"]
    slip = read_slip(kiosk.slips.code(kiosk.filing.state.entries))
    assert slip is not None
    assert len(slip.numbers) == 2
    assert len(opened(kiosk)) == 2
    proof = proven(kiosk)
    assert (proof.numbers, proof.items) == (slip.numbers, ("sole-trader", "small-eatery"))
    sealed = [kiosk.store.sealed(number) or b"" for number in slip.numbers]
    assert require_held(proof, [sha256(envelope).digest() for envelope in sealed])
