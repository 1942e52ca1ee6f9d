pragma ComponentBehavior: Bound

import QtQuick

// Paper to sign on, with a line and a word where to. Who goes by keys makes a circle with the space bar.
StrokePaper {
    id: root

    signal marked

    implicitHeight: Theme.px(240)
    activeFocusOnTab: true

    Accessible.name: qsTr("签名的地方")
    Accessible.description: qsTr("按空格键，画个圈")
    Accessible.focusable: true
    Accessible.onPressAction: root.marked()
    Keys.onSpacePressed: root.marked()

    FocusRing {
        anchors.margins: 3 * Theme.focusWidth
        shown: root.activeFocus
    }

    Rectangle {
        x: Theme.gapSection
        y: parent.height * 0.76
        width: parent.width - 2 * x
        height: Theme.border
        color: Theme.lineSoft
    }
    Text {
        anchors.centerIn: parent
        textFormat: Text.PlainText
        text: root.activeFocus ? qsTr("按空格键，画个圈") : qsTr("在这里签名")
        font: Theme.title
        color: Theme.inkSoft
        visible: root.blank

        Accessible.ignored: true
    }
}
