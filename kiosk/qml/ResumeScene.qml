pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// Going on with what was put off, or broke off: the code on keys of its own, or the ID card.
SceneFrame {
    id: root

    required property ResumeViewModel viewModel

    readonly property string _outcome: viewModel.outcome
    readonly property bool _wrong: _outcome === "wrong"
    readonly property bool _looking: _outcome === "looking"
    readonly property bool _staff: _outcome === "staff"
    readonly property string _tries: qsTr("再看看有没有按错，还可以试 %n 次。过了 7 天的，要重新填。", "", viewModel.triesLeft)
    readonly property string _help: qsTr("请找工作人员看看，或者返回，从头填一份。")
    readonly property string _late: qsTr("断开的事只留一刻钟。记了接续码的，按码接着填。")
    readonly property var _headlines: ({
            wrong: qsTr("没有找到这个码"),
            staff: qsTr("试了 5 次，都没找到"),
            no_card: qsTr("这张身份证没有刚断开的事"),
            failed: qsTr("现在接不上")
        })
    readonly property var _texts: ({
            wrong: _tries,
            staff: _help,
            no_card: _late,
            failed: viewModel.fault
        })

    backText: qsTr("返回")
    nextText: _staff ? "" : _looking ? qsTr("正在找…") : qsTr("接着填")
    nextSymbol: _looking ? "hourglass_top" : "arrow_forward"
    nextEnabled: viewModel.canGoOn
    inView: digits
    onBack: viewModel.back()
    onNext: viewModel.next()

    tray: CodePad {
        width: root.width
        signs: root.viewModel.signs
        visible: !root._staff
        onTyped: sign => root.viewModel.press(sign)
        onErased: root.viewModel.erase()
    }

    TwoColumns {
        stacked: Theme.portrait || Theme.tight

        aside: [
            NoteCard {
                Layout.fillWidth: true
                symbol: "badge"
                headline: qsTr("刚才断电了？")
                text: qsTr("把身份证放到读卡的地方，不用按码。")
                visible: root.viewModel.takesCard && !root._staff && !(Theme.tight && root._outcome !== "")
            },
            NoteCard {
                objectName: "scan_note"
                Layout.fillWidth: true
                symbol: "qr_code_scanner"
                headline: qsTr("有二维码？")
                text: qsTr("对着摄像头或者扫码口，不用按码。")
                visible: root.viewModel.hasScanner && !root.viewModel.takesCard && root._outcome === "" && !Theme.tight
            }
        ]

        Heading {
            Layout.fillWidth: true
            visible: !Theme.tight || root._outcome === ""
            text: qsTr("请按接续码")
            detail: Theme.compact && root._outcome !== "" ? "" : qsTr("上次存的时候给您的，8 个字母和数字")
            font: Theme.tight ? Theme.leadStrong : Theme.title
        }
        ErrorCard {
            objectName: "not_found"
            Layout.fillWidth: true
            headline: root._headlines[root._outcome] ?? ""
            text: Theme.tight && !root._staff ? "" : root._texts[root._outcome] ?? ""
        }
        GroupedDigits {
            id: digits

            objectName: "code_typed"
            Layout.fillWidth: true
            value: root.viewModel.code
            groups: [4, 4]
            faulty: root._wrong
            visible: !root._staff
        }
    }
}
