pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// Our own keys for the field `target`: pinyin with candidates, handwriting, radicals, letters, digits.
// A tray between page and footer. In portrait the tools stand below the letters, else at their left; there are
// two of them, so that they are read where they stand.
Rectangle {
    id: root

    enum Way {
        Pinyin,
        Handwriting,
        Radicals,
        Latin,
        Signs
    }

    required property Item target

    // Signs within reach where an address is written, and only that; else "".
    property string signs: ""
    property int way: signs === "" ? Keyboard.Pinyin : Keyboard.Latin
    property OffersViewModel offers: null
    property int inset: Theme.margin

    property bool _picking: false
    readonly property bool _pinyin: way === Keyboard.Pinyin
    readonly property bool _draws: way === Keyboard.Handwriting || way === Keyboard.Radicals

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
        root.way = way;
    }

    width: parent ? parent.width : Theme.width
    implicitHeight: tray.implicitHeight + 2 * tray.y
    height: visible ? implicitHeight : 0
    color: Theme.tray

    // Not when it is made: it may be made ahead, while somebody types on another.
    Component.onCompleted: if (visible)
        PinyinEngine.begin()
    onVisibleChanged: if (visible)
        PinyinEngine.begin()

    GridLayout {
        id: tray

        x: root.inset
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
            visible: !Theme.portrait && root.signs === ""
            onChosen: way => root.use(way)
        }
        Loader {
            Layout.row: Theme.portrait ? 1 : 0
            Layout.column: Theme.portrait ? 1 : 0
            Layout.fillWidth: Theme.portrait
            Layout.fillHeight: true
            Layout.preferredWidth: 2 * Theme.px(120)
            active: root.signs !== ""
            visible: active
            sourceComponent: SignKeys {
                signs: root.signs
                onTyped: sign => root.type(sign)
            }
        }
        Item {
            id: keys

            Layout.row: 0
            Layout.column: 1
            Layout.fillWidth: true
            implicitHeight: 4 * Theme.keyHeight + 3 * Theme.keyGap

            LetterKeys {
                anchors.fill: parent
                visible: !root._draws
                enabled: !page.visible
                way: root.way
                offers: root.offers
                onTyped: letter => root.type(letter)
                onSpaced: root.space()
                onErased: root.erase()
                onPicked: index => root.pick(index)
                onMoreRequested: root._picking = true
            }
            Loader {
                anchors.fill: parent
                active: root.way === Keyboard.Handwriting
                sourceComponent: HandwritingPad {
                    viewModel: Handwriter.viewModel
                    onPicked: character => root.write(character)
                    onErased: root.erase()
                }
            }
            Loader {
                anchors.fill: parent
                active: root.way === Keyboard.Radicals
                sourceComponent: RadicalPad {
                    viewModel: Handwriter.viewModel.radicals
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
            visible: Theme.portrait && root.signs === ""
            onChosen: way => root.use(way)
        }
    }
}
