pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes

// Paper to sign on; points are told and drawn in widths of the pad.
Rectangle {
    id: root

    required property var strokes
    required property var stroke
    required property bool signed

    readonly property bool _blank: !signed && stroke.length === 0

    signal drawn(x: real, y: real)
    signal lifted

    component Ink: ShapePath {
        strokeColor: Theme.ink
        strokeWidth: Theme.px(6)
        fillColor: "transparent"
        capStyle: ShapePath.RoundCap
        joinStyle: ShapePath.RoundJoin
        scale: Qt.size(root.width, root.width)
    }

    function _draw(at: point): void {
        root.drawn(at.x / root.width, at.y / root.width);
    }

    implicitHeight: Theme.px(240)
    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.border
    border.color: Theme.line
    clip: true

    Accessible.role: Accessible.Canvas
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
        color: Theme.lineSoft
        visible: root._blank

        Accessible.ignored: true
    }
    Shape {
        anchors.fill: parent

        Ink {
            PathMultiline {
                paths: root.strokes
            }
        }
        Ink {
            PathPolyline {
                path: root.stroke
            }
        }
    }
    PointHandler {
        id: finger

        onActiveChanged: {
            if (active)
                root._draw(point.position);
            else
                root.lifted();
        }
        onPointChanged: {
            if (active)
                root._draw(point.position);
        }
    }
}
