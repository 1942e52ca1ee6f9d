pragma ComponentBehavior: Bound

import QtQuick

// One page of a document on the dark table: whole, or enlarged and moved with a finger. Nothing of it is cached.
Rectangle {
    id: root

    required property string photo
    required property string words
    property bool enlarged: false

    // Whether some of the page is out of sight, above or below.
    readonly property bool above: enlarged && !flick.atYBeginning
    readonly property bool below: enlarged && !flick.atYEnd

    readonly property real _wide: flick.width / Math.max(1, sheet.implicitWidth)
    readonly property real _fits: Math.min(_wide, flick.height / Math.max(1, sheet.implicitHeight))
    readonly property real _share: enlarged ? Math.max(_wide, _fits * 2) : _fits

    // Go on by most of what is in sight: down with 1, up with -1.
    function move(way: int): void {
        const lowest = flick.contentHeight - flick.height;
        flick.contentY = Math.max(0, Math.min(lowest, flick.contentY + way * flick.height * 0.8));
    }

    implicitHeight: Theme.space(200)
    radius: Theme.radius
    color: Theme.table
    clip: true

    onPhotoChanged: flick.contentY = 0
    onEnlargedChanged: {
        flick.contentX = Math.max(0, (flick.contentWidth - flick.width) / 2);
        flick.contentY = 0;
    }

    Flickable {
        id: flick

        anchors.fill: parent
        anchors.margins: Theme.gapSmall
        contentWidth: Math.max(width, sheet.width)
        contentHeight: Math.max(height, sheet.height)
        interactive: root.enlarged
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Image {
            id: sheet

            objectName: "sheet"
            x: (flick.contentWidth - width) / 2
            y: (flick.contentHeight - height) / 2
            width: implicitWidth * root._share
            height: implicitHeight * root._share
            source: root.photo === "" ? "" : "image://photos/" + root.photo
            cache: false

            Accessible.role: Accessible.Graphic
            Accessible.name: root.words
        }
    }
}
