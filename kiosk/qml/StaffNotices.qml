pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// What staff should know of this kiosk, small, under the invitation.
ColumnLayout {
    id: root

    required property list<string> notices

    spacing: Theme.hair
    visible: notices.length > 0

    Repeater {
        model: root.notices.slice(0, Theme.tight ? 1 : undefined)

        RowLayout {
            id: notice

            required property string modelData

            Layout.fillWidth: true
            spacing: Theme.gapSmall

            Icon {
                Layout.alignment: Qt.AlignTop
                name: "info"
                tint: Theme.note
                size: Theme.iconSmall
            }
            Text {
                objectName: "notice"
                Layout.fillWidth: true
                textFormat: Text.PlainText
                text: qsTr("工作人员请看：%1").arg(notice.modelData)
                font: Theme.small
                color: Theme.ink
                wrapMode: Text.Wrap

                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
        }
    }
}
