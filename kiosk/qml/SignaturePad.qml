pragma ComponentBehavior: Bound

import QtQuick

// Paper to sign on, with a line and a word where to.
StrokePaper {
    id: root

    implicitHeight: Theme.px(240)

    Accessible.name: qsTr("签名的地方")

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
        text: qsTr("在这里签名")
        font: Theme.title
        color: Theme.inkSoft
        visible: root.blank

        Accessible.ignored: true
    }
}
