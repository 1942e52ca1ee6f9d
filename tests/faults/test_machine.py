"""The machine as ordinary tests run it: few examples, one seed."""

from tests.faults.machine import run


def test_whatever_befalls_kiosks_and_platform_each_filing_arrives_once() -> None:
    report = run(1, small=True)

    assert report.holds
    assert report.submitted
