pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import QtQuick.Templates as T

// The picture as it was taken, and on it the four corners of the sheet, each a handle to drag (or to move
// with the arrow keys). A corner is told when it is let go.
Rectangle {
    id: root

    required property string photo
    // x and y of each corner, as shares of the picture, clockwise from the upper left.
    required property list<real> corners

    signal moved(place: int, x: real, y: real)

    readonly property list<string> _names: [qsTr("左上角"), qsTr("右上角"), qsTr("右下角"), qsTr("左下角")]
    // As they are read: the lower left before the lower right.
    readonly property list<int> _order: [0, 1, 3, 2]
    readonly property real _left: image.x + (image.width - image.paintedWidth) / 2
    readonly property real _top: image.y + (image.height - image.paintedHeight) / 2

    function _at(place: int): point {
        const handle = handles.itemAt(_order.indexOf(place));
        return handle ? Qt.point(handle.x + handle.width / 2, handle.y + handle.height / 2) : Qt.point(0, 0);
    }

    radius: Theme.radius
    color: Theme.table

    Image {
        id: image

        anchors.fill: parent
        anchors.margins: Theme.touch / 2 + Theme.hair
        source: root.photo === "" ? "" : "image://photos/" + root.photo
        sourceSize: Qt.size(Theme.width, Theme.height)
        fillMode: Image.PreserveAspectFit
        cache: false

        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("拍到的照片")
    }
    Shape {
        id: outline

        // Names every place, so that the line follows while a handle is dragged.
        readonly property list<point> _path: [0, 1, 2, 3, 0].map(place => root._at(place))

        anchors.fill: parent

        ShapePath {
            strokeColor: Theme.focusInner
            strokeWidth: Theme.borderStrong
            fillColor: "transparent"

            PathPolyline {
                path: outline._path
            }
        }
    }
    Repeater {
        id: handles

        model: root._order

        T.AbstractButton {
            id: handle

            required property int modelData
            readonly property int index: modelData

            readonly property real _x: root._left + root.corners[2 * index] * image.paintedWidth - width / 2
            readonly property real _y: root._top + root.corners[2 * index + 1] * image.paintedHeight - height / 2

            function _tell(x: real, y: real): void {
                const left = (x + width / 2 - root._left) / image.paintedWidth;
                const top = (y + height / 2 - root._top) / image.paintedHeight;
                root.moved(index, left, top);
                handle.x = Qt.binding(() => handle._x);
                handle.y = Qt.binding(() => handle._y);
            }

            objectName: "corner_" + index
            x: _x
            y: _y
            width: Theme.px(72)
            height: width
            text: root._names[index]
            focusPolicy: Qt.TabFocus

            Accessible.name: text

            Keys.onLeftPressed: _tell(x - Theme.hair, y)
            Keys.onRightPressed: _tell(x + Theme.hair, y)
            Keys.onUpPressed: _tell(x, y - Theme.hair)
            Keys.onDownPressed: _tell(x, y + Theme.hair)

            background: Rectangle {
                radius: width / 2
                color: Theme.veil

                FocusRing {
                    radius: parent.radius
                    shown: handle.visualFocus
                }
                border.width: Theme.borderStrong
                border.color: handle.visualFocus || drag.active ? Theme.surface : Theme.focusInner

                Rectangle {
                    anchors.centerIn: parent
                    width: Theme.hair
                    height: width
                    radius: width / 2
                    color: Theme.focusInner
                }
            }

            DragHandler {
                id: drag

                dragThreshold: 0
                xAxis.minimum: root._left - handle.width / 2
                xAxis.maximum: root._left + image.paintedWidth - handle.width / 2
                yAxis.minimum: root._top - handle.height / 2
                yAxis.maximum: root._top + image.paintedHeight - handle.height / 2
                onActiveChanged: {
                    if (!active)
                        handle._tell(handle.x, handle.y);
                }
            }
        }
    }
}
