"""What may keep a kiosk from being made known to a platform, in words."""

from sync.errors import KnownError


class CodeRefusedError(KnownError):
    """The platform does not take the enrolment code."""

    zh = (
        "县平台不收这个登记码：按错了，过期了，或另一台机器已经用过。请核对后重按，一共可以试 5 次；"
        "还不行，请在县平台上运行 central enrolment new 要一个新的。"
    )
    en = (
        "The platform does not take this code: mistyped, too old, or used by another machine. Check "
        "it and type it again, five tries in all; then get a new one there: central enrolment new."
    )


class SameDeviceError(KnownError):
    """An enrolled kiosk asks anew, and the platform does not take the code."""

    zh = (
        "县平台不收：登记码不对，或它就是本机原来登记的平台，一台机器在一个平台上只登记一次。"
        "换大厅请先让材料送完，再用空的数据文件夹登记。"
    )
    en = (
        "The platform refuses: a wrong code, or it is the platform that knows this kiosk already, and "
        "takes it up once. To move to another hall let everything go, then enrol with an empty data "
        "folder."
    )


class OtherPlatformError(KnownError):
    """Who answered is not the platform that the fingerprint names."""

    zh = "应答的平台与指纹对不上，本机没有登记。请核对网址，和登记码一起给出的指纹。"
    en = "Who answered does not have this fingerprint: not enrolled. Check address and fingerprint."


class NoAnswerError(KnownError):
    """The platform could not be reached, or not in time; the code is as good as before."""

    zh = "连不上县平台，这次没有登记上，登记码还能用。请检查网线和网址，再按一次登记码。"
    en = (
        "The platform cannot be reached: not enrolled, the code is still good. Check cable and "
        "address, then type it again."
    )


class NameNotFoundError(NoAnswerError):
    """The platform's name has no address."""

    zh = (
        "查不到县平台的网址，这次没有登记上，登记码还能用。"
        "请核对网址，检查网线和 DNS 设置，再按一次登记码。"
    )
    en = (
        "The platform's name has no address: not enrolled, the code is still good. Check address, "
        "cable and DNS, then type it again."
    )


class PlatformBusyError(NoAnswerError):
    """The platform is there, and cannot answer now."""

    zh = (
        "县平台暂时出错或太忙，这次没有登记上，登记码还能用。请过几分钟再按一次；"
        "还不行，请联系县平台。"
    )
    en = (
        "The platform has a fault or is busy: not enrolled, the code is still good. Type it again in "
        "some minutes; if this lasts, tell the platform."
    )


class AlreadyEnrolledError(KnownError):
    """This kiosk belongs to a platform already."""

    zh = (
        "本机已经登记过，没有改动。还没送走的材料只认原来的登记；确要重新登记，"
        "请先让它们送完，再加 --again。"
    )
    en = (
        "This kiosk is enrolled already; nothing is changed. What still waits goes under the old "
        "enrolment only. To enrol it anew all the same, let that go first, then add --again."
    )


class NotAnInvitationError(KnownError):
    """What was scanned or typed is not what a sheet of an enrolment says."""

    zh = "这不是登记单上的内容。请扫县平台登记单上的二维码；指纹是 16 位 0–9 和 a–f。"
    en = (
        "This is not of an enrolment sheet. Scan the QR on the platform's sheet; a fingerprint is 16 "
        "of 0–9 and a–f."
    )


class WrongCodeError(KnownError):
    """The code is not that of the sheet."""

    zh = "登记码和登记单不是一套。登记码有 10 位数字，前 4 位与登记单的编号一样。请核对后重按。"
    en = "The code is not of this sheet: 10 digits, the first 4 are the sheet's number. Check it."


class NothingAskedError(KnownError):
    """There is an answer, and this kiosk has not asked."""

    zh = "本机没有等着的登记申请：已经登记过，或申请是另一台机器写的。没有改动。"
    en = "This kiosk waits for no answer: it is enrolled, or another one asked. Nothing is changed."


class NotAnAnswerError(KnownError):
    """The file is not the platform's answer to this kiosk's request."""

    zh = "这不是县平台给本机的答复：平台不对，给的是另一台机器，或在路上被改动过。没有采用。"
    en = "This is not the platform's answer to this kiosk, or it was altered on the way. Not used."


class NotAnAddressError(KnownError):
    """What was scanned or typed is no address of a platform."""

    zh = "这不是县平台的网址。网址像 https://platform.example.cn:8443，没有汉字和空格。"
    en = "This is no address of a platform. One looks like https://platform.example.cn:8443."


class NotAnAuthorityError(KnownError):
    """The file is no certificate."""

    zh = "--authority 给的文件不是证书（PEM 或 DER）。请用县平台的 CA 证书。"
    en = "The file given with --authority is no certificate (PEM or DER). It is the platform's CA."


class EnrollingElsewhereError(KnownError):
    """Somebody enrols this kiosk at this moment: at its screen, or by a command."""

    zh = "另一处正在登记本机（屏幕上，或用命令）。请等它做完。"
    en = "This kiosk is being enrolled elsewhere just now, at its screen or by a command. Wait for it."


class CarrierError(KnownError):
    """A file cannot be written."""

    zh = "这个文件写不进。请检查 U 盘是否插好、写保护或已满。"
    en = "The file cannot be written. Check that the stick is in, not full or protected."


class UnreadableFileError(KnownError):
    """A file cannot be opened, or is larger than anything that belongs here."""

    zh = "打不开这个文件。请检查文件名，U 盘是否插好；文件要放在 U 盘或 /tmp 里，自助机的用户才读得到。"
    en = (
        "The file cannot be opened. Check its name and the stick; it must lie on a stick or in /tmp, "
        "where the kiosk's user may read it."
    )


class NoTrustBesideError(KnownError):
    """There is an answer, and neither key list nor catalogue beside it."""

    zh = (
        "答复旁边没有密钥清单和事项目录。请在县平台上运行 central trust export 写到 U 盘，"
        "再在本机运行 sudo kiosk courier receipts；接上网时本机也会自己取。"
    )
    en = (
        "Neither key list nor catalogue lies beside the answer. Write them onto the stick there: "
        "central trust export; then here: sudo kiosk courier receipts. With a network the kiosk fetches them."
    )
