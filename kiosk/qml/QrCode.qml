pragma ComponentBehavior: Bound

import QtQuick

// A code of so many modules a side, as large as `most` allows. A picture, not a Shape: the software renderer draws
// Shapes past the edge of the page they lie on. Kept in no cache: the code of a slip is a key.
Image {
    id: root

    required property string path
    required property int modules
    required property int most

    readonly property int _side: modules * Math.max(1, Math.floor(most / Math.max(1, modules)))

    source: modules > 0 && path !== "" ? "image://codes/%1/%2".arg(modules).arg(encodeURIComponent(path)) : ""
    sourceSize: Qt.size(_side, _side)
    width: _side
    height: _side
    smooth: false
    cache: false

    Accessible.role: Accessible.Graphic
}
