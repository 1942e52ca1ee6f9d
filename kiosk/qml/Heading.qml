pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// The question or name of a page, and under it one line of explanation.
ColumnLayout {
    id: root

    required property string text
    property string detail: ""
    property font font: Theme.title

    spacing: 0

    Text {
        Layout.fillWidth: true
        text: root.text
        font: root.font
        color: Theme.ink
        lineHeight: Theme.lineHeight
        wrapMode: Text.Wrap

        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    Text {
        Layout.fillWidth: true
        text: root.detail
        font: Theme.small
        color: Theme.inkSoft
        lineHeight: Theme.lineHeight
        wrapMode: Text.Wrap
        visible: text !== ""

        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
}
