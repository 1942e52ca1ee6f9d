"""What can go wrong at the central platform that somebody can do something about."""

from sync.errors import KnownError
from sync.wire.messages import Problem


class NotInitializedError(KnownError):
    """The data folder was never prepared, or belongs to an older version."""

    zh = "这个数据目录还没有初始化，或属于旧版本。请先运行 central init --data 目录。"
    en = "This data folder is not initialised, or is of an older version. Run central init first."


class KeyUnreadableError(KnownError):
    """A private key that is needed is not where it should be, or is not a key."""

    zh = "读不到需要的私钥。请把密钥文件放回 keys 目录再试。"
    en = "A private key that is needed cannot be read. Put it back into the keys folder."


class AddressInUseError(KnownError):
    """The address to listen at is taken, or not this machine's."""

    zh = "不能在这个地址和端口上监听，可能已被占用。请换一个端口。"
    en = "Cannot listen at this address and port; it may be taken. Choose another port."


class UnknownCaseError(KnownError):
    """There is no case of this number."""

    zh = "没有这个编号的办件，请核对编号。"
    en = "There is no case of this number. Please check it."


class UnknownDeviceError(KnownError):
    """There is no device of this code."""

    zh = "没有这个编号的设备，请用 central device list 核对。"
    en = "There is no device of this code. Look it up with central device list."


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


class RefusedError(KnownError):
    """A request that gets a problem document (RFC 9457) instead of what it asked for."""

    zh = "请求被平台拒绝。"
    en = "The platform refused the request."

    def __init__(self, problem: Problem, headers: dict[str, str] | None = None) -> None:
        super().__init__(f"{problem.type}: {problem.detail}")
        self.problem = problem
        self.headers = headers or {}
