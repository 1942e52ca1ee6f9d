pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// A code of the slip under its name, as on paper: the one to keep is filled with colour, the one to show is a frame.
ColumnLayout {
    id: root

    required property string path
    required property int modules
    required property int most
    required property string words
    required property bool own

    spacing: Theme.gapSmall
    visible: modules > 0

    Rectangle {
        Layout.fillWidth: true
        implicitWidth: name.implicitWidth + 2 * Theme.gapSmall
        implicitHeight: name.implicitHeight + Theme.hair
        radius: Theme.radiusSmall
        color: root.own ? Theme.primary : Theme.surface
        border.width: Theme.border
        border.color: Theme.primary

        Text {
            id: name

            anchors.centerIn: parent
            textFormat: Text.PlainText
            text: root.words
            font: Theme.smallStrong
            color: root.own ? Theme.inkOnPrimary : Theme.primary

            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
    QrCode {
        Layout.alignment: Qt.AlignHCenter
        path: root.path
        modules: root.modules
        most: root.most

        Accessible.name: root.words
    }
}
