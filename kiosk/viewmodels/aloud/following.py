"""The pages after a filing: that it is kept, and how it stands. No number and no name is said."""

from collections.abc import Iterator, Mapping

from kiosk.viewmodels.aloud.words import Words
from kiosk.viewmodels.filed import FiledViewModel
from kiosk.viewmodels.printed import PrintedViewModel
from kiosk.viewmodels.progress import ProgressViewModel
from kiosk.viewmodels.result import ResultViewModel

_STATUS: Mapping[str, tuple[str, str]] = {
    "waiting": ("在这台机器里存好了", "联网后自动送到县里，不用您管。"),
    "received": ("县里已经收到", "还没有开始看。有了消息，这里就能查到。"),
    "accepted": ("正在办", "办理单位已经受理。"),
    "supplement": ("还要补材料", "材料带来了，就在这里拍照补上。"),
    "returned": ("退回了，要改一改", "不用从头填，改了再签个字就行。"),
    "decided": ("办好了", "请按下面说的去领结果。"),
    "closed": ("办完了", "这件事已经办结。"),
    "withdrawing": ("撤回的话交上了", "县里收到就不再办了。"),
    "overtaken": ("正在办", "您要撤回，可县里先受理了。停不停，由办理的人定。"),
    "withdrawn": ("撤回了", "这份申请已经撤回，不再办理。"),
}
_PAPER = {
    "printed": "打好了，请取走，别落下。",
    "failed": "没有打出来",
    "held_up": "打印机停住了",
    "unknown": "可能打出来了",
}
_WITH_SLIP = {
    "returned": "扫一下回执单上的“办事码”，就能在这里打开来改。没带，就到窗口，工作人员帮您改。",
    "supplement": "扫一下回执单上的“办事码”，就能在这里拍照补上。没带，就到窗口，工作人员帮您补。",
}
_ANSWERED = ("有答复了", "请看下面的话。谢谢您的意见。")


def filed(vm: FiledViewModel, printed: PrintedViewModel, words: Words) -> Iterator[str]:
    """It is kept, the slip comes, and what happens next."""
    if printed.isMissing:
        yield words("交上了，请拍下回执单")
    elif vm.follows == "supplement":
        yield words("补的材料交上了，请拿好新回执单")
    elif vm.follows:
        yield words("改好的交上了，请拿好新回执单")
    else:
        yield words("交上了，请拿好回执单")
    yield vm.title
    yield printed.headline
    yield printed.advice if printed.isMissing else ""
    yield words("接下来")
    yield from vm.nextSteps


def progress(vm: ProgressViewModel, result: ResultViewModel, words: Words) -> Iterator[str]:
    """How to ask, how the filing stands, or what to do with its result: never what that says."""
    if result.isOpen:
        yield from _result(result, words.of("ResultPage"))
        return
    if vm.followUp.asksWithdrawal:
        yield from _withdrawal(vm, words.of("ProgressWithdrawPage"))
        return
    match vm.stage:
        case "ways":
            words = words.of("ProgressWaysPage")
            yield words("办的事到哪一步了？")
            yield words("挑一样最方便的来查")
            yield words("扫回执单上的码") if vm.hasScanner else ""
            yield words("放身份证") if vm.hasReader else ""
            yield words("按号码")
        case "scan":
            words = words.of("ProgressSlipPage")
            yield words("请扫回执单上的方块码")
            yield words("把回执单放平，“办事码”对着镜头或扫码口，读到了就自动往下走。")
            yield words("“办事码”能打开交上的材料。请收好，别给别人扫。")
        case "card":
            words = words.of("ProgressCardPage")
            yield vm.readerFault
            yield words("请把身份证放到读卡的地方")
            yield words("放好别动，读到了就自动往下走。只查，不留。")
        case "list":
            yield words.of("ProgressListPage")("您想看哪一件？")
        case "answer":
            yield from _answer(vm, words)
        case _:
            yield from _number(vm, words.of("ProgressAskPage"))


def _withdrawal(vm: ProgressViewModel, words: Words) -> Iterator[str]:
    if vm.followUp.isWithdrawn:
        yield words("撤回的话交上了")
        yield words("县里收到就不再办了。以后想办，随时可以再交。")
    else:
        yield words("这件事真的不办了吗？")
        yield vm.title
        yield vm.followUp.fault or words("交上的材料不再往下办。以后想办，要从头再交一次。")


def _result(vm: ResultViewModel, words: Words) -> Iterator[str]:
    if vm.headline:
        yield vm.headline
        yield vm.fault
        return
    yield words(_PAPER[vm.paper]) if vm.paper in _PAPER else ""
    yield words("办理结果")
    if not vm.hasPrinter:
        yield words("这台机器打不了，要纸的请到窗口。")
    elif vm.copiesLeft:
        yield words("这次来还能打 %1 份。", vm.copiesLeft)
    else:
        yield words("这次来最多打 %1 份，打满了。还要，请找工作人员。", vm.mostCopies)


def _answer(vm: ProgressViewModel, words: Words) -> Iterator[str]:
    page = words.of("ProgressAnswerPage")
    match vm.outcome:
        case "found":
            yield vm.title
            is_answered = vm.isOpinion and vm.status == "decided"
            status = _ANSWERED if is_answered else _STATUS.get(vm.status, ())
            yield from map(words.of("StatusCard"), status)
            yield from _wanted(vm, words.of("StatusCard"))
            if vm.result == "open":
                yield page("结果来了")
                yield page("点“看结果”，在这里一页一页看，也能打印。")
            elif vm.result:
                yield page("结果来了，带回执单了吗？")
                yield page("扫一下当时回执单上的“办事码”，就能在这里看、打印。没带，就到窗口。")
            if vm.needsSlip:
                yield page("带了当时的回执单吗？")
                yield page(_WITH_SLIP[vm.status])
            yield vm.followUp.fault
        case "unknown":
            yield page("没有找到")
            yield page("请对着回执单再按一遍。还是没有，就请工作人员帮您查。")
        case "staff":
            yield page("这个号码要请工作人员查")
            yield page.help(
                "请带上回执单和身份证，点右上角“找工作人员”，或者到窗口。",
                "旁边的工作人员点“回工作台”，就能查。",
            )
        case _:
            yield vm.headline or page("现在查不了")
            yield vm.fault


def _wanted(vm: ProgressViewModel, words: Words) -> Iterator[str]:
    """Which papers are wanted, and until when: the agency's words, none of the person's."""
    if vm.papers:
        yield words("要补的材料")
        yield vm.papers
    if vm.due:
        yield words("什么时候交")
        yield words("已经过了 %1，请尽快交", vm.due) if vm.isLate else words("最晚 %1", vm.due)


def _number(vm: ProgressViewModel, words: Words) -> Iterator[str]:
    if vm.outcome == "wrong":
        yield words("和留的号码对不上")
        yield words("请再看看，还可以试 %n 次。", count=vm.triesLeft)
    elif vm.outcome == "failed":
        yield words("现在查不了")
        yield vm.fault
    if vm.stage == "number":
        yield words("请按回执单上的号码")
        yield words("回执单上最大的那行数字；办件编号也行，只按数字")
    else:
        yield words("最后四位是多少？")
        yield words("办这件事时留的手机号或身份证号码。没留的，直接点“查一查”")
