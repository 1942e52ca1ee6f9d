pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// What the machine saw in the photo: good points ticked, doubts in words.
Card {
    id: root

    required property string dark
    required property string blurred
    required property string cutOff
    required property bool sheet

    component Check: RowLayout {
        id: check

        required property string good
        required property string doubt

        Layout.fillWidth: true
        spacing: Theme.gapSmall

        Icon {
            Layout.alignment: Qt.AlignTop
            name: check.doubt === "" ? "check_circle-fill" : "warning-fill"
            tint: check.doubt === "" ? Theme.success : Theme.note
        }
        Text {
            Layout.fillWidth: true
            textFormat: Text.PlainText
            text: check.doubt === "" ? check.good : check.doubt
            font: check.doubt === "" ? Theme.body : Theme.small
            color: Theme.ink
            lineHeight: Theme.lineHeight
            wrapMode: Text.Wrap

            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }

    padding: Theme.gap

    Heading {
        Layout.fillWidth: true
        font: Theme.leadStrong
        text: qsTr("机器看了一遍")
    }
    Check {
        good: qsTr("四个角都拍到了")
        doubt: root.cutOff
        visible: root.sheet
    }
    Check {
        good: qsTr("亮度够")
        doubt: root.dark
    }
    Check {
        good: qsTr("不糊")
        doubt: root.blurred
    }
}
