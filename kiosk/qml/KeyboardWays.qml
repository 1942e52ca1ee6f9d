pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// The ways of writing, one touch apart, and the space key: a column beside the letters, in portrait a row below.
GridLayout {
    id: root

    required property int way

    signal chosen(way: int)
    signal spaced

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
    Key {
        objectName: "key_space"
        Layout.fillWidth: true
        Layout.fillHeight: true
        tool: true
        symbol: "space_bar"
        text: qsTr("空格")
        onClicked: root.spaced()
    }
}
