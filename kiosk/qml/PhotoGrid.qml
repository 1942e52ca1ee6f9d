pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Township.ViewModels

// Photos on the stick as large thumbnails, the newest first.
GridLayout {
    id: root

    required property RowListModel files

    signal picked(place: int)

    columns: Theme.narrow ? 2 : 4
    columnSpacing: Theme.gapSmall
    rowSpacing: Theme.gapSmall
    uniformCellWidths: true

    Repeater {
        model: root.files

        T.AbstractButton {
            id: file

            required property int place
            required property string name
            required property string photo

            objectName: "file_" + place
            Layout.fillWidth: true
            implicitHeight: Theme.px(232)
            padding: Theme.hair
            bottomPadding: Theme.hair + Theme.keyEdge
            text: name
            onClicked: root.picked(place)

            Accessible.name: name

            background: TouchSurface {
                fill: file.down ? Theme.primarySoft : Theme.surface
                edge: Theme.line
                down: file.down
                focused: file.visualFocus
            }
            contentItem: Image {
                source: "image://photos/" + file.photo
                sourceSize: Qt.size(480, 360)
                fillMode: Image.PreserveAspectFit
                cache: false

                Accessible.ignored: true
            }
        }
    }
}
