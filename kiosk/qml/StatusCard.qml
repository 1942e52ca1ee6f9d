pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// The status of a case: a symbol, a few words, what follows from it, and what the agency added.
Card {
    id: root

    required property ProgressViewModel viewModel

    readonly property list<string> _answered: [qsTr("有答复了"), qsTr("请看下面的话。谢谢您的意见。")]
    readonly property var _words: ({
            waiting: [qsTr("在这台机器里存好了"), qsTr("联网后自动送到县里，不用您管。")],
            received: [qsTr("县里已经收到"), qsTr("还没有开始看。有了消息，这里就能查到。")],
            accepted: [qsTr("正在办"), qsTr("办理单位已经受理。")],
            supplement: [qsTr("还要补材料"), qsTr("材料带来了，就在这里拍照补上。")],
            returned: [qsTr("退回了，要改一改"), qsTr("不用从头填，改了再签个字就行。")],
            decided: viewModel.isOpinion ? _answered : [qsTr("办好了"), qsTr("请按下面说的去领结果。")],
            closed: [qsTr("办完了"), qsTr("这件事已经办结。")],
            withdrawing: [qsTr("撤回的话交上了"), qsTr("县里收到就不再办了。")],
            overtaken: [qsTr("正在办"), qsTr("您要撤回，可县里先受理了。停不停，由办理的人定。")],
            withdrawn: [qsTr("撤回了"), qsTr("这份申请已经撤回，不再办理。")]
        })
    readonly property var _symbols: ({
            waiting: "hourglass_empty",
            received: "assignment",
            accepted: "sync",
            supplement: "folder_open",
            returned: "edit_note",
            decided: "check_circle-fill",
            closed: "check_circle-fill",
            withdrawing: "undo",
            overtaken: "undo",
            withdrawn: "undo"
        })
    readonly property string _late: qsTr("已经过了 %1，请尽快交")
    readonly property string _inTime: qsTr("最晚 %1")
    readonly property bool _done: viewModel.status === "decided" || viewModel.status === "closed"
    readonly property bool _todo: viewModel.status === "supplement" || viewModel.status === "returned"
    readonly property color _tint: _done ? Theme.success : _todo ? Theme.note : Theme.primary

    color: _done ? Theme.successSoft : _todo ? Theme.noteSoft : Theme.surface
    frame: Theme.elder ? _tint : Theme.lineSoft

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gap

        Icon {
            Layout.alignment: Qt.AlignTop
            name: root._symbols[root.viewModel.status] ?? ""
            tint: root._tint
            size: Theme.badge
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.hair

            Text {
                objectName: "status"
                Layout.fillWidth: true
                textFormat: Text.PlainText
                text: root._words[root.viewModel.status]?.[0] ?? ""
                font: Theme.title
                color: root._tint
                wrapMode: Text.Wrap

                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            Text {
                Layout.fillWidth: true
                textFormat: Text.PlainText
                text: root._words[root.viewModel.status]?.[1] ?? ""
                font: Theme.body
                color: Theme.ink
                lineHeight: Theme.lineHeight
                wrapMode: Text.Wrap

                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
            Text {
                Layout.fillWidth: true
                textFormat: Text.PlainText
                text: qsTr("更新于 %1").arg(root.viewModel.moved)
                font: Theme.small
                color: Theme.inkSoft
                wrapMode: Text.Wrap

                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
        }
    }
    Fact {
        objectName: "wanted"
        Layout.fillWidth: true
        symbol: "folder_open"
        question: qsTr("要补的材料")
        answer: root.viewModel.papers
        visible: answer !== ""
    }
    Fact {
        objectName: "due"
        Layout.fillWidth: true
        symbol: "event"
        question: qsTr("什么时候交")
        answer: (root.viewModel.isLate ? root._late : root._inTime).arg(root.viewModel.due)
        visible: root.viewModel.due !== ""
    }
    Fact {
        Layout.fillWidth: true
        symbol: "forum"
        question: qsTr("办理单位说")
        answer: root.viewModel.note
        answerFont: Theme.body
        visible: answer !== ""
    }
}
