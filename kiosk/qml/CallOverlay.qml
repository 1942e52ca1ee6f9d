pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// Staff are called: whether it rings, where to go meanwhile; to take back, to confirm, to go on while waiting.
Overlay {
    id: root

    required property CallViewModel viewModel

    readonly property string _kept: qsTr("您填的都还在，五分钟内不会清屏。")
    readonly property string _how: viewModel.isVisiting && !viewModel.isLate ? _kept : ""
    readonly property string _state: viewModel.isHeard ? qsTr("铃响了，正在叫工作人员") : qsTr("响不了铃，请到窗口叫人")
    readonly property string _whom: viewModel.contact === "" ? "" : qsTr("请找：%1").arg(viewModel.contact)
    readonly property string _phone: viewModel.phone === "" ? "" : qsTr("电话：%1").arg(viewModel.phone)
    // Where large type leaves little room, the way to staff comes before their hours.
    readonly property list<string> _lines: [_how, _whom, _phone, Theme.tight ? "" : viewModel.hours]

    visible: viewModel.isShown
    warm: true
    symbol: Theme.tight ? "" : (viewModel.isHeard ? "notifications" : "front_hand")
    headline: viewModel.isLate ? qsTr("还没有人来，请到窗口叫人") : _state
    text: _lines.filter(line => line !== "").join("\n")
    buttons: GridLayout {
        id: ways

        columns: Theme.portrait ? 1 : 2
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap

        TouchButton {
            objectName: "dismiss"
            Layout.fillWidth: true
            symbol: Theme.tight ? "" : "close"
            text: qsTr("不用叫了")
            onClicked: root.viewModel.end()
        }
        TouchButton {
            objectName: "staff_here"
            Layout.fillWidth: true
            symbol: Theme.tight ? "" : "check"
            text: qsTr("工作人员来了")
            onClicked: root.viewModel.end()
        }
        TouchButton {
            objectName: "desk_open"
            Layout.fillWidth: true
            Layout.columnSpan: Theme.portrait || goOn.visible ? 1 : ways.columns
            kind: TouchButton.Quiet
            symbol: Theme.tight ? "" : "badge"
            text: Theme.tight ? qsTr("去工作台") : qsTr("我是工作人员，去工作台")
            onClicked: {
                root.viewModel.end();
                Pace.viewModel.openDesk();
            }
        }
        TouchButton {
            id: goOn

            objectName: "go_on"
            Layout.fillWidth: true
            kind: TouchButton.Primary
            symbol: Theme.tight ? "" : "arrow_forward"
            symbolAfter: true
            text: qsTr("边等边办")
            visible: root.viewModel.isVisiting
            onClicked: root.viewModel.goOn()
        }
    }
}
