pragma ComponentBehavior: Bound

import QtQuick

// The live picture of the camera, for holding a slip's code before it. Nothing where nothing is to be seen.
Rectangle {
    id: root

    implicitHeight: Theme.px(240)
    radius: Theme.radius
    color: Theme.table
    visible: Lens.source !== ""

    Image {
        anchors.fill: parent
        anchors.margins: Theme.hair
        source: Lens.source
        fillMode: Image.PreserveAspectFit
        cache: false

        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("摄像头看到的")
    }
}
