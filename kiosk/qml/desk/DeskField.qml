pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import ".."

// A label and one line to write on. Touched, it brings the keyboard of its page (`page`: the DeskPage it is on).
ColumnLayout {
    id: root

    required property string label
    required property DeskPage page
    property alias text: line.text
    property alias placeholder: line.placeholderText
    property alias longest: line.longest
    property alias faulty: line.faulty
    property alias fieldName: line.objectName
    readonly property alias line: line

    signal accepted

    spacing: Theme.hair

    Text {
        Layout.fillWidth: true
        textFormat: Text.PlainText
        text: root.label
        font: Theme.small
        color: Theme.inkSoft
        wrapMode: Text.Wrap
        visible: text !== ""

        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    TextField {
        id: line

        Layout.fillWidth: true
        implicitHeight: Theme.px(80)
        font: Theme.body
        onPressed: root.page.field = line
        onAccepted: root.accepted()

        Accessible.name: root.label
    }
}
