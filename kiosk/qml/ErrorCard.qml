pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// What does not fit yet, in words: a few as headline, then what to do. Red, with a frame and a symbol.
Card {
    id: root

    required property string headline
    property string text: ""

    color: Theme.dangerSoft
    frame: Theme.danger
    border.width: Theme.border
    padding: Theme.gap
    visible: headline !== ""

    Accessible.role: Accessible.AlertMessage
    Accessible.name: headline + " " + text

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gap

        Icon {
            name: "error-fill"
            tint: Theme.danger
            size: Theme.iconLarge
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            Text {
                Layout.fillWidth: true
                textFormat: Text.PlainText
                text: root.headline
                font: root.text === "" ? Theme.bodyStrong : Theme.leadStrong
                color: Theme.danger
                wrapMode: Text.Wrap
            }
            Text {
                Layout.fillWidth: true
                textFormat: Text.PlainText
                text: root.text
                font: Theme.body
                color: Theme.ink
                lineHeight: Theme.lineHeight
                wrapMode: Text.Wrap
                visible: text !== ""
            }
        }
    }
}
