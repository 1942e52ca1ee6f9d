"""Why an update was not taken, each told apart; the version that is here goes on."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from sync.errors import KnownError
from sync.trust import (
    ForeignRepositoryError,
    RepositoryAlteredError,
    RepositoryExpiredError,
    RepositoryIncompleteError,
    RepositoryReplayedError,
    TrustError,
    TrustFolderError,
)

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}


class UpdateError(KnownError):
    """The update was not taken."""

    zh = "更新没有装上，原来的版本照常使用。"
    en = "The update was not installed; the version that is here goes on."


class ForeignReleaseError(UpdateError):
    """Its signatures are not those that this kiosk's root of trust asks for."""

    zh = (
        "更新的签名不是本机信任的平台所签，没有装，原来的版本照常使用。请核对来源；如换过平台，请技术员以 "
        "root 运行 kiosk update pin。"
    )
    en = (
        "The update is not signed by the platform this kiosk trusts; the version here goes on. After "
        "a change of platform a technician runs kiosk update pin as root."
    )


class AlteredReleaseError(UpdateError):
    """A file is not what was signed."""

    zh = "更新的文件被改动或不完整，没有装，原来的版本照常使用。请重新下载，或换一个 U 盘。"
    en = "The update was altered or damaged; the version here goes on. Fetch it again, or take another stick."


class ReplayedReleaseError(UpdateError):
    """It is older than what was seen here already."""

    zh = "这份更新比本机见过的旧，没有装，原来的版本照常使用。请用最新的 U 盘。"
    en = "This update is older than what was seen here; the version here goes on. Use a newer copy."


class ExpiredReleaseError(UpdateError):
    """It is past its date: stale, or held back by somebody."""

    zh = "这份更新过了有效期，没有装，原来的版本照常使用。请平台运行 central trust refresh，再导出一次。"
    en = "This update has expired; the version here goes on. Run central trust refresh there and export again."


class IncompleteReleaseError(UpdateError):
    """There is no update there, or a file of it is missing."""

    zh = "这里没有完整的更新。请检查 U 盘是否插好、是否由 central trust export --application 写入。"
    en = "No complete update is here. Check the medium and how it was written."


class UpdateFolderError(UpdateError):
    """The program's folder or that of the notes cannot be written."""

    zh = "装版本的文件夹不能写，没有装。请技术员用 root 运行；再不行，检查磁盘。"
    en = (
        "The folder of versions cannot be written. Run this as root; if that fails, check the disk."
    )


class NoRoomForUpdateError(UpdateError):
    """The disk has no room for another version."""

    zh = "磁盘空间不够装新版本，原来的版本照常使用。请清出空间再试。"
    en = "No room on the disk for another version; the one here goes on. Free space and try again."


class UpdateRunsError(UpdateError):
    """Another update is being installed at this moment."""

    zh = "另一个更新正在安装，请等它结束再试。"
    en = "Another update is being installed. Wait until it has ended."


class NotPinnedError(UpdateError):
    """Nobody has told the updater yet whom to trust: the kiosk has not been enrolled."""

    zh = "还不知道信任哪个平台，没有装。请先登记本机，打开一次自助机，再试。"
    en = "It is not known yet which platform to trust. Enrol this kiosk, start it once, and try again."


class TooFarError(UpdateError):
    """The present version is too old to come to this one in one step."""

    zh = "本机的版本太旧，不能一步换到这个版本。请先装中间的版本。"
    en = "The version here is too old to come to this one in one step. Install the one between first."


class OlderReleaseError(UpdateError):
    """It is older than the present version: that way only leads `kiosk update return`."""

    zh = "这个版本比本机的旧，没有装。要退回上一版，请运行 kiosk update return；退得更远不行，资料会打不开。"
    en = "This version is older than the one here. kiosk update return goes back one version; no further."


class NothingBeforeError(UpdateError):
    """There is no version before this one to return to, or it was returned to already."""

    zh = "没有可以退回的上一版：本机没有装过更早的，或已经退回过一次。再退一版不行，请装新的版本。"
    en = "There is no version before this one to return to, or this is it. Going back further is refused."


class TrialRunsError(UpdateError):
    """The present version is new and has not proved itself yet."""

    zh = "刚换上的版本还在试用，用满十分钟或办成一件之后再装下一个。"
    en = "The present version is still on trial: ten minutes or one filing, then install the next."


class UnhealthyReleaseError(UpdateError):
    """The new version did not pass its selftest on this machine."""

    zh = "新版本在本机没有通过自检，已经撤掉，原来的版本照常使用。请把这句话和版本号告诉县平台。"
    en = "The new version failed its selftest here and was removed; the one before goes on. Tell the platform."


_NAMED: dict[type[TrustError], type[UpdateError]] = {
    ForeignRepositoryError: ForeignReleaseError,
    RepositoryAlteredError: AlteredReleaseError,
    RepositoryReplayedError: ReplayedReleaseError,
    RepositoryExpiredError: ExpiredReleaseError,
    RepositoryIncompleteError: IncompleteReleaseError,
}


@contextmanager
def in_update_words() -> Iterator[None]:
    """Name what the repository of trust and the disk report as what it means for an update."""
    try:
        yield
    except TrustError as error:
        if isinstance(error, TrustFolderError) and isinstance(error.__cause__, OSError):
            raise _of_disk(error.__cause__) from error
        raise _NAMED.get(type(error), UpdateError)(str(error)) from error
    except OSError as error:
        raise _of_disk(error) from error


def _of_disk(error: OSError) -> UpdateError:
    named = NoRoomForUpdateError if error.errno in _NO_ROOM else UpdateFolderError
    return named(f"{error.filename}: {error.strerror}")
