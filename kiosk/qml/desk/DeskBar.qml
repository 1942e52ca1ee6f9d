pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import ".."

// Over a section where the rail is folded away: the menu, who works here, the lock.
Rectangle {
    id: root

    required property string name
    required property string role

    signal menuRequested
    signal lockRequested

    height: Theme.touch + (Theme.compact ? Theme.hair : 2 * Theme.gapSmall)
    color: Theme.rail

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.gapSmall
        anchors.rightMargin: Theme.gapSmall
        spacing: Theme.gapSmall

        DeskRailButton {
            objectName: "desk_menu"
            symbol: "menu"
            text: qsTr("栏目")
            onClicked: root.menuRequested()
        }
        Text {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            textFormat: Text.PlainText
            text: root.name + (root.role === "" ? "" : " · " + root.role)
            font: Theme.small
            color: Theme.inkOnPrimary
            elide: Text.ElideRight
            visible: !Theme.tight

            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        Item {
            Layout.fillWidth: true
            visible: Theme.tight
        }
        DeskRailButton {
            objectName: "desk_bar_lock"
            symbol: "lock"
            text: qsTr("锁屏")
            onClicked: root.lockRequested()
        }
    }
}
