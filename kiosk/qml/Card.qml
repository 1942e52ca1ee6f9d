pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// A flat sheet to read from: no key edge, so nobody presses it. Its children stand below each other.
Rectangle {
    id: root

    property color frame: Theme.lineSoft
    property int padding: Theme.gapLarge
    property alias spacing: column.spacing

    default property alias content: column.data

    implicitWidth: column.implicitWidth + 2 * padding
    implicitHeight: column.implicitHeight + 2 * padding
    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.elder ? Theme.border : Theme.hairline
    border.color: frame

    ColumnLayout {
        id: column

        anchors.fill: parent
        anchors.margins: root.padding
        spacing: Theme.gapSmall
    }
}
