pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import ".."

// One of a few choices, of which one holds: in a frame of its own, with a mark.
T.AbstractButton {
    id: root

    property bool chosen: false

    Layout.fillWidth: true
    implicitWidth: leftPadding + implicitContentWidth + rightPadding
    implicitHeight: Math.max(Theme.touch, implicitContentHeight + 2 * Theme.hair)
    leftPadding: Theme.gapSmall
    rightPadding: Theme.gapSmall
    bottomPadding: Theme.keyEdge - Theme.border
    focusPolicy: Qt.TabFocus
    font: Theme.smallStrong

    Accessible.role: Accessible.RadioButton
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: chosen

    background: TouchSurface {
        fill: root.chosen || root.down ? Theme.primarySoft : Theme.surface
        edge: root.chosen ? Theme.primary : Theme.line
        border: root.chosen ? Theme.borderStrong : Theme.border
        down: root.down
        focused: root.visualFocus
    }
    contentItem: RowLayout {
        spacing: Theme.hair

        Icon {
            name: root.chosen ? "check_circle-fill" : ""
            tint: Theme.primary
            size: Theme.iconSmall
            visible: root.chosen
        }
        Text {
            Layout.fillWidth: true
            textFormat: Text.PlainText
            text: root.text
            font: root.font
            color: Theme.ink
            wrapMode: Text.Wrap
        }
    }
}
