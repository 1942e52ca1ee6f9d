pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes

// Paper to draw on with a finger; points are told and drawn in widths of the paper.
Rectangle {
    id: root

    required property var strokes
    required property var stroke
    property int pen: Theme.px(6)

    readonly property bool blank: strokes.length === 0 && stroke.length === 0

    signal drawn(x: real, y: real)
    signal lifted

    component Ink: ShapePath {
        strokeColor: Theme.ink
        strokeWidth: root.pen
        fillColor: "transparent"
        capStyle: ShapePath.RoundCap
        joinStyle: ShapePath.RoundJoin
        scale: Qt.size(root.width, root.width)
    }

    function _draw(at: point): void {
        root.drawn(at.x / root.width, at.y / root.width);
    }

    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.border
    border.color: Theme.line
    clip: true

    Accessible.role: Accessible.Canvas

    Shape {
        anchors.fill: parent
        z: 1

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
