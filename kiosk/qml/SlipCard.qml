pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// How far the slip has come out of the printer, and the one thing to do next.
Card {
    id: root

    required property PrintedViewModel viewModel
    required property string number

    readonly property bool _missing: viewModel.isMissing
    readonly property bool _printed: viewModel.stage === "printed"

    signal slipRequested

    Item {
        Layout.fillWidth: true
        implicitHeight: Theme.px(176)
        visible: !root._missing && !Theme.compact && !Theme.portrait

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.px(360)
            height: Theme.px(32)
            radius: height / 2
            color: Theme.inkSoft
        }
        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            y: Theme.px(16)
            width: Theme.px(300)
            height: Theme.px(root._printed ? 160 : 112)
            color: Theme.surface
            border.width: Theme.hairline
            border.color: Theme.line

            Behavior on height {
                enabled: Theme.motion > 0

                NumberAnimation {
                    duration: Theme.motion
                }
            }

            Text {
                x: Theme.gapSmall
                y: Theme.gapSmall
                width: parent.width - 2 * x
                textFormat: Text.PlainText
                text: qsTr("办事回执单")
                font: Theme.smallStrong
                color: Theme.ink
            }
            Text {
                x: Theme.gapSmall
                y: Theme.gapSmall + Theme.px(40)
                width: parent.width - 2 * x
                textFormat: Text.PlainText
                text: root.number
                font: Theme.small
                fontSizeMode: Text.HorizontalFit
                color: Theme.ink
            }
        }
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gapSmall

        Icon {
            name: root._missing ? "warning" : "print"
            tint: root._missing ? Theme.note : Theme.primary
        }
        Text {
            objectName: "paper"
            Layout.fillWidth: true
            textFormat: Text.PlainText
            text: root.viewModel.headline
            font: Theme.leadStrong
            color: Theme.ink
            wrapMode: Text.Wrap

            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
    Text {
        Layout.fillWidth: true
        textFormat: Text.PlainText
        text: root.viewModel.advice
        font: Theme.small
        color: Theme.inkSoft
        lineHeight: Theme.lineHeight
        wrapMode: Text.Wrap
    }
    TouchButton {
        objectName: "show_slip"
        Layout.fillWidth: true
        symbol: "receipt_long"
        text: qsTr("看屏幕回执单")
        visible: root._missing
        onClicked: root.slipRequested()
    }
}
