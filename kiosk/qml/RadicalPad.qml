pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// A character by its radical: how many strokes that has, which it is, how many strokes are left, which of these.
RowLayout {
    id: root

    required property RadicalsViewModel viewModel

    property int _page: 0

    readonly property bool _picks: viewModel.radical !== ""
    readonly property int _columns: Theme.portrait || Theme.compact ? 8 : 10
    readonly property int _places: 3 * _columns
    readonly property list<string> _offered: viewModel.shown
    readonly property int _pages: Math.max(1, Math.ceil(_offered.length / _places))
    readonly property string _ask: _picks ? qsTr("除了“%1”，还有几画？").arg(viewModel.radical) : qsTr("先看部首，它有几画？")
    readonly property string _none: qsTr("没有。请换个画数，或者换个部首。")

    signal picked(character: string)
    signal erased

    function _choose(place: int): void {
        if (root._picks)
            root.picked(root._offered[place]);
        else
            root.viewModel.choose(place);
    }

    spacing: Theme.keyGap

    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true

    on_OfferedChanged: _page = 0
    Component.onDestruction: viewModel.clear()

    component ToolKey: Key {
        Layout.fillWidth: true
        Layout.fillHeight: true
        leftPadding: Theme.gapSmall
        rightPadding: Theme.gapSmall
        tool: true
    }

    ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.keyGap

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.keyGap
            uniformCellSizes: true

            Repeater {
                model: root.viewModel.many

                Key {
                    required property int index

                    readonly property bool _most: index + 1 === root.viewModel.many

                    objectName: "strokes_" + (index + 1)
                    Layout.fillWidth: true
                    leftPadding: 0
                    rightPadding: 0
                    tool: true
                    font: Theme.elder ? Theme.small : Theme.keyLetter
                    text: _most ? (index + 1) + "+" : index + 1
                    chosen: root.viewModel.strokes === index + 1
                    onClicked: root.viewModel.count(index + 1)

                    Accessible.name: qsTr("%n 画", "strokes of a character", index + 1)
                }
            }
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            Text {
                objectName: "radical_hint"
                anchors.fill: parent
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                textFormat: Text.PlainText
                text: root.viewModel.strokes === 0 ? root._ask : root._none
                font: Theme.body
                color: Theme.ink
                wrapMode: Text.Wrap
                visible: root._offered.length === 0

                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
            GridLayout {
                anchors.fill: parent
                columns: root._columns
                columnSpacing: Theme.keyGap
                rowSpacing: Theme.keyGap
                uniformCellWidths: true
                uniformCellHeights: true
                visible: root._offered.length > 0

                Repeater {
                    model: root._places

                    Key {
                        required property int index

                        readonly property int _place: root._page * root._places + index

                        objectName: (root._picks ? "character_" : "radical_") + index
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        font: Theme.keyWord
                        text: root._offered[_place] ?? ""
                        opacity: enabled ? 1 : 0
                        enabled: text !== ""
                        onClicked: root._choose(_place)

                        Accessible.ignored: text === ""
                    }
                }
            }
        }
    }
    ColumnLayout {
        Layout.fillWidth: false
        spacing: Theme.keyGap

        ToolKey {
            objectName: "radical_back"
            text: qsTr("换部首")
            enabled: root._picks
            onClicked: root.viewModel.clear()
        }
        ToolKey {
            objectName: "radical_up"
            text: qsTr("往前")
            enabled: root._page > 0
            onClicked: root._page -= 1
        }
        ToolKey {
            objectName: "radical_down"
            text: qsTr("往后")
            enabled: root._page + 1 < root._pages
            onClicked: root._page += 1
        }
        ToolKey {
            objectName: "key_erase"
            text: qsTr("删除")
            autoRepeat: true
            onClicked: root.erased()
        }
    }
}
