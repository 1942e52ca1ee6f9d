pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// Our own keys for the field `target`: pinyin with candidates, handwriting, English letters, digits and signs.
// A tray between page and footer. In portrait the tools stand below the letters, else at their left; there are
// two of them, so that they are read where they stand.
Rectangle {
    id: root

    enum Way {
        Pinyin,
        Handwriting,
        Latin,
        Signs
    }

    required property Item target
    property int way: Keyboard.Pinyin

    property bool _upper: false
    property bool _picking: false
    readonly property bool _pinyin: way === Keyboard.Pinyin
    readonly property bool _latin: way === Keyboard.Latin
    readonly property bool _draws: way === Keyboard.Handwriting
    readonly property real _key: (keys.width - 9 * Theme.keyGap) / 10
    readonly property list<string> _letters: ["qwertyuiop", "asdfghjkl", "zxcvbnm"]
    readonly property list<string> _signs: ["-/#@.·()+", "，。、：；？！", "“”《》…"]

    function write(character: string): void {
        root.target.forceActiveFocus();
        PinyinEngine.commit(character);
    }

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
        Layout.preferredWidth: 1
        leftPadding: Theme.hair
        rightPadding: Theme.hair
        tool: true
    }

    width: parent ? parent.width : Theme.width
    implicitHeight: tray.implicitHeight + 2 * tray.y
    height: visible ? implicitHeight : 0
    color: Theme.tray

    Component.onCompleted: PinyinEngine.begin()

    GridLayout {
        id: tray

        x: Theme.margin
        y: Theme.compact ? Theme.hair : Theme.gapSmall
        width: parent.width - 2 * x
        columnSpacing: Theme.gap
        rowSpacing: Theme.keyGap

        KeyboardWays {
            Layout.row: 0
            Layout.column: 0
            Layout.fillWidth: false
            Layout.fillHeight: true
            way: root.way
            visible: !Theme.portrait
            onChosen: way => root.use(way)
        }
        Item {
            id: keys

            Layout.row: 0
            Layout.column: 1
            Layout.fillWidth: true
            implicitHeight: 4 * Theme.keyHeight + 3 * Theme.keyGap

            ColumnLayout {
                anchors.fill: parent
                spacing: Theme.keyGap
                visible: !root._draws
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
                RowLayout {
                    spacing: Theme.keyGap

                    KeyRow {
                        key: root._key
                        places: root._latin ? letters.length : 10
                        upper: root._upper
                        letters: root._row(1)
                        onTyped: letter => root.type(letter)
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
                        symbol: Theme.elder ? "" : "space_bar"
                        text: qsTr("空格")
                        onClicked: root.space()
                    }
                    KeyRow {
                        Layout.fillWidth: false
                        Layout.preferredWidth: places * (key + Theme.keyGap) - Theme.keyGap
                        key: root._key
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
            Loader {
                anchors.fill: parent
                active: root._draws
                sourceComponent: HandwritingPad {
                    viewModel: Handwriter.viewModel
                    onPicked: character => root.write(character)
                    onErased: root.erase()
                }
            }
            CandidatePage {
                id: page

                anchors.fill: parent
                visible: root._picking && root._pinyin
                onPicked: index => root.pick(index)
                onClosed: root._picking = false
            }
        }
        KeyboardWays {
            Layout.row: 1
            Layout.column: 1
            Layout.fillWidth: true
            way: root.way
            visible: Theme.portrait
            onChosen: way => root.use(way)
        }
    }
}
