pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// Two thirds for the question, one third beside it for one thing more; stacked where there is no room.
GridLayout {
    id: root

    property bool stacked: Theme.narrow
    property alias aside: side.data

    default property alias content: main.data

    columns: stacked ? 1 : 2
    columnSpacing: Theme.gapSection
    rowSpacing: 0

    ColumnLayout {
        id: main

        Layout.fillWidth: true
        Layout.fillHeight: !root.stacked
        Layout.alignment: Qt.AlignTop
        spacing: Theme.gap
    }
    ColumnLayout {
        id: side

        Layout.fillWidth: root.stacked
        Layout.preferredWidth: root.stacked ? -1 : Theme.asideWidth
        Layout.maximumWidth: root.stacked ? Theme.width : Theme.asideWidth
        // Where nothing in it is visible, a layout would keep the height it had.
        Layout.preferredHeight: implicitHeight
        Layout.topMargin: root.stacked && implicitHeight > 0 ? Theme.gap : 0
        Layout.fillHeight: !root.stacked
        Layout.alignment: Qt.AlignTop
        spacing: Theme.gap
    }
    Item {
        Layout.fillHeight: true
        visible: root.stacked
    }
}
