"""The pages that ask who is there and whether they consent; what was typed is not said."""

from collections.abc import Iterator

from kiosk.viewmodels.aloud.choosing import fact
from kiosk.viewmodels.aloud.words import Words
from kiosk.viewmodels.consent import ConsentViewModel
from kiosk.viewmodels.guardian import GuardianViewModel
from kiosk.viewmodels.identity import IdentityViewModel

_ONE_MATTER = "只用来办这一件事，不作别的用"
_RELATIONS = ("爸爸", "妈妈", "爷爷奶奶、外公外婆", "别的监护人")
_NAME_OF = {
    "own": "您叫什么名字？",
    "guardian": "监护人叫什么名字？",
    "absent": "申请人叫什么名字？",
}
_CARD_OF = {
    "own": "请把身份证放到读卡的地方",
    "guardian": "请放监护人的身份证",
    "absent": "请放申请人的身份证",
}
_NUMBER_OF = {
    "own": "您的身份证号码是多少？",
    "guardian": "监护人的身份证号码是多少？",
    "absent": "申请人的身份证号码是多少？",
}
_DOCUMENTS = (
    "居民身份证",
    "户口簿",
    "临时身份证",
    "港澳台居民居住证",
    "外国人永久居留身份证",
    "护照",
)


def consent(vm: ConsentViewModel, words: Words) -> Iterator[str]:
    """What is done with the data, then what of it is sensitive."""
    if vm.stage == "sensitive":
        yield from _sensitive(vm, words.of("SensitivePage"))
    else:
        yield from _all(vm, words.of("ConsentPage"))


def guardian(vm: GuardianViewModel, words: Words) -> Iterator[str]:
    """Who is called, what they are to the child, what they consent to; no name is said."""
    yield from (vm.headline, vm.fault)
    match vm.stage:
        case "call":
            yield from _call(vm, words.of("GuardianCallPage"))
        case "relation":
            words = words.of("GuardianRelationPage")
            yield words("您是孩子的什么人？")
            yield words("孩子不满 14 岁，要监护人同意")
            yield from map(words, _RELATIONS)
        case _:
            yield from _consent_for_child(vm, words.of("GuardianConsentPage"))


def identity(vm: IdentityViewModel, words: Words) -> Iterator[str]:
    """Lay the card, or type; what was typed is not said."""
    yield from (vm.headline, vm.fault)
    match vm.stage:
        case "card":
            yield from _card(vm, words.of("CardPage"))
        case "document":
            words = words.of("DocumentPage")
            yield words("用哪种证件？")
            yield from map(words, _DOCUMENTS)
        case "name":
            words = words.of("NamePage")
            yield words(_NAME_OF[vm.whose])
            card = vm.document == "resident-id-card"
            yield words("和身份证上的姓名一样") if card else words("和证件上的姓名一样")
        case _:
            yield from _number(vm, words.of("NumberSheet"))


def _all(vm: ConsentViewModel, words: Words) -> Iterator[str]:
    full = words("姓名、身份证号码、您填的内容、材料照片和签名")
    data = full if vm.takesPhotos else words("姓名、身份证号码、您填的内容和签名")
    yield words("用您的信息之前，先说清楚")
    yield vm.title
    yield from fact(
        words("要用什么"), data if vm.isPersonal else words("您写的话。姓名和电话可以不留。")
    )
    yield from fact(words("用来做什么"), words(_ONE_MATTER))
    yield from fact(words("谁能看到"), words("只有县里的政务平台和办这件事的单位：%1", vm.agency))
    kept = "没交之前，您一离开就清空。交上去就封存，这台机器自己也打不开；办理单位按档案规定保存。"
    yield from fact(words("存在哪里，存多久"), words(kept))
    yield vm.noPaper
    yield words("照样能办：回执单会显示在屏幕上，用手机拍下来。") if vm.noPaper else ""
    no = "点“不同意”，请窗口的工作人员用纸质表格帮您办，一样收件。同意之后想反悔，提交之前随时可以退出。"
    yield from fact(words("不同意也能办"), words(no))


def _sensitive(vm: ConsentViewModel, words: Words) -> Iterator[str]:
    papers = "身份证号码；材料照片（%1）；要填的话，还有银行账号、病情或残疾情况"
    bare = words("身份证号码；要填的话，还有银行账号、病情或残疾情况")
    yield words("这几样特别要紧，再问您一次")
    yield words("敏感个人信息，要您单独同意")
    yield from fact(words("是哪几样"), words(papers, vm.papers) if vm.papers else bare)
    yield from fact(
        words("为什么非用不可"), words("要核对是您本人、符不符合条件。只用来办这一件事。")
    )
    yield from fact(
        words("对您有什么影响，怎么保护"),
        words("落到坏人手里会被冒用，所以交上去就加密封存，这台机器自己也打不开。"),
    )
    yield from fact(
        words("谁能看到，留多久"), words("只有县里的政务平台和%1；按档案规定保存。", vm.agency)
    )
    if vm.offersHeld:
        why = "可以不选。选了，读身份证时就向县里的政务平台查：您办成的事交过什么材料、哪天交的。有的不用再带。"
        yield from fact(words("帮我查以前交过的材料"), words(why))
    yield from fact(
        words("不同意也能办"),
        words("点“不同意”，请窗口的工作人员用纸质表格帮您办，一样收件。"),
    )


def _call(vm: GuardianViewModel, words: Words) -> Iterator[str]:
    child = vm.isChildAsking
    yield words("请爸爸妈妈过来一起办") if child else words("请孩子的监护人过来")
    yield words("不满 14 岁的孩子，要监护人同意才能办")
    who = "爸爸、妈妈；他们不在了或者管不了，就是爷爷奶奶、外公外婆，或者别的定下来的大人"
    yield from fact(words("谁是监护人"), words(who))
    yield from fact(words("要带什么"), words("监护人自己的身份证，没带也可以按号码"))
    if child:
        yield words("点“我一个人来的”，窗口的工作人员会帮你，也能帮你联系家里。")
    else:
        yield words("点“今天来不了”，窗口的工作人员告诉您怎么办。")


def _consent_for_child(vm: GuardianViewModel, words: Words) -> Iterator[str]:
    yield vm.title
    uses = "姓名、出生日期、身份证号码、您替孩子填的内容和材料照片"
    yield from fact(words("要用孩子的什么"), words(uses))
    yield from fact(words("要记您的什么"), words("姓名、证件号码、和孩子的关系、您同意的时间"))
    yield from fact(words("用来做什么"), words(_ONE_MATTER))
    kept = "只有县里的政务平台和%1；交上去就封存，按档案规定保存。"
    yield from fact(words("谁能看到，留多久"), words(kept, vm.agency))
    no = "点“不同意”，到窗口用纸质表格办，一样收件。提交之前想反悔，随时可以退出。"
    yield from fact(words("不同意也能办"), words(no))


def _card(vm: IdentityViewModel, words: Words) -> Iterator[str]:
    yield vm.readerFault
    yield words(_CARD_OF[vm.whose])
    yield words("放好别动，读到了就自动往下走，姓名和号码不用您写。")
    yield words("要知道是谁在办，也省得您打字。身份证不会被机器收走，办完请记得拿。")


def _number(vm: IdentityViewModel, words: Words) -> Iterator[str]:
    if vm.document != "resident-id-card":
        yield words("证件上的号码是多少？")
        return
    yield words(_NUMBER_OF[vm.whose])
    yield words("公民身份号码，18 位，最后一位可能是字母 X")
