pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// Two numbers on a pad: that of the slip, then the last four that only the person knows.
SceneFrame {
    id: root

    required property ProgressViewModel viewModel

    readonly property bool _first: viewModel.stage === "number"
    readonly property bool _wrong: viewModel.outcome === "wrong"
    readonly property bool _failed: viewModel.outcome === "failed"
    readonly property string _tries: qsTr("请再看看，还可以试 %n 次。", "", viewModel.triesLeft)
    readonly property list<int> _slip: [4, 4, 4, 4]
    readonly property list<int> _longest: [4, 4, 4, 4, 4, 4, 4, 4]

    backText: _first ? qsTr("返回") : qsTr("上一步")
    nextText: _first ? qsTr("下一步") : qsTr("查一查")
    nextSymbol: _first ? "arrow_forward" : "search"
    nextEnabled: viewModel.canGoOn
    inView: digits
    onBack: viewModel.back()
    onNext: viewModel.next()

    ColumnLayout {
        spacing: Theme.gap

        Heading {
            Layout.fillWidth: true
            text: root._first ? qsTr("请按回执单上的号码") : qsTr("最后四位是多少？")
            detail: root._first ? qsTr("回执单上最大的那行数字；办件编号也行，只按数字") : qsTr("办这件事时留的手机号或身份证号码。没留的，直接点“查一查”")
        }
        ErrorCard {
            Layout.fillWidth: true
            headline: root._wrong ? qsTr("和留的号码对不上") : root._failed ? qsTr("现在查不了") : ""
            text: root._wrong ? root._tries : root.viewModel.fault
        }
        GroupedDigits {
            id: digits

            objectName: "number"
            Layout.fillWidth: true
            value: root._first ? root.viewModel.number : root.viewModel.tail
            groups: !root._first ? [4] : root.viewModel.number.length > 16 ? root._longest : root._slip
            faulty: root._wrong
        }
        NoteCard {
            Layout.fillWidth: true
            symbol: "shield_lock"
            headline: qsTr("为什么要按这四位？")
            text: qsTr("捡到回执单的人不知道这四位，就看不到您的事。")
            visible: !root._first && root.viewModel.outcome === ""
        }
        Item {
            Layout.fillHeight: true
        }
    }

    pad: NumberPad {
        extra: root._first ? "" : "X"
        onTyped: sign => root.viewModel.press(sign)
        onErased: root.viewModel.erase()
    }
}
