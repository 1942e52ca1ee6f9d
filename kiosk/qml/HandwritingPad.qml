pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// One character at a time: paper at the left, what it may be as large keys, taking back at the right.
RowLayout {
    id: root

    required property HandwritingViewModel viewModel

    property int _page: 0

    readonly property int _columns: Theme.portrait || Theme.compact ? 3 : 4
    readonly property int _rows: 2
    readonly property int _shown: _columns * _rows - 1
    readonly property list<string> _offered: viewModel.candidates
    readonly property int _pages: Math.max(1, Math.ceil(_offered.length / _shown))

    signal picked(character: string)
    signal erased

    function _pick(character: string): void {
        root.viewModel.clear();
        root.picked(character);
    }

    spacing: Theme.keyGap

    on_OfferedChanged: _page = 0
    Component.onDestruction: viewModel.clear()

    StrokePaper {
        objectName: "writing_paper"
        Layout.fillHeight: true
        Layout.preferredWidth: Math.min(height, root.width * 0.36)
        pen: Theme.px(10)
        strokes: root.viewModel.strokes
        stroke: root.viewModel.stroke
        onDrawn: (x, y) => root.viewModel.draw(x, y)
        onLifted: root.viewModel.lift()

        Accessible.name: qsTr("写字的地方")

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.hairline
            height: parent.height
            color: Theme.lineSoft
        }
        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            height: Theme.hairline
            color: Theme.lineSoft
        }
        Text {
            anchors.fill: parent
            anchors.margins: Theme.gapSmall
            textFormat: Text.PlainText
            text: root.viewModel.error === "" ? qsTr("用手指写一个字") : root.viewModel.error
            font: Theme.small
            color: Theme.inkSoft
            wrapMode: Text.Wrap
            visible: parent.blank || root.viewModel.error !== ""

            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
    GridLayout {
        Layout.fillHeight: true
        Layout.fillWidth: true
        columns: root._columns
        columnSpacing: Theme.keyGap
        rowSpacing: Theme.keyGap
        uniformCellWidths: true
        uniformCellHeights: true

        Repeater {
            model: root._shown

            Key {
                required property int index

                readonly property int _place: root._page * root._shown + index

                objectName: "written_" + index
                Layout.fillWidth: true
                Layout.fillHeight: true
                font: Theme.title
                chosen: _place === 0 && text !== ""
                text: root._offered[_place] ?? ""
                enabled: text !== ""
                onClicked: root._pick(text)

                Accessible.ignored: text === ""
            }
        }
        Key {
            objectName: "written_more"
            Layout.fillWidth: true
            Layout.fillHeight: true
            tool: true
            text: qsTr("换一批")
            enabled: root._pages > 1
            onClicked: root._page = (root._page + 1) % root._pages
        }
    }
    ColumnLayout {
        Layout.fillWidth: false
        Layout.fillHeight: true
        spacing: Theme.keyGap

        Key {
            objectName: "stroke_undo"
            Layout.fillWidth: true
            Layout.fillHeight: true
            leftPadding: Theme.gapSmall
            rightPadding: Theme.gapSmall
            tool: true
            symbol: Theme.elder ? "" : "undo"
            text: qsTr("退一笔")
            onClicked: root.viewModel.undo()
        }
        Key {
            objectName: "stroke_clear"
            Layout.fillWidth: true
            Layout.fillHeight: true
            leftPadding: Theme.gapSmall
            rightPadding: Theme.gapSmall
            tool: true
            symbol: Theme.elder ? "" : "ink_eraser"
            text: qsTr("重写")
            onClicked: root.viewModel.clear()
        }
        Key {
            objectName: "key_erase"
            Layout.fillWidth: true
            Layout.fillHeight: true
            leftPadding: Theme.gapSmall
            rightPadding: Theme.gapSmall
            tool: true
            symbol: Theme.elder ? "" : "backspace"
            text: qsTr("删除")
            autoRepeat: true
            onClicked: root.erased()
        }
    }
}
