pragma ComponentBehavior: Bound

import QtQuick
import Township.ViewModels

// Common answers as keys, as many as fit in the row: they stand where the candidates come once somebody types.
ListView {
    id: root

    required property OffersViewModel viewModel

    readonly property bool offers: count > 0

    implicitHeight: Theme.keyHeight
    orientation: ListView.Horizontal
    spacing: Theme.keyGap
    interactive: false
    cacheBuffer: 0
    model: root.viewModel.phrases

    delegate: Item {
        id: cell

        required property int index
        required property string source
        required property string words

        width: key.implicitWidth
        height: ListView.view.height
        visible: x + width <= ListView.view.width

        Key {
            id: key

            objectName: "phrase_" + cell.index
            anchors.fill: parent
            leftPadding: Theme.gap
            rightPadding: Theme.gap
            focusPolicy: Qt.TabFocus
            font: Theme.keyWord
            text: cell.source === "card" ? qsTr("和我的身份证上一样") : cell.source === "earlier" ? qsTr("和前面填的一样") : cell.words
            Accessible.description: cell.words
            onClicked: {
                PinyinEngine.drop();
                root.viewModel.write(cell.words);
            }
        }
    }
}
