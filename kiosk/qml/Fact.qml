pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// A small question answered in a few words, with a symbol: how long, how much, where.
RowLayout {
    id: root

    required property string symbol
    required property string question
    required property string answer
    property string detail: ""
    property font answerFont: named ? Theme.small : Theme.leadStrong

    // The first line is a name, and the second says more of it.
    property bool named: false

    spacing: Theme.gap

    Icon {
        Layout.alignment: Qt.AlignTop
        name: root.symbol
        tint: Theme.primary
    }
    ColumnLayout {
        Layout.fillWidth: true
        spacing: 0

        Text {
            Layout.fillWidth: true
            textFormat: Text.PlainText
            text: root.question
            font: root.named ? Theme.bodyStrong : Theme.small
            color: root.named ? Theme.ink : Theme.inkSoft
            wrapMode: Text.Wrap

            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        Text {
            Layout.fillWidth: true
            textFormat: Text.PlainText
            text: root.answer
            font: root.answerFont
            color: Theme.ink
            lineHeight: Theme.lineHeight
            wrapMode: Text.Wrap
            visible: text !== ""

            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        Text {
            Layout.fillWidth: true
            textFormat: Text.PlainText
            text: root.detail
            font: Theme.small
            color: Theme.inkSoft
            wrapMode: Text.Wrap
            visible: text !== ""

            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
}
