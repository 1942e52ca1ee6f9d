pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// A few answers as cards; many as a grid of smaller ones, looked up by the first letter of their pinyin.
ColumnLayout {
    id: root

    required property QuestionViewModel viewModel

    readonly property bool _grid: viewModel.layout === "grid"
    readonly property bool _looksUp: viewModel.choosing.letters.length > 0
    readonly property int _columns: Theme.elder ? 1 : Theme.portrait ? (_grid ? 2 : 1) : _grid ? 3 : 2
    readonly property bool _rows: viewModel.layout === "rows"
    readonly property int _height: _grid ? Theme.touchPrimary : _rows ? Theme.px(96) : Theme.choiceHeight

    spacing: Theme.gap

    Text {
        Layout.fillWidth: true
        textFormat: Text.PlainText
        text: qsTr("按拼音的头一个字母找")
        font: Theme.small
        color: Theme.inkSoft
        visible: root._looksUp

        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.keyGap
        visible: root._looksUp

        Repeater {
            model: root.viewModel.choosing.letters

            Key {
                required property string modelData

                objectName: "letter_" + modelData
                width: Theme.touch
                height: Theme.touch
                focusPolicy: Qt.TabFocus
                text: modelData
                chosen: modelData === root.viewModel.choosing.letter
                onClicked: root.viewModel.choosing.lookUp(modelData)
            }
        }
    }
    GridLayout {
        Layout.fillWidth: true
        columns: root._columns
        columnSpacing: root._grid ? Theme.gapSmall : Theme.gap
        rowSpacing: columnSpacing
        uniformCellWidths: true

        Repeater {
            model: root.viewModel.choices

            ChoiceCard {
                required property string value
                required property string label
                required property bool isChosen
                required detail
                required symbol
                required picture
                required styled

                objectName: "choice_" + value
                Layout.fillWidth: true
                Layout.fillHeight: true
                implicitHeight: Math.max(root._height, topPadding + implicitContentHeight + bottomPadding)
                multiple: root.viewModel.kind === "choices"
                chosen: isChosen
                text: label
                onClicked: root.viewModel.choose(value)
            }
        }
    }
    TouchButton {
        objectName: "more_choices"
        Layout.alignment: Qt.AlignHCenter
        symbol: "arrow_downward"
        text: qsTr("再看一些，还有 %1 个").arg(root.viewModel.choosing.more)
        visible: root.viewModel.choosing.more > 0
        onClicked: root.viewModel.choosing.showMore()
    }
}
