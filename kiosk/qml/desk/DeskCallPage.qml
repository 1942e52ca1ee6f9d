pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels
import ".."

// One call: why, what to say sentence by sentence, the number on touch, and how it went.
DeskPage {
    id: root

    required property DeskCallsViewModel viewModel

    readonly property bool _known: viewModel.phones.length > 0

    title: viewModel.title
    subtitle: viewModel.subtitle
    backText: qsTr("回列表")
    tools: TouchButton {
        objectName: "call_case"
        kind: TouchButton.Quiet
        symbol: "article"
        text: qsTr("看这件")
        onClicked: root.viewModel.showCase()
    }
    steps: [
        TouchButton {
            objectName: "call_not_reached"
            kind: TouchButton.Quiet
            symbol: "phone_missed"
            text: qsTr("没打通")
            enabled: !root.viewModel.isBusy
            onClicked: root.viewModel.note(false)
        },
        TouchButton {
            objectName: "call_reached"
            kind: TouchButton.Primary
            symbol: "check"
            text: qsTr("打通了")
            enabled: !root.viewModel.isBusy
            onClicked: root.viewModel.note(true)
        }
    ]
    onBack: viewModel.back()

    DeskNote {
        objectName: "call_fault"
        tone: "danger"
        headline: root.viewModel.fault === "" ? "" : qsTr("这一步没做成")
        text: root.viewModel.fault
    }
    DeskNote {
        objectName: "call_moved"
        headline: root.viewModel.moved
    }
    DeskNote {
        objectName: "call_reason"
        tone: root.viewModel.tone
        headline: root.viewModel.reason
        text: root.viewModel.tried
    }
    Card {
        Layout.fillWidth: true
        spacing: Theme.gapSmall

        Text {
            objectName: "call_phones"
            Layout.fillWidth: true
            textFormat: Text.PlainText
            text: root.viewModel.phones.join("\n")
            font: Theme.title
            color: Theme.ink
            visible: root._known

            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        TouchButton {
            objectName: "call_phone"
            focus: true
            kind: TouchButton.Quiet
            symbol: "call"
            text: root.viewModel.isAsking ? qsTr("正在问县里要号码") : qsTr("看电话号码")
            enabled: !root.viewModel.isAsking
            visible: !root._known
            onClicked: root.viewModel.askPhone()
        }
        Text {
            Layout.fillWidth: true
            textFormat: Text.PlainText
            text: root._known ? qsTr("打完就按下面的键，号码就收起来。") : qsTr("谁看了号码会记下来。")
            font: Theme.small
            color: Theme.inkSoft
            wrapMode: Text.Wrap

            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        DeskNote {
            objectName: "call_phone_fault"
            headline: root.viewModel.phoneFault === "" ? "" : qsTr("号码没拿到")
            text: root.viewModel.phoneFault
        }
    }
    Card {
        Layout.fillWidth: true
        spacing: Theme.gapSmall

        Text {
            Layout.fillWidth: true
            textFormat: Text.PlainText
            text: qsTr("这样说")
            font: Theme.bodyStrong
            color: Theme.ink
            wrapMode: Text.Wrap

            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Repeater {
            model: root.viewModel.sentences

            Text {
                required property string modelData

                Layout.fillWidth: true
                textFormat: Text.PlainText
                text: modelData
                font: Theme.body
                color: Theme.ink
                lineHeight: Theme.lineHeight
                wrapMode: Text.Wrap

                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
        }
    }
}
