"""`kiosk enrol`: what can go wrong between a technician, a code and a platform is told apart."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.demo.platform import PlatformProcess
from tests.support.warm import WarmPlatform


@pytest.fixture(scope="module", name="platform")
def running_platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlatformProcess]:
    platform = WarmPlatform(tmp_path_factory.mktemp("county") / "central")
    platform.start()
    yield platform
    platform.stop()


def enrol(platform: PlatformProcess, folder: Path, code: str, *more: str) -> int:
    words = ["enrol", "--data", str(folder), "--platform", platform.address, "--code", code]
    return main([*words, *more])


def test_a_code_that_the_platform_did_not_give_out_is_said_to_be_so(
    platform: PlatformProcess, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert enrol(platform, tmp_path, "0000000000") == 2

    zh, en, _ = capsys.readouterr().err.splitlines()
    assert "登记码" in zh
    assert "核对后重按" in zh
    assert "central enrolment new" in en


def test_another_platform_is_not_believed_and_the_code_still_serves_this_kiosk(
    platform: PlatformProcess, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = platform.new_code()

    assert enrol(platform, tmp_path, code, "--fingerprint", "0" * 16) == 2
    assert "指纹" in capsys.readouterr().err.splitlines()[0]
    assert enrol(platform, tmp_path, code, "--manager", "示范负责人") == 0
    assert "示范负责人: PIN " in capsys.readouterr().out


@pytest.mark.parametrize("text", ["xx", "3f8d", "0" * 17])
def test_a_mistyped_fingerprint_is_said_in_both_languages_before_anything_is_sent(
    tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--data", str(tmp_path / "none"), "--platform", "http://127.0.0.1:9", "--code", "1"]

    with pytest.raises(SystemExit):
        main(["enrol", *words, "--fingerprint", text])

    said = capsys.readouterr().err
    assert "指纹是 16 位" in said
    assert "Fingerprint: 16 of" in said
    assert not (tmp_path / "none").exists()


def test_address_and_code_are_taken_as_people_type_them(
    platform: PlatformProcess, tmp_path: Path
) -> None:
    code = platform.new_code()
    typed = platform.address.replace(":", "：").replace("/", "／") + "/"
    words = [
        "--data",
        str(tmp_path),
        "--platform",
        typed,
        "--code",
        f"{code[:5]} {code[5:7]}-{code[7:]}",
    ]

    assert main(["enrol", *words]) == 0


@pytest.mark.parametrize("address", ["https://local host:8443", "https://县平台", "platform:http"])
def test_what_is_no_address_is_refused_before_anything_is_made(
    tmp_path: Path, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--data", str(tmp_path / "none"), "--platform", address, "--code", "1234567890"]

    assert main(["enrol", *words]) == 2

    assert "不是县平台的网址" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


def test_a_platform_that_cannot_be_reached_leaves_the_code_good_and_is_not_asked_again_by_itself(
    platform: PlatformProcess, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = platform.new_code()
    platform.stop()
    try:
        for address in (platform.address, "http://nowhere.invalid"):
            capsys.readouterr()
            words = ["--data", str(tmp_path), "--platform", address, "--code", code]
            assert main(["enrol", *words]) == 2
            zh = capsys.readouterr().err.splitlines()[0]
            assert "登记码还能用" in zh
            assert "自动" not in zh
    finally:
        platform.start()

    assert enrol(platform, tmp_path, code) == 0


def test_an_authority_that_is_not_there_or_no_certificate_is_said_by_name(
    platform: PlatformProcess, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "photo.pem").write_bytes(b"no certificate")

    assert enrol(platform, tmp_path, "1", "--authority", str(tmp_path / "not.pem")) == 2
    said = capsys.readouterr().err
    assert "打不开" in said
    assert "not.pem" in said
    assert enrol(platform, tmp_path, "1", "--authority", str(tmp_path / "photo.pem")) == 2
    assert "不是证书" in capsys.readouterr().err
