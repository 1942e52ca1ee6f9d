pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels
import ".."

// The stick: what is plugged in, what waits onto it under one's eyes, the platform's receipts home.
DeskPage {
    id: root

    required property DeskCourierViewModel viewModel

    readonly property string _stage: viewModel.stage
    readonly property bool _busy: _stage === "carrying" || _stage === "homing"
    readonly property bool _ready: _stage === "ready" && viewModel.sticks === 1
    readonly property bool _ended: viewModel.told !== ""
    readonly property string _safe: qsTr("U 盘上的件是封好的，捡到的人打不开；本机的一份不少。")
    readonly property bool _several: viewModel.sticks > 1
    readonly property var _headlines: ({
            carried: qsTr("写好了，可以拔 U 盘"),
            home: viewModel.tone === "good" ? qsTr("回执取回来了") : qsTr("回执看过了，请看下面"),
            failed: qsTr("这一步没做成")
        })

    title: qsTr("U 盘带走")
    subtitle: qsTr("没有网的时候，把件带到县里，再把回执带回来")
    backText: qsTr("回待送达")
    steps: [
        TouchButton {
            objectName: "courier_again"
            kind: TouchButton.Quiet
            symbol: "usb"
            text: qsTr("再来一次")
            visible: root._ended
            onClicked: root.viewModel.again()
        },
        TouchButton {
            objectName: "courier_stop"
            kind: TouchButton.Quiet
            symbol: "stop"
            text: qsTr("停下")
            visible: root._stage === "carrying"
            onClicked: root.viewModel.stop()
        },
        TouchButton {
            objectName: "courier_carry"
            focus: true
            kind: TouchButton.Primary
            symbol: "upload_file"
            text: qsTr("写到 U 盘")
            visible: root._ready
            onClicked: root.viewModel.carry()
        }
    ]
    Component.onCompleted: viewModel.open()
    Component.onDestruction: viewModel.close()

    DeskNote {
        objectName: "courier_told"
        tone: root.viewModel.tone
        headline: root._headlines[root._stage] ?? ""
        text: root.viewModel.told
    }
    DeskNote {
        objectName: "courier_stick"
        tone: "note"
        symbol: "usb_off"
        headline: root._several ? qsTr("插了不止一个 U 盘") : qsTr("没有看到 U 盘")
        text: root._several ? qsTr("请只留要用的那一个。") : qsTr("请插好 U 盘，等几秒。")
        visible: root._stage === "ready" && !root._ready
    }
    LightCard {
        Layout.fillHeight: false
        light: root.viewModel.isShort ? "yellow" : "green"
        symbol: "usb"
        title: root.viewModel.name
        text: root.viewModel.room
        action: root.viewModel.hasNews ? qsTr("取回执") : ""
        actionSymbol: "download"
        actionName: "courier_home"
        visible: root._ready
        onActed: root.viewModel.takeHome()
    }
    Card {
        Layout.fillWidth: true
        visible: root._busy

        Text {
            objectName: "courier_progress"
            Layout.fillWidth: true
            textFormat: Text.PlainText
            text: root._stage === "homing" ? qsTr("正在取回执，请不要拔 U 盘") : qsTr("正在写，写完读回核对，请不要拔 U 盘")
            font: Theme.bodyStrong
            color: Theme.ink
            wrapMode: Text.Wrap

            Accessible.role: Accessible.StaticText
            Accessible.name: text + " " + root.viewModel.count
        }
        DeskMeter {
            Layout.fillWidth: true
            share: root.viewModel.progress
            visible: root._stage === "carrying"
        }
        Text {
            Layout.alignment: Qt.AlignRight
            textFormat: Text.PlainText
            text: root.viewModel.count
            font: Theme.smallStrong
            color: Theme.inkSoft
            visible: text !== ""
        }
    }
    Text {
        Layout.fillWidth: true
        textFormat: Text.PlainText
        text: [qsTr("1. 点“写到 U 盘”，写好再拔。"), qsTr("2. 带到县里，请他们导入。"), qsTr("3. 插回这台机器，点“取回执”。"), root._safe].join("\n")
        font: Theme.small
        color: Theme.inkSoft
        lineHeight: Theme.lineHeight
        wrapMode: Text.Wrap
        visible: !root._busy

        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
}
