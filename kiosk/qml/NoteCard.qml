pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// Advice on warm paper, laid beside the form. Never an error. `calm` makes it blue: what comes next.
Card {
    id: root

    required property string symbol
    required property string headline
    property string text: ""
    property bool calm: false

    // What is read out, where `text` is styled text.
    property bool styled: false
    property string name: text

    readonly property color _tint: calm ? Theme.primary : Theme.note

    color: calm ? Theme.primarySoft : Theme.noteSoft
    frame: Theme.elder ? _tint : color
    spacing: Theme.hair

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gapSmall

        Icon {
            Layout.alignment: Qt.AlignTop
            name: root.symbol
            tint: root._tint
        }
        Text {
            Layout.fillWidth: true
            textFormat: Text.PlainText
            text: root.headline
            font: Theme.bodyStrong
            color: root._tint
            wrapMode: Text.Wrap

            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
    }
    Text {
        Layout.fillWidth: true
        textFormat: root.styled ? Text.StyledText : Text.PlainText
        text: root.text
        font: Theme.small
        color: Theme.ink
        lineHeight: Theme.lineHeight
        wrapMode: Text.Wrap
        visible: text !== ""

        Accessible.role: Accessible.StaticText
        Accessible.name: root.name
    }
}
