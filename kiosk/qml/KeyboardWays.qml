pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// The ways of writing, one touch apart: two columns beside the keys, in portrait a row below.
GridLayout {
    id: root

    required property int way

    signal chosen(way: int)

    component WayKey: Key {
        required property int way
        required property string sign

        Layout.fillWidth: true
        Layout.fillHeight: true
        leftPadding: Theme.gapSmall
        rightPadding: Theme.gapSmall
        font: Theme.smallStrong
        symbol: Theme.narrow ? "" : sign
        chosen: root.way === way
        onClicked: root.chosen(way)
    }

    uniformCellWidths: true
    flow: Theme.portrait ? GridLayout.LeftToRight : GridLayout.TopToBottom
    rows: 3
    columns: 5
    columnSpacing: Theme.keyGap
    rowSpacing: Theme.keyGap

    WayKey {
        objectName: "way_pinyin"
        sign: "keyboard"
        text: qsTr("拼音")
        way: Keyboard.Pinyin
    }
    WayKey {
        objectName: "way_handwriting"
        sign: "stylus_note"
        text: qsTr("手写")
        way: Keyboard.Handwriting
        visible: Handwriter.viewModel !== null
    }
    WayKey {
        objectName: "way_radicals"
        sign: "menu_book"
        text: qsTr("部首")
        way: Keyboard.Radicals
        visible: Handwriter.viewModel !== null
    }
    WayKey {
        objectName: "way_latin"
        sign: "translate"
        text: "ABC"
        way: Keyboard.Latin
    }
    WayKey {
        objectName: "way_signs"
        sign: "dialpad"
        text: "123"
        way: Keyboard.Signs
    }
}
