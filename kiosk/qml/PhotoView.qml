pragma ComponentBehavior: Bound

import QtQuick

// A table of dark wood, and on it what the camera sees or has taken. Nothing of it is cached.
Rectangle {
    id: root

    required property string photo
    required property string words
    required property bool framed
    required property bool live

    readonly property bool _sees: live && Lens.source !== ""
    // Under a live picture the words have a strip of their own: they never lie on the paper.
    readonly property real _strip: _sees ? hint.implicitHeight + Theme.gap : 0

    component Corner: Item {
        property real turn: 0

        width: Theme.px(64)
        height: width
        rotation: turn

        Rectangle {
            width: parent.width
            height: Theme.space(8)
            color: Theme.focusInner
        }
        Rectangle {
            width: Theme.space(8)
            height: parent.height
            color: Theme.focusInner
        }
    }

    implicitHeight: Theme.px(300)
    radius: Theme.radius
    color: Theme.table
    clip: true

    Image {
        id: image

        objectName: "picture"
        anchors.fill: parent
        anchors.margins: Theme.gap
        anchors.bottomMargin: Theme.gap + root._strip
        source: root.photo !== "" ? "image://photos/" + root.photo : root._sees ? Lens.source : ""
        sourceSize: Qt.size(Theme.width, Theme.height)
        fillMode: Image.PreserveAspectFit
        cache: false

        Accessible.role: Accessible.Graphic
        Accessible.name: root.words
    }
    Text {
        id: hint

        anchors.centerIn: parent
        anchors.verticalCenterOffset: root._sees ? (parent.height - root._strip) / 2 : 0
        width: parent.width - 2 * Theme.gapSection
        horizontalAlignment: Text.AlignHCenter
        textFormat: Text.PlainText
        text: root.words
        font: !root._sees ? Theme.leadStrong : Theme.tight ? Theme.smallStrong : Theme.bodyStrong
        color: Theme.inkOnPrimary
        wrapMode: Text.Wrap
        visible: root.photo === ""
    }
    Item {
        anchors.centerIn: parent
        anchors.verticalCenterOffset: -root._strip / 2
        width: Math.min(parent.width, height * 1.5)
        height: parent.height - root._strip - Theme.gapSection
        visible: root.framed

        Corner {}
        Corner {
            anchors.right: parent.right
            turn: 90
        }
        Corner {
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            turn: 180
        }
        Corner {
            anchors.bottom: parent.bottom
            turn: 270
        }
    }
}
