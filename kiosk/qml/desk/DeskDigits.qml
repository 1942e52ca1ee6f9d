pragma ComponentBehavior: Bound

import QtQuick
import ".."

// Six places, filled as digits are typed; never the digits themselves.
Row {
    id: root

    required property int typed

    spacing: Theme.gapSmall

    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("按了 %n 位", "", typed)

    Repeater {
        model: 6

        Rectangle {
            required property int index

            width: Theme.px(56)
            height: Theme.px(72)
            radius: Theme.radiusSmall
            color: Theme.surface
            border.width: index === root.typed ? Theme.borderStrong : Theme.border
            border.color: index === root.typed ? Theme.primary : Theme.line

            Rectangle {
                anchors.centerIn: parent
                width: Theme.px(24)
                height: width
                radius: width / 2
                color: Theme.ink
                visible: parent.index < root.typed
            }
        }
    }
}
