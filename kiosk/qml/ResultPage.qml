pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// The result of a case, one page after the other, and copies on paper. Nothing of it is read aloud.
SceneFrame {
    id: root

    required property ResultViewModel viewModel

    readonly property bool _failed: viewModel.headline !== ""
    readonly property bool _shown: viewModel.photo !== "" && !_failed
    readonly property bool _prints: viewModel.hasPrinter && !_failed
    readonly property bool _spent: viewModel.copiesLeft === 0
    readonly property string _page: qsTr("第 %1 页，共 %2 页").arg(viewModel.page).arg(viewModel.pages)
    readonly property string _left: qsTr("这次来还能打 %1 份。").arg(viewModel.copiesLeft)
    readonly property string _most: qsTr("这次来最多打 %1 份，打满了。还要，请找工作人员。").arg(viewModel.mostCopies)
    readonly property string _taken: qsTr("打好了，请取走，别落下。")
    readonly property string _none: qsTr("这台机器打不了，要纸的请到窗口。")
    readonly property string _copies: _spent ? _most : _left
    readonly property string _after: viewModel.paper === "printed" ? _taken + _copies : _copies
    readonly property string _paper: viewModel.hasPrinter ? _after : _none
    readonly property bool _going: ["waiting", "printing", "held_up"].includes(viewModel.paper)
    readonly property string _print: _going ? qsTr("正在打…") : qsTr("打印一份")
    readonly property var _troubles: ({
            failed: [qsTr("没有打出来"), qsTr("没打出来的不算。请再试一次，还不行就找工作人员。")],
            held_up: [qsTr("打印机停住了"), qsTr("请找工作人员。弄好了会自动接着打，不用再点。")],
            unknown: [qsTr("可能打出来了"), qsTr("请看看出纸口。没有就再打一份。")]
        })
    readonly property var _trouble: _troubles[viewModel.paper] ?? ["", ""]
    readonly property string _done: _shown || _failed ? qsTr("知道了") : ""

    backText: qsTr("回到进度")
    nextName: _prints ? "print" : "close"
    nextText: _prints ? _print : _done
    nextSymbol: _prints ? "print" : "check"
    nextEnabled: !_prints || (viewModel.canPrint && _shown)
    onBack: viewModel.close()
    onNext: {
        if (_prints)
            viewModel.printCopy();
        else
            viewModel.close();
    }

    GridLayout {
        columns: Theme.portrait ? 1 : 2
        columnSpacing: Theme.gapSection
        rowSpacing: Theme.gap

        ColumnLayout {
            Layout.row: 0
            Layout.column: 0
            Layout.fillWidth: true
            spacing: Theme.gap

            Heading {
                objectName: "headline"
                Layout.fillWidth: true
                text: root._failed ? root.viewModel.headline : root._shown ? root._page : qsTr("办理结果")
                detail: root._failed ? root.viewModel.fault : root._shown ? root._paper : ""
                font: root._shown ? Theme.leadStrong : Theme.title
            }
            ErrorCard {
                objectName: "paper_fault"
                Layout.fillWidth: true
                headline: root._trouble[0]
                text: root._trouble[1]
            }
        }
        WaitingCard {
            Layout.row: Theme.portrait ? 2 : 1
            Layout.column: 0
            Layout.fillWidth: true
            Layout.fillHeight: true
            symbol: "hourglass_top"
            text: qsTr("正在取结果，请稍等…")
            visible: !root._shown && !root._failed
        }
        SheetView {
            id: sheet

            Layout.row: Theme.portrait ? 2 : 1
            Layout.column: 0
            Layout.fillWidth: true
            Layout.fillHeight: true
            photo: root.viewModel.photo
            words: root._page
            enlarged: Theme.elder && !Theme.portrait
            visible: root._shown
        }
        ColumnLayout {
            Layout.row: Theme.portrait ? 3 : 0
            Layout.rowSpan: Theme.portrait ? 1 : 2
            Layout.column: Theme.portrait ? 0 : 1
            Layout.fillWidth: Theme.portrait
            Layout.preferredWidth: Theme.asideWidth
            Layout.maximumWidth: Theme.asideWidth
            Layout.alignment: Qt.AlignTop
            spacing: Theme.gap
            visible: root._shown

            ResultTools {
                Layout.fillWidth: true
                viewModel: root.viewModel
                sheet: sheet
            }
            NoteCard {
                Layout.fillWidth: true
                calm: true
                symbol: "shield_lock"
                headline: qsTr("只有您的回执单能打开")
                text: qsTr("看完点“回到进度”，屏幕上就不留了。")
                visible: !Theme.narrow
            }
        }
        Item {
            Layout.row: 4
            Layout.column: 0
            Layout.fillHeight: true
            visible: root._failed
        }
    }
}
