pragma ComponentBehavior: Bound

import QtQuick

// A picture of the form's media, whole; nothing where there is none.
Image {
    id: root

    required property string name

    readonly property real ratio: implicitWidth > 0 ? implicitHeight / implicitWidth : 0

    source: name === "" ? "" : "image://media/" + name
    sourceSize.height: Theme.questionPicture
    fillMode: Image.PreserveAspectFit
    horizontalAlignment: Image.AlignLeft
    cache: false
    visible: name !== ""

    Accessible.ignored: true
}
