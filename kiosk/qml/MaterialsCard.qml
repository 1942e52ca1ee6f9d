pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// What to bring, one line a thing, with what is done with it here.
Card {
    id: root

    required property RowListModel materials
    property bool here: true

    spacing: Theme.gap

    Text {
        Layout.fillWidth: true
        textFormat: Text.PlainText
        text: qsTr("要带的 %n 样东西", "", root.materials.count)
        font: Theme.leadStrong
        color: Theme.ink
        wrapMode: Text.Wrap

        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    Repeater {
        model: root.materials

        RowLayout {
            id: line

            required property string name
            required property string form
            required property string note
            required property string symbol
            required property int photos
            required property int copies
            required property bool canFollow
            required property bool isRequired

            readonly property string _copies: copies > 1 ? qsTr("%n 份", "", copies) : ""
            readonly property string _later: canFollow ? qsTr("今天没带也能先办") : ""
            readonly property list<string> _parts: [form, _copies, note, _later].filter(part => part !== "")
            readonly property string _detail: _parts.join(qsTr("，"))

            Layout.fillWidth: true
            spacing: Theme.gap

            Rectangle {
                Layout.alignment: Qt.AlignTop
                implicitWidth: Theme.touch
                implicitHeight: Theme.touch
                radius: Theme.radiusSmall
                color: Theme.primarySoft

                Icon {
                    anchors.centerIn: parent
                    name: line.symbol
                    tint: Theme.primary
                }
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0

                Text {
                    Layout.fillWidth: true
                    textFormat: Text.PlainText
                    text: line.isRequired ? line.name : qsTr("%1（有就带）").arg(line.name)
                    font: Theme.bodyStrong
                    color: Theme.ink
                    wrapMode: Text.Wrap

                    Accessible.role: Accessible.StaticText
                    Accessible.name: text + " " + line._detail
                }
                Text {
                    Layout.fillWidth: true
                    textFormat: Text.PlainText
                    text: line._detail
                    font: Theme.small
                    color: Theme.inkSoft
                    wrapMode: Text.Wrap
                    visible: text !== ""
                }
            }
            Text {
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: Theme.hair
                textFormat: Text.PlainText
                text: qsTr("在这里拍 %n 张", "", line.photos)
                font: Theme.small
                color: Theme.inkSoft
                visible: root.here && line.photos > 0
            }
        }
    }
}
