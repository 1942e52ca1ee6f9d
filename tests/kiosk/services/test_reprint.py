"""A slip printed again: with every filing that shares it, and no secret."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.services.reprint import slip_again
from kiosk.services.slips import Office
from sync.store import RecipientName
from sync.wire.slip import new_secret
from tests.support.filings import a_clock, a_submission, open_store
from tests.support.platform_model import PlatformModel

BOTH: tuple[RecipientName, ...] = ("platform", "slip")
OFFICE = Office("示范镇", "1 号机", "https://x.example", ZoneInfo("Asia/Shanghai"), "0001")


def test_filings_of_one_visit_stand_on_one_slip_and_others_and_corrections_do_not(
    tmp_path: Path,
) -> None:
    with closing(open_store(tmp_path / "store", a_clock(), PlatformModel())) as store:
        secret = new_secret()
        before = store.file(a_submission(), recipients=BOTH)
        first, second = store.commit_all(
            [store.prepare(a_submission(), recipients=BOTH, secret=secret) for _ in range(2)]
        )
        again = replace(a_submission(), kind="correction", about=first.envelope_id)
        corrected = store.commit(store.prepare(again, recipients=BOTH, secret=secret))

        filings = store.slips.on(second.slip_number)
        slip = slip_again(filings, OFFICE, Ed25519PrivateKey.generate(), copy=2)

        assert [one.id for one in filings] == [first.envelope_id, second.envelope_id]
        assert [number for _, number in slip.numbers] == [first.slip_number, second.slip_number]
        assert (slip.item_title, slip.qr_text, slip.copy) == ("示范事项等 2 件", "", 2)
        assert len(store.slips.on(before.slip_number)) == 1
        alone = slip_again(
            store.slips.on(corrected.slip_number), OFFICE, Ed25519PrivateKey.generate(), copy=2
        )
        assert alone.numbers == (("示范事项（改好重交）", corrected.slip_number),)
        assert store.slips.on("0001000000000000") == ()
