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
            required property string kind
            required property int pages
            required property int page

            readonly property string _file: kind === "heic" ? "HEIC" : pages > 1 ? qsTr("PDF，%n 页", "", pages) : "PDF"
            readonly property string _sort: page > 0 ? qsTr("第 %1 页").arg(page) : kind === "photo" ? "" : _file

            objectName: "file_" + place
            Layout.fillWidth: true
            implicitHeight: Theme.px(232)
            padding: Theme.hair
            bottomPadding: Theme.hair + Theme.keyEdge
            focusPolicy: Qt.TabFocus
            text: page > 0 ? _sort : name
            onClicked: root.picked(place)

            Accessible.name: text

            background: TouchSurface {
                fill: file.down ? Theme.primarySoft : Theme.surface
                edge: Theme.line
                down: file.down
                focused: file.visualFocus
            }
            contentItem: ColumnLayout {
                spacing: 0

                Image {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    source: file.photo === "" ? "" : "image://photos/" + file.photo
                    sourceSize: Qt.size(480, 360)
                    fillMode: Image.PreserveAspectFit
                    cache: false

                    Accessible.ignored: true

                    Icon {
                        anchors.centerIn: parent
                        name: file.kind === "photo" ? "image" : "description"
                        tint: Theme.primary
                        size: Theme.iconLarge
                        visible: file.photo === ""
                    }
                }
                Text {
                    Layout.alignment: Qt.AlignHCenter
                    textFormat: Text.PlainText
                    text: file._sort
                    font: Theme.smallStrong
                    color: Theme.ink
                    visible: text !== ""
                }
            }
        }
    }
}
