pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// How far the slip has come out of the printer.
Card {
    id: root

    required property string paper
    required property string number

    readonly property bool _failed: paper === "failed"
    readonly property bool _printed: paper === "printed"

    Item {
        Layout.fillWidth: true
        implicitHeight: Theme.px(176)
        visible: !root._failed && !Theme.compact && !Theme.portrait

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
                text: qsTr("办事回执")
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
            name: root._failed ? "warning" : "print"
            tint: root._failed ? Theme.note : Theme.primary
        }
        Text {
            objectName: "paper"
            Layout.fillWidth: true
            textFormat: Text.PlainText
            text: root._failed ? qsTr("小票没有打出来") : root._printed ? qsTr("小票打好了") : qsTr("正在打小票，请稍等")
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
        text: root._failed ? qsTr("请记下上面的号码，或用手机扫码。找工作人员可以补打。") : qsTr("从屏幕下面的口出来，请收好。")
        font: Theme.small
        color: Theme.inkSoft
        lineHeight: Theme.lineHeight
        wrapMode: Text.Wrap
    }
}
