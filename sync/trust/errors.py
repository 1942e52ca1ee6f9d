"""Why the repository of trust was not believed, each told apart; what was there goes on."""

from collections.abc import Iterator
from contextlib import contextmanager

from tuf.api.exceptions import (
    BadVersionNumberError,
    DownloadError,
    DownloadLengthMismatchError,
    ExpiredMetadataError,
    RepositoryError,
    UnsignedMetadataError,
)

from sync.errors import KnownError, MalformedMessageError


class TrustError(KnownError):
    """The repository, or what is kept of it here, is of no use."""

    zh = "密钥、事项目录和程序没有更新，继续使用原有的。"
    en = "Keys, catalogue and program were not updated; those that are here go on."


class RepositoryAlteredError(TrustError):
    """A file is not what the signed list says: altered, truncated or swapped."""

    zh = "密钥、事项目录或程序的文件被改动或不完整，没有采用，继续使用原有的。请重新下载或换一个 U 盘。"
    en = (
        "A file of keys, catalogue or program was altered or is incomplete. The old ones go on; fetch "
        "again."
    )


class ForeignRepositoryError(TrustError):
    """The signatures are not those that this device's root asks for."""

    zh = "签名不是本机信任的平台或签发人所签，没有采用，继续使用原有的。请核对来源；如平台重建过，请重新登记本机。"
    en = "Not signed by those whom this device trusts; what is here goes on."


class RepositoryReplayedError(TrustError):
    """It is older than what is here already."""

    zh = "收到的密钥、事项目录或程序清单比本机已有的旧，没有采用。请用最新的 U 盘或稍后再试。"
    en = "What came is older than what is here, which goes on. Use a newer copy, or try later."


class RepositoryExpiredError(TrustError):
    """It is past its date, by the largest trusted time seen: stale, or held back by somebody."""

    zh = "平台的密钥清单已过有效期，没有采用，继续使用原有的。请平台运行 central trust refresh。"
    en = (
        "The repository has expired; old keys and catalogue go on. Run central trust refresh there."
    )


class RepositoryIncompleteError(TrustError):
    """There is no repository there, or a file of it is missing."""

    zh = (
        "这里没有完整的密钥、事项目录或程序。请检查 U 盘是否插好、是否由 central trust export 写入"
        "（更新程序要加 --application）。"
    )
    en = (
        "No complete copy of keys, catalogue or program is here. Check the medium, and that central "
        "trust export wrote it (for the program with --application)."
    )


class TrustFolderError(TrustError):
    """The device's own folder for keys and catalogue cannot be written or read."""

    zh = "本机保存密钥、事项目录和更新的文件夹无法读写，可能磁盘已满。请技术员检查。"
    en = "The folder of keys, catalogue and updates cannot be used; the disk may be full."


class NoKeyListError(TrustError):
    """No key list was taken yet, or it was damaged on the disk: those of enrolment count."""

    zh = "本机还没有平台的密钥清单，联网后会自动获取。"
    en = "This device has no key list yet. It will be fetched when there is a connection."


class NoCatalogueError(TrustError):
    """No catalogue was taken yet: the one that came with the program counts."""

    zh = "本机还没有平台发布的事项目录，联网后会自动获取。"
    en = (
        "This device has no published catalogue yet. It will be fetched when there is a connection."
    )


class NoDeviceListError(TrustError):
    """No list of devices was taken yet: slips cannot be verified here."""

    zh = (
        "本机还没有设备名单，不能验真。名单联网后自动获取；没有网络时，插上平台 central trust export 写的 "
        "U 盘，用 --trust 指明。都没有名单的，请平台运行一次 central trust rotate-root。"
    )
    en = (
        "There is no list of devices here, so slips cannot be verified. It comes with the network; "
        "without one name a medium that central trust export wrote with --trust. Should neither have "
        "the list, have central trust rotate-root run once."
    )


@contextmanager
def in_words() -> Iterator[None]:
    """Name what python-tuf and the disk report."""
    try:
        yield
    except ExpiredMetadataError as error:
        raise RepositoryExpiredError(str(error)) from error
    except BadVersionNumberError as error:
        raise RepositoryReplayedError(str(error)) from error
    except UnsignedMetadataError as error:
        raise ForeignRepositoryError(str(error)) from error
    except (RepositoryError, DownloadLengthMismatchError, MalformedMessageError) as error:
        raise RepositoryAlteredError(str(error)) from error
    except DownloadError as error:
        raise RepositoryIncompleteError(str(error)) from error
    except OSError as error:
        raise TrustFolderError(f"{type(error).__name__}: {error.strerror}") from error
