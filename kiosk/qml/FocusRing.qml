pragma ComponentBehavior: Bound

import QtQuick

// Where the keyboard is: two colours round the outside, so that it shows on every ground.
Item {
    id: root

    required property bool shown
    property int radius: Theme.radius

    objectName: "focus_ring"
    anchors.fill: parent
    visible: shown

    Rectangle {
        anchors.fill: parent
        anchors.margins: -2 * Theme.focusWidth
        radius: root.radius + 2 * Theme.focusWidth
        color: "transparent"
        border.width: Theme.focusWidth
        border.color: Theme.focusOuter
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: -Theme.focusWidth
        radius: root.radius + Theme.focusWidth
        color: "transparent"
        border.width: Theme.focusWidth
        border.color: Theme.focusInner
    }
}
