pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import ".."

// One line of a report: a heading, a line of the table, or a name with its bar and its figure.
Item {
    id: root

    required property int index
    required property string name
    required property string figure
    required property string second
    required property real share
    required property bool isHeading
    required property bool isSum

    readonly property font _font: isHeading || isSum ? Theme.smallStrong : Theme.small
    readonly property color _ink: isHeading ? Theme.primary : Theme.ink

    implicitHeight: row.implicitHeight + (isHeading && index > 0 ? Theme.gap : 0) + Theme.hair

    Accessible.role: isHeading ? Accessible.Heading : Accessible.StaticText
    Accessible.name: [name, figure, second].filter(word => word !== "").join(" ")

    RowLayout {
        id: row

        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Theme.gapSmall

        Text {
            Layout.fillWidth: true
            Layout.preferredWidth: root.share < 0 ? Theme.px(400) : Theme.px(300)
            textFormat: Text.PlainText
            text: root.name
            font: root._font
            color: root._ink
            wrapMode: Text.Wrap
        }
        DeskMeter {
            Layout.fillWidth: true
            Layout.preferredWidth: Theme.px(300)
            share: root.share
            visible: root.share >= 0
        }
        Text {
            Layout.minimumWidth: Theme.px(130)
            textFormat: Text.PlainText
            text: root.figure
            font: root._font
            color: root._ink
            horizontalAlignment: Text.AlignRight
            visible: text !== ""
        }
        Text {
            Layout.minimumWidth: Theme.px(130)
            textFormat: Text.PlainText
            text: root.second
            font: root._font
            color: root._ink
            horizontalAlignment: Text.AlignRight
            visible: text !== ""
        }
    }
}
