pragma ComponentBehavior: Bound

import QtQuick
import ".."

// A bar: how much of the whole, or beside the longest. The figure stands next to it in words.
Rectangle {
    id: root

    required property real share

    implicitWidth: Theme.px(200)
    implicitHeight: Theme.space(16)
    radius: Theme.radiusSmall / 2
    color: Theme.tray

    Rectangle {
        width: Math.min(1, Math.max(0, root.share)) * parent.width
        height: parent.height
        radius: parent.radius
        color: Theme.primary
    }
}
