"""What can go wrong with the store that is nobody's bug."""

from sync.errors import KnownError


class WrongStoreKeyError(KnownError):
    """The store is there and whole, but this is not its key."""

    zh = "本机资料库的密钥不对，资料没有受影响。请技术员检查密钥来源。"
    en = (
        "The key of the local store is wrong; the data is unharmed. Check where the key comes from."
    )


class StoreDamagedError(KnownError):
    """The store's file cannot be read: damaged, or the medium fails."""

    zh = "本机资料库读写出错，可能已损坏。请停用本机并联系技术员抢救数据。"
    en = (
        "The local store cannot be read. Stop using this kiosk and call a technician to salvage it."
    )


class StoreFullError(KnownError):
    """Nothing more can be written: the disk is full or read-only."""

    zh = "本机磁盘已满或不能写入，这次没有保存。请清理磁盘，或用 U 盘把待传资料带走。"
    en = "The disk is full or read-only; this was not saved. Free space, or carry filings out by USB."


class NotEnrolledError(KnownError):
    """The device does not belong to a platform yet, so it can neither number nor seal."""

    zh = "本机还没有在县平台登记，暂时不能提交。请技术员先登记本机。"
    en = "This kiosk is not enrolled with the platform yet and cannot file. Enrol it first."


class AttachmentLostError(KnownError):
    """A sealed attachment is no longer on the disk as it was stored."""

    zh = "一份待传附件在本机磁盘上丢失或损坏。请联系技术员。"
    en = "An attachment that was to be sent is missing or damaged on this disk. Call a technician."


class StickFullError(KnownError):
    """The stick or second medium has no room left, or is write-protected."""

    zh = "U 盘已满或写保护，资料没有全部写入。请换一个 U 盘，或清理后再试。"
    en = "The stick is full or write-protected; not everything was written. Free space on it, or take another."


class StickGoneError(KnownError):
    """The stick or second medium was pulled out, or cannot be reached."""

    zh = "U 盘不在，或中途被拔出，资料没有全部写入。请插好 U 盘再试，本机资料没有受影响。"
    en = "The stick is not there or was pulled out. Plug it in and try again; the data here is unharmed."


class StickDamagedError(KnownError):
    """What was written to the stick or second medium does not read back the same."""

    zh = "U 盘上读回的内容与写入的不同，这个 U 盘已不可靠。请换一个 U 盘。"
    en = "What was written to the stick does not read back the same: it is failing. Take another."


class ForeignFolderError(KnownError):
    """Under the name of the courier folder, or in it, lies what no courier put there: a link, or no folder."""

    zh = "U 盘上的 township-courier 文件夹不是本程序建的，或被改动过，没有往里写。请换一个 U 盘。"
    en = "The folder township-courier on the stick is not ours, or was altered; nothing was written. Take another stick."


class PinRefusedError(KnownError):
    """A new PIN would be guessed soon, or is the old one."""

    zh = "口令要六位数字，不能太好猜（如 123456、111111），也不能和原来的一样。"
    en = (
        "A PIN has six digits, must not be easily guessed (123456, 111111), and not be the old one."
    )


class NameTakenError(KnownError):
    """Somebody on the staff is called so already, or nothing was given."""

    zh = "这个姓名已经有人用了，或者没有填。请加一个字区分。"
    en = "Somebody is called so already, or no name was given. Add a word that tells them apart."


class LastManagerError(KnownError):
    """Without this member nobody could manage the kiosk."""

    zh = "这是最后一位负责人，不能停用，也不能改成别的岗位。请先定另一位负责人。"
    en = "This is the last manager and stays one. Make somebody else a manager first."
