pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// The likeliest words for what was typed, as large keys; "more" opens all of them.
// Before anything is typed, common answers to the question stand here.
RowLayout {
    id: root

    property OffersViewModel offers: null

    readonly property bool _typing: list.count > 0 || PinyinEngine.syllables !== ""
    readonly property bool _offers: !_typing && (phrases.item as PhraseBar)?.offers === true

    signal picked(index: int)
    signal moreRequested

    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true

    spacing: Theme.keyGap

    ListView {
        id: list

        Layout.fillWidth: true
        Layout.fillHeight: true
        implicitHeight: Theme.keyHeight
        visible: !root._offers
        orientation: ListView.Horizontal
        spacing: Theme.keyGap
        interactive: false
        cacheBuffer: 0
        model: root.visible ? PinyinEngine.candidates : null

        Text {
            anchors.verticalCenter: parent.verticalCenter
            textFormat: Text.PlainText
            text: qsTr("按拼音字母，再点要的字")
            font: Theme.small
            color: Theme.ink
            visible: list.count === 0
        }

        delegate: Item {
            id: cell

            required property int index
            required property string display

            width: key.implicitWidth
            height: ListView.view.height
            visible: x + width <= ListView.view.width

            Key {
                id: key

                objectName: "candidate_" + cell.index
                anchors.fill: parent
                leftPadding: Theme.gap
                rightPadding: Theme.gap
                font: Theme.keyWord
                text: cell.display
                onClicked: root.picked(cell.index)
            }
        }
    }
    Loader {
        id: phrases

        Layout.fillWidth: true
        Layout.fillHeight: true
        active: root.offers !== null
        visible: root._offers
        sourceComponent: PhraseBar {
            viewModel: root.offers
        }
    }
    Key {
        objectName: "candidates_more"
        Layout.fillHeight: true
        leftPadding: Theme.gapSmall
        rightPadding: Theme.gapSmall
        tool: true
        symbol: "keyboard_arrow_down"
        text: qsTr("更多")
        visible: !root._offers && list.contentWidth > list.width
        onClicked: root.moreRequested()
    }
}
