"""What can go wrong at the central platform that somebody can do something about."""

from collections.abc import Callable

from typing_extensions import override

from sync.errors import KnownError
from sync.wire.messages import Problem


class NotInitializedError(KnownError):
    """The data folder was never prepared, or belongs to an older version."""

    zh = "这个数据目录还没有初始化，或属于旧版本。请先运行 central init --data 目录。"
    en = "This data folder is not initialised, or is of an older version. Run central init first."


class SettingsUnreadableError(KnownError):
    """The settings file of the data folder is damaged."""

    zh = "数据目录里的 central.toml 读不懂。请改正，或从备份中恢复这个文件。"
    en = "central.toml in the data folder cannot be read. Mend it or take it from a backup."


class UnfitDatabaseError(KnownError):
    """The address of a database is not one that can be used."""

    zh = (
        "数据库地址不能用。请写成 postgresql://用户@主机/库名，不带密码；"
        "密码放进 ~/.pgpass 或 PGPASSFILE 指定的文件。"
    )
    en = (
        "This database address cannot be used. Give postgresql://user@host/name without a "
        "password; the password belongs into ~/.pgpass or the file that PGPASSFILE names."
    )


class DatabaseUnreachableError(KnownError):
    """The database does not answer, or lets nobody in."""

    zh = "连不上数据库。请检查 PostgreSQL 是否运行、地址和密码文件是否正确。"
    en = "The database cannot be reached. Check PostgreSQL, its address and the password file."


class OtherDatabaseError(KnownError):
    """This data folder belongs to another database than the one named."""

    zh = "这个数据目录已经在用另一个数据库。要换数据库，请先备份，再恢复到新的目录。"
    en = "This data folder uses another database. To move, make a backup and restore it elsewhere."


class AlreadyInitializedError(KnownError):
    """A platform is to be made where one is."""

    zh = "这里已经有一个平台的数据，没有改动。请换一个新的目录或空的数据库。"
    en = "There is a platform's data here already; it stays. Name a new folder or empty database."


class NotABackupError(KnownError):
    """The folder holds no backup that this version can read."""

    zh = "这个目录里没有可用的备份，或备份属于另一个版本。"
    en = "This folder holds no backup, or one of another version."


class UnfitFolderError(KnownError):
    """The folder named is not one to write this into."""

    zh = "不能写到这个目录：它在数据目录里面，或本身是一个数据目录。请换一个目录。"
    en = "This cannot be written there: the folder is a data folder or lies in one. Name another."


class StoredFileDamagedError(KnownError):
    """A file that was stored is lost, or its bytes are not what they were."""

    zh = "有文件丢失或损坏，没有完成。请检查硬盘，并从以前的备份中找回这个文件。"
    en = "A file is lost or damaged; this was not finished. Check the disk; take it from a backup."


class KeyUnreadableError(KnownError):
    """A private key that is needed is not where it should be, or is not a key."""

    zh = "读不到需要的私钥。请把密钥文件放回 keys 目录再试。"
    en = "A private key that is needed cannot be read. Put it back into the keys folder."


class NoCertificateError(KnownError):
    """The platform has no certificate to serve TLS with."""

    zh = (
        "没有服务器证书，不能用 TLS 提供服务。请运行 central init --data 目录 --name 主机名；"
        "前面另有 TLS 代理时用 --plain。"
    )
    en = (
        "There is no certificate to serve TLS with. Run central init --data DIR --name HOST, or "
        "use --plain behind a proxy that does TLS."
    )


class AddressInUseError(KnownError):
    """The address to listen at is taken, or not this machine's."""

    zh = "不能在这个地址和端口上监听，可能已被占用。请换一个端口。"
    en = "Cannot listen at this address and port; it may be taken. Choose another port."


class DatabaseBusyError(KnownError):
    """The database cannot be written now."""

    zh = "数据库正忙或暂时不能写入，没有改动。请稍后再试。"
    en = "The database is busy or cannot be written now; nothing was changed. Try again later."


class StorageFullError(KnownError):
    """The platform's disk has no room left."""

    zh = "平台的硬盘满了，没有完成。请腾出空间再试。"
    en = "The platform's disk is full; this was not finished. Make room and try again."


class PositionBeyondLogError(KnownError):
    """A log position is named that this platform's log has not reached."""

    zh = "平台的日志还没有到这个位置，没有导出：平台可能从备份恢复过。请用 --since 0 重新导出。"
    en = "The log has not reached this position: it may have been restored. Export with --since 0."


class NoCourierError(KnownError):
    """The folder named holds no courier folder."""

    zh = "这里没有 township-courier 文件夹。请检查 U 盘是否插对、是否由自助机导出。"
    en = "There is no folder township-courier here. Check the stick and whether a kiosk wrote it."


class MediumUnreadableError(KnownError):
    """A stick cannot be read to its end."""

    zh = "U 盘读取出错。已读到的都已收下；请重新插好再导入一次，不会重复。"
    en = "The stick cannot be read. What was read is taken in; import it again, nothing doubles."


class MediumFullError(KnownError):
    """All was taken in, but the stick has no room for the answers."""

    zh = "材料已全部收下，但 U 盘满了，回执写不进去。请在 U 盘上腾出空间再导入一次，不会重复。"
    en = (
        "All was taken in, but the stick is full. Make room on it and import again for the answers."
    )


class MediumUnwritableError(KnownError):
    """All was taken in, but answers cannot be written onto the stick."""

    zh = "材料已全部收下，但 U 盘不能写（可能有写保护）。请解除后再导入一次，取回回执，不会重复。"
    en = "All was taken in, but the stick cannot be written. Unlock it and import again."


class StatusFileUnreadableError(KnownError):
    """The file of statuses cannot be read."""

    zh = "读不到状态文件，或它不是 UTF-8 文本。请检查文件。"
    en = "The file of statuses cannot be read, or is no UTF-8 text."


class LineUnfitError(KnownError):
    """A line of the file of statuses is not of its format."""

    zh = "这一行的格式不对，没有采用。格式见 sync/central/README.md。"
    en = "This line is not of the format and was not used; see sync/central/README.md."


class LinesRefusedError(KnownError):
    """Some lines of the file of statuses could not be applied."""

    zh = "有几行没有采用，原因见上；其余各行已生效。改正后可以整个文件再导入一次，不会重复。"
    en = "Some lines were not used, see above; the others were. Mend them and import again."


class UnknownCaseError(KnownError):
    """There is no case of this number."""

    zh = "没有这个编号的办件，请核对编号。"
    en = "There is no case of this number. Please check it."


class UnknownDeviceError(KnownError):
    """There is no device of this code."""

    zh = "没有这个编号的设备，请用 central device list 核对。"
    en = "There is no device of this code. Look it up with central device list."


class UnknownHallError(KnownError):
    """There is no hall of this name."""

    zh = "没有这个名字的大厅，请用 central device list 核对。"
    en = "There is no hall of this name. Look it up with central device list."


class UnfitSettingError(KnownError):
    """A setting, or a value of it, that no kiosk could use."""

    zh = "这一项设不了，没有改动。请看下面写的：能设哪些项，值怎么写。"
    en = "This cannot be set; nothing was changed. See below what can be, and how it is written."


class NoRecoveryCopyError(KnownError):
    """The platform has no recovery copy of this device's store key, or not so many."""

    zh = "平台上没有这台设备的资料库密钥恢复副本（或没有更早的一份），请核对设备编号。"
    en = "There is no recovery copy of this device's store key here, or none before it."


class FileThereError(KnownError):
    """The file that is to be written is there already."""

    zh = "这个文件已经存在，没有改动。请换一个文件名。"
    en = "This file is there already and stays as it is. Name another."


class WrongTransitionError(KnownError):
    """The case's present status does not allow this."""

    zh = "办件现在的状态不允许这样办理。"
    en = "The present status of the case does not allow this."


class CaseChangedError(KnownError):
    """Somebody changed the case since it was looked at."""

    zh = "这个办件刚刚被别人改动过。请重新查看后再办理。"
    en = "Somebody else changed this case meanwhile. Look at it again first."


class UnfitTextError(KnownError):
    """A text is empty or too long for the messages that are to carry it."""

    zh = "文字为空或太长。名称最多 200 个字，说明最多 4000 个字。"
    en = "A text is empty or too long: names have 200 characters at most, notes 4000."


class NoRepositoryError(KnownError):
    """No repository of trust was founded in this data folder."""

    zh = "这个数据目录还没有信任库。请先运行 central trust init。"
    en = "This data folder has no repository of trust. Run central trust init first."


class RepositoryThereError(KnownError):
    """A repository of trust was founded before."""

    zh = "信任库已经建好，没有改动。要换密钥请用 central trust rotate-root。"
    en = "The repository of trust is there already and stays. To change keys use rotate-root."


class RepositoryDamagedError(KnownError):
    """A file of the repository of trust is missing or damaged."""

    zh = "信任库的文件缺失或损坏。请从备份恢复数据目录下的 trust 文件夹。"
    en = "A file of the repository of trust is missing or damaged. Restore the folder trust."


class KeysMissingError(KnownError):
    """Too few of the keys that must sign are at hand."""

    zh = "签名所需的密钥不够。请插上离线密钥的介质，或找回数据目录 trust/keys 里的密钥。"
    en = "Too few of the keys that must sign are here. Bring the offline folders, or trust/keys."


class FaultyCatalogueError(KnownError):
    """The workbooks make no catalogue; `fault` says where and why, by language."""

    zh = "这些工作簿不能发布。"
    en = "These workbooks cannot be published."

    def __init__(self, fault: Callable[[str], str]) -> None:
        super().__init__(fault("en"))
        self._fault = fault

    @override
    def words(self, language: str) -> str:
        """Return what to tell a person, with the fault itself."""
        return f"{super().words(language)} {self._fault(language)}"


class UnknownKeyError(KnownError):
    """No signing key has this id."""

    zh = "没有这个签名密钥。请用 central keys list 查看密钥编号。"
    en = "There is no such signing key. `central keys list` shows their ids."


class UnknownStaffError(KnownError):
    """No device has told of a member of staff of this id."""

    zh = "没有这个工作人员。请用 central staff list 查看编号。"
    en = "There is no such member of staff. `central staff list` shows their ids."


class KeyInUseError(KnownError):
    """The key that signs now cannot be taken out of belief."""

    zh = "这个密钥现在正在签名。请先换密钥（central keys rotate signing），\n做一次 central backup，再吊销它。"
    en = (
        "This key signs now, or waits for a backup. Run `central keys rotate signing`, then "
        "`central backup`, then revoke it."
    )


class MediumError(KnownError):
    """A medium cannot be written, or gives back other bytes than were written."""

    zh = "写不进这个介质，或读回来的内容不对。请检查介质是否插好、写保护或已满，或换一个。"
    en = "The medium cannot be written or reads back wrong. Check it, or take another."


class RefusedError(KnownError):
    """A request that gets a problem document (RFC 9457) instead of what it asked for."""

    zh = "请求被平台拒绝。"
    en = "The platform refused the request."

    def __init__(self, problem: Problem, headers: dict[str, str] | None = None) -> None:
        super().__init__(f"{problem.type}: {problem.detail}")
        self.problem = problem
        self.headers = headers or {}
