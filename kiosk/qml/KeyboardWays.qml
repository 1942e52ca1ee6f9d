pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// The ways of writing, one touch apart: a column beside the keys, in portrait a row below.
GridLayout {
    id: root

    required property int way

    signal chosen(way: int)

    component WayKey: Key {
        required property int way

        Layout.fillWidth: true
        Layout.fillHeight: true
        leftPadding: Theme.gapSmall
        rightPadding: Theme.gapSmall
        font: Theme.smallStrong
        chosen: root.way === way
        onClicked: root.chosen(way)
    }

    uniformCellWidths: true
    flow: Theme.portrait ? GridLayout.LeftToRight : GridLayout.TopToBottom
    rows: 4
    columns: 4
    columnSpacing: Theme.keyGap
    rowSpacing: Theme.keyGap

    WayKey {
        objectName: "way_pinyin"
        symbol: "keyboard"
        text: qsTr("拼音")
        way: Keyboard.Pinyin
    }
    WayKey {
        objectName: "way_handwriting"
        symbol: "stylus_note"
        text: qsTr("手写")
        way: Keyboard.Handwriting
        visible: Handwriter.viewModel !== null
    }
    WayKey {
        objectName: "way_latin"
        symbol: "translate"
        text: "ABC"
        way: Keyboard.Latin
    }
    WayKey {
        objectName: "way_signs"
        symbol: "dialpad"
        text: "123"
        way: Keyboard.Signs
    }
}
