"""The pages of a form, from the first question to the signature. What was answered is not said."""

from collections.abc import Iterator

from kiosk.services.visit import Visit
from kiosk.viewmodels.aloud.words import Words
from kiosk.viewmodels.asked import QuestionProps, derive_question_props
from kiosk.viewmodels.code import CodeViewModel
from kiosk.viewmodels.controls import SHOWN_AT_ONCE
from kiosk.viewmodels.material import MaterialViewModel
from kiosk.viewmodels.repeat import derive_repeat_props
from kiosk.viewmodels.resume import ResumeViewModel
from kiosk.viewmodels.review import ReviewProps, derive_review_props
from kiosk.viewmodels.signature import SignatureViewModel
from kiosk.viewmodels.suggesting import OffersViewModel

_HELD = (
    "已经有了，不用再带",
    "就用上次交的那一份",
    "纸已经换了新的，或者内容有变化，就点“不用它，重新拍”。",
)
_UNABLE = {
    "place": "这台机器不能定位",
    "sound": "这台机器不能录音",
    "video": "这台机器不能录像",
    "file": "这台机器不能收文件",
    "choices": "这里没有可以选的",
}


def question(visit: Visit, offers: OffersViewModel, words: Words) -> Iterator[str]:
    """What does not fit yet, the question, its hint, what can be touched, why it is asked."""
    props = derive_question_props(visit)
    yield from (props.headline, props.violation)
    yield from (props.part, props.label, props.hint)
    yield from _offers(offers, words.of("AddressOffers"))
    yield from _choices(props, words.of("ChoiceControl"))
    if props.inability:
        yield from _unable(props, words.of("UnableCard"))
    if props.guidance:
        yield words("为什么问这个？")
        yield props.guidance


def _offers(offers: OffersViewModel, words: Words) -> Iterator[str]:
    """What can be taken as it is: phrases by their words; whose address it is, not which."""
    known = {"card": "和我的身份证上一样", "earlier": "和前面填的一样"}
    for row in (*offers.addresses.rows, *offers.phrases.rows):
        yield words(known[row.source]) if row.source else row.words
    if offers.addresses.count:
        yield words("不一样的，在下面选")


def _choices(props: QuestionProps, words: Words) -> Iterator[str]:
    """The choices that stand on the page; of a long list its beginning."""
    for row in props.choices[:SHOWN_AT_ONCE]:
        detail = row.detail if props.layout != "grid" else ""
        yield words.of("MaterialsCard")("，").join(filter(None, (row.label, detail)))
    rest = len(props.choices) - SHOWN_AT_ONCE
    if rest > 0:
        yield words("再看一些，还有 %1 个", rest)


def _unable(props: QuestionProps, words: Words) -> Iterator[str]:
    yield words(_UNABLE[props.inability])
    if props.is_required:
        yield words("这一项一定要有，请找工作人员。别的题可以先填完。")
    else:
        yield words("这一项可以不填，点“下一步”接着办。要填，请找工作人员。")


def code(words: Words) -> Iterator[str]:
    """That there is a code to go on with on another day; the code itself is for the eyes alone."""
    yield words("先记下这个码，好接着填")
    yield words("拍个照、扫一下或者抄下来都行。一口气能填完，不记也没关系。")
    yield words("点“存起来，下次再填”，就替您留 7 天。来了按这个码，接着填。")
    yield words("别给旁人看。忘了码，谁也打不开，只能重新填。")


def saved(vm: CodeViewModel, words: Words) -> Iterator[str]:
    """That it is put off, or could not be."""
    match vm.saving:
        case "saved":
            yield words("存好了，留 7 天")
            yield words("请记下这个码：拍照、扫一下或者抄下来。忘了码就打不开了。")
            yield words("还到这台机器，点“接着上次填”，按这 8 个字。填过的都在。")
        case "failed":
            yield words("没存成")
            yield words("这台机器现在存不下了。请接着填完，或者找工作人员看看。")
        case _:
            yield words("正在存…")


def resume(vm: ResumeViewModel, words: Words) -> Iterator[str]:
    """Type the code of an earlier visit; what is typed is not said."""
    match vm.outcome:
        case "wrong":
            yield words("没有找到这个码")
            again = "再看看有没有按错，还可以试 %n 次。过了 7 天的，要重新填。"
            yield words(again, count=vm.triesLeft)
        case "staff":
            yield words("试了 5 次，都没找到")
            yield words("请找工作人员看看，或者返回，从头填一份。")
        case "no_card":
            yield words("这张身份证没有刚断开的事")
            yield words("断开的事只留一刻钟。记了接续码的，按码接着填。")
        case "failed":
            yield words("现在接不上")
            yield vm.fault
    yield words("请按接续码")
    yield words("上次存的时候给您的，8 个字母和数字")
    if vm.takesCard:
        yield words("刚才断电了？")
        yield words("把身份证放到读卡的地方，不用按码。")


def repeat(visit: Visit, words: Words) -> Iterator[str]:
    """What is listed, and how it is done; not who was named."""
    props = derive_repeat_props(visit)
    yield from (props.label, props.hint, props.cannot_add)
    yield words("加一个，填完那几道题，会回到这一页，可以再加。填错了能改，多了能删。")


def material(vm: MaterialViewModel, words: Words) -> Iterator[str]:
    """Which paper, what to do with it, and what the machine saw in the photo."""
    yield from (vm.headline, vm.fault)
    if vm.isMissed:
        yield words("有了这一样才能交")
        yield words.help(
            "没带的话，请问问工作人员，看能不能先收下、以后再补。",
            "没带的话，和旁边的工作人员说一声，带来了再交。",
        )
    match vm.stage:
        case "look":
            yield words("%1：看得清吗？", vm.label)
            yield from (vm.dark, vm.blurred)
            yield words("字看得清就能用")
            yield words("看不清，就挪到亮的地方，拿稳了重拍。")
        case "folder":
            yield vm.label
            yield words("点要用的那一张")
        case "held":
            yield vm.label
            yield from map(words.of("HeldCard"), _HELD)
        case _:
            yield from (vm.label, vm.hint)
            yield words.of("HeldCard")(_HELD[0]) if vm.held else ""
            yield _aim(vm, words)
            yield vm.guidance


def _aim(vm: MaterialViewModel, words: Words) -> str:
    if vm.hasCamera and vm.isDocument:
        return words("把它平放在镜头下面，四个角都露出来，再点“拍照”")
    if vm.hasCamera:
        return words("对准了，拿稳，再点“拍照”")
    if vm.hasFolder:
        return words("插好存照片的 U 盘，再点“选照片”")
    return words("这台机器现在不能拍照，请找工作人员")


def _asked_before(props: ReviewProps, words: Words) -> Iterator[str]:
    """Say what the agency asks for, of what was filed before; then what to do now."""
    match props.follows:
        case "correction":
            yield words("办理单位请您改")
            yield props.note or words.help(
                "没有写明要改哪里。不清楚就点右上角“找工作人员”。",
                "没有写明要改哪里。不清楚就问旁边的工作人员。",
            )
            yield words("改好了，再签一次字")
        case "supplement":
            yield words("办理单位请您补材料") if props.note else ""
            yield props.note
            yield words("补好了，再签一次字")
        case _:
            yield words("签字前，请看一遍")


def review(visit: Visit, words: Words) -> Iterator[str]:
    """The questions that were asked, each with its mark where it is blank; never an answer."""
    props = derive_review_props(visit, "")
    if props.fault:
        yield words("还有一处填不了，请找工作人员")
        yield props.fault
    yield from _asked_before(props, words)
    yield words("%1，哪里不对就点“改”", props.title)
    line = words.of("ReviewLine")
    for row in props.rows:
        yield row.item
        blank = line("没有拍") if row.is_photo else line("没有填")
        is_blank = not row.photo if row.is_photo else not row.answer
        yield words.of("MaterialsCard")("，").join((row.label, blank)) if is_blank else row.label
    yield words("签了字会怎样")
    yield words("申请就在这台机器里封好存住。没有网也不会丢，有网自动送到县里。")
    if props.days:
        yield words("办理单位收到后 %n 个工作日内答复。", count=props.days)


_KEPT = "还是要交，县里两份都看得到；不交，这次改的不留。"
_LOST = "这一份交不进去了，这里也不留。要改，请到窗口和办理单位说。"


def signature(vm: SignatureViewModel, words: Words) -> Iterator[str]:
    """Sign; not who signs."""
    if vm.isMoved:
        yield words("还没有交：别人先动了这件")
        yield vm.error
        yield words(_KEPT if vm.mayInsist else _LOST)
    elif vm.error:
        yield words("还没有存好，什么都没丢")
        yield vm.error
    if vm.isAsked:
        yield words("还没有看到签名")
        yield words("在下面的框里，像用笔一样写上名字就行。写不了字，画个圈也可以。")
    yield words("请用手指签上名字")
    yield vm.title
