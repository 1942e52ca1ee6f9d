pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// Our own keys for the field `target`: pinyin with candidates, English letters, digits and signs.
// A tray between page and footer. In portrait the tools stand below the letters, else at their left.
Rectangle {
    id: root

    enum Way {
        Pinyin,
        Latin,
        Signs
    }

    required property Item target
    property int way: Keyboard.Pinyin

    property bool _upper: false
    property bool _picking: false
    readonly property bool _pinyin: way === Keyboard.Pinyin
    readonly property list<string> _letters: ["qwertyuiop", "asdfghjkl", "zxcvbnm"]
    readonly property list<string> _signs: ["-/#@.·()+", "，。、：；？！", "“”《》…"]

    function type(letter: string): void {
        root.target.forceActiveFocus();
        if (root._pinyin)
            PinyinEngine.type(letter);
        else
            PinyinEngine.commit(letter);
    }

    function space(): void {
        root.target.forceActiveFocus();
        PinyinEngine.space();
    }

    function erase(): void {
        root.target.forceActiveFocus();
        PinyinEngine.erase();
    }

    function pick(index: int): void {
        PinyinEngine.pick(index);
        root._picking = false;
    }

    function use(way: int): void {
        PinyinEngine.drop();
        root._picking = false;
        root._upper = false;
        root.way = way;
    }

    function _row(index: int): string {
        return root.way === Keyboard.Signs ? root._signs[index] : root._letters[index];
    }

    component Tool: Key {
        Layout.fillWidth: true
        leftPadding: Theme.hair
        rightPadding: Theme.hair
        tool: true
    }

    width: parent ? parent.width : Theme.width
    implicitHeight: keys.implicitHeight + 2 * keys.y
    height: visible ? implicitHeight : 0
    color: Theme.tray

    Component.onCompleted: PinyinEngine.begin()

    GridLayout {
        id: keys

        x: Theme.margin
        y: Theme.compact ? Theme.hair : Theme.gapSmall
        width: parent.width - 2 * x
        columnSpacing: Theme.gap
        rowSpacing: Theme.keyGap

        ColumnLayout {
            id: rows

            Layout.row: 0
            Layout.column: 1
            spacing: Theme.keyGap
            enabled: !page.visible

            CandidateBar {
                Layout.preferredHeight: Theme.keyHeight
                visible: root._pinyin
                onPicked: index => root.pick(index)
                onMoreRequested: root._picking = true
            }
            KeyRow {
                letters: "1234567890"
                visible: !root._pinyin
                onTyped: letter => root.type(letter)
            }
            KeyRow {
                upper: root._upper
                letters: root._row(0)
                onTyped: letter => root.type(letter)
            }
            KeyRow {
                upper: root._upper
                letters: root._row(1)
                onTyped: letter => root.type(letter)
            }
            Item {
                id: last

                readonly property real key: (width - 9 * Theme.keyGap) / 10

                Layout.fillWidth: true
                implicitHeight: Theme.keyHeight

                RowLayout {
                    anchors.fill: parent
                    spacing: Theme.keyGap

                    Tool {
                        objectName: "key_upper"
                        symbol: Theme.elder ? "" : "shift"
                        text: qsTr("大写")
                        chosen: root._upper
                        visible: root.way === Keyboard.Latin
                        onClicked: root._upper = !root._upper
                    }
                    KeyRow {
                        Layout.fillWidth: false
                        Layout.preferredWidth: places * (last.key + Theme.keyGap) - Theme.keyGap
                        key: last.key
                        places: letters.length
                        upper: root._upper
                        letters: root._row(2)
                        onTyped: letter => root.type(letter)
                    }
                    Tool {
                        objectName: "key_erase"
                        symbol: Theme.elder ? "" : "backspace"
                        text: qsTr("删除")
                        autoRepeat: true
                        onClicked: root.erase()
                    }
                }
            }
        }
        KeyboardWays {
            Layout.row: Theme.portrait ? 1 : 0
            Layout.column: Theme.portrait ? 1 : 0
            Layout.fillWidth: Theme.portrait
            Layout.fillHeight: true
            way: root.way
            onChosen: way => root.use(way)
            onSpaced: root.space()
        }
    }
    CandidatePage {
        id: page

        x: keys.x + rows.x
        y: keys.y + rows.y
        width: rows.width
        height: rows.height
        visible: root._picking && root._pinyin
        onPicked: index => root.pick(index)
        onClosed: root._picking = false
    }
}
