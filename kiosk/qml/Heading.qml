pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// The question or name of a page, and under it one line of explanation.
ColumnLayout {
    id: root

    required property string text
    property string detail: ""
    property font font: Theme.title

    // What is read out, where `text` and `detail` are styled text.
    property bool styled: false
    property string name: text
    property string detailName: detail

    readonly property int _format: styled ? Text.StyledText : Text.PlainText

    spacing: 0

    Text {
        Layout.fillWidth: true
        textFormat: root._format
        text: root.text
        font: root.font
        color: Theme.ink
        lineHeight: Theme.lineHeight
        wrapMode: Text.Wrap

        Accessible.role: Accessible.Heading
        Accessible.name: root.name
    }
    Text {
        Layout.fillWidth: true
        textFormat: root._format
        text: root.detail
        font: Theme.small
        color: Theme.inkSoft
        lineHeight: Theme.lineHeight
        wrapMode: Text.Wrap
        visible: text !== ""

        Accessible.role: Accessible.StaticText
        Accessible.name: root.detailName
    }
}
