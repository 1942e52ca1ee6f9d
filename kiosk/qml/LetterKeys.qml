pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// Letters with what they may mean in pinyin, or English letters and digits, or signs.
ColumnLayout {
    id: root

    required property int way
    property OffersViewModel offers: null

    property bool _upper: false
    readonly property bool _pinyin: way === Keyboard.Pinyin
    readonly property bool _latin: way === Keyboard.Latin
    // Beside the rail of the desk a small screen leaves no room for signs.
    readonly property bool _scant: width < Theme.px(860)
    readonly property real _key: (width - 9 * Theme.keyGap) / 10
    readonly property list<string> _letters: ["qwertyuiop", "asdfghjkl", "zxcvbnm"]
    readonly property list<string> _signs: ["-/#@.·()+", "，。、：；？！", "“”《》…"]

    signal typed(letter: string)
    signal spaced
    signal erased
    signal picked(index: int)
    signal moreRequested

    function _row(index: int): string {
        return root.way === Keyboard.Signs ? root._signs[index] : root._letters[index];
    }

    spacing: Theme.keyGap

    onWayChanged: _upper = false

    component Tool: Key {
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        leftPadding: Theme.hair
        rightPadding: Theme.hair
        tool: true
    }

    CandidateBar {
        Layout.preferredHeight: Theme.keyHeight
        visible: root._pinyin
        offers: root.offers
        onPicked: index => root.picked(index)
        onMoreRequested: root.moreRequested()
    }
    KeyRow {
        letters: "1234567890"
        visible: !root._pinyin
        onTyped: letter => root.typed(letter)
    }
    KeyRow {
        upper: root._upper
        letters: root._row(0)
        onTyped: letter => root.typed(letter)
    }
    RowLayout {
        spacing: Theme.keyGap

        KeyRow {
            key: root._key
            places: root._latin ? letters.length : 10
            upper: root._upper
            letters: root._row(1)
            onTyped: letter => root.typed(letter)
        }
        Tool {
            objectName: "key_upper"
            Layout.fillWidth: false
            Layout.preferredWidth: root._key
            text: qsTr("大写")
            chosen: root._upper
            visible: root._latin
            onClicked: root._upper = !root._upper
        }
    }
    RowLayout {
        spacing: Theme.keyGap

        Tool {
            objectName: "key_space"
            symbol: Theme.elder || root._scant ? "" : "space_bar"
            text: qsTr("空格")
            onClicked: root.spaced()
        }
        KeyRow {
            Layout.fillWidth: false
            Layout.preferredWidth: places * (key + Theme.keyGap) - Theme.keyGap
            key: root._key
            places: letters.length
            upper: root._upper
            letters: root._row(2)
            onTyped: letter => root.typed(letter)
        }
        Tool {
            objectName: "key_erase"
            symbol: Theme.elder || root._scant ? "" : "backspace"
            text: qsTr("删除")
            autoRepeat: true
            onClicked: root.erased()
        }
    }
}
