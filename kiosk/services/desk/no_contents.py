"""Why staff do not get to see a case, each in words with the way out."""

from sync.errors import KnownError
from sync.transport import (
    PlatformFaultError,
    RateLimitedError,
    RefusedError,
    RevokedDeviceError,
    TransportError,
    UnknownDeviceError,
)


class NotAttendedError(KnownError):
    """Nobody at the platform answered in time."""

    zh = "县平台一直没有回应：那边值守的程序可能没开。请联系县里；群众带着回执单的话，扫回执单就能打开。"
    en = "Nobody answered at the platform. Speak to the county. With the slip it opens at once."


class NoLineError(KnownError):
    """The platform cannot be reached now."""

    zh = "现在连不上县平台，看不到内容。有回执单就扫回执单上的办事码，不用网络；没有就等网络恢复再看。"
    en = "The platform cannot be reached. With the slip it opens without a network; else try later."


class NotThereYetError(KnownError):
    """The platform does not have the case."""

    zh = "县平台上没有这份材料：可能还没传上去，也可能不是本厅的。请先看“待送达”；有回执单可以直接扫。"
    en = "The platform has no such case: perhaps it still waits here. See the outbox, or use the slip."


class StaffUnknownError(KnownError):
    """The platform does not take the member's key."""

    zh = "县平台不认您的登录。请负责人给您重设一次密码，再登录试试。"
    en = "The platform does not take your login. A manager can set a new PIN for you, then log in."


class StaffBarredError(KnownError):
    """The member was barred, or their role opens no cases."""

    zh = "县平台不让这个账号看办件内容：已停用，或岗位不对。请找负责人或县里。"
    en = "The platform opens nothing for this account: barred, or another role. Ask a manager."


class PlatformOnlyError(KnownError):
    """What was said to the county is not for the hall."""

    zh = "意见建议是写给县里的，厅里看不到内容，也看不到电话。"
    en = "Opinions are for the county alone: neither contents nor phone are shown in the hall."


class AskedEnoughError(KnownError):
    """This kiosk has asked as often today as it may."""

    zh = "这台机器今天问县平台的次数用完了，明天再看。有回执单可以直接扫回执单。"
    en = "This kiosk has asked as often as it may today. The slip still opens the case."


class PlatformCannotError(KnownError):
    """The platform cannot open the case, or is too old to be asked."""

    zh = "县平台打不开这份材料，或者平台的版本太旧。请告诉县里；有回执单可以直接扫回执单。"
    en = "The platform cannot open this case, or is too old. Tell the county; the slip still opens it."


_REFUSED: dict[str, type[KnownError]] = {
    "unknown-case": NotThereYetError,
    "unknown-staff": StaffUnknownError,
    "conflict": StaffUnknownError,
    "barred": StaffBarredError,
    "wrong-role": StaffBarredError,
    "platform-only": PlatformOnlyError,
    "bad-request": NotAttendedError,
    "cannot-open": PlatformCannotError,
    "not-found": PlatformCannotError,
}


def in_words(error: TransportError) -> KnownError:
    """Return what a failure of the line means for who wants to see a case."""
    match error:
        case UnknownDeviceError() | RevokedDeviceError() | PlatformFaultError():
            return error
        case RateLimitedError():
            return AskedEnoughError(str(error))
        case RefusedError(problem=problem):
            return _REFUSED.get(problem.type, PlatformCannotError)(str(error))
        case _:
            return NoLineError(str(error))
