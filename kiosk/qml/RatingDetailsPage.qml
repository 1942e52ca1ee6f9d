pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// The four indicators, for who likes to say more. What is left out is left out.
SceneFrame {
    id: root

    required property RatingViewModel viewModel

    readonly property list<string> _names: [qsTr("整体满意度"), qsTr("服务效率"), qsTr("服务水平"), qsTr("服务态度")]

    nextText: qsTr("交上评价")
    nextSymbol: "send"
    nextEnabled: viewModel.canSend

    ColumnLayout {
        spacing: Theme.gap

        Heading {
            Layout.fillWidth: true
            text: qsTr("还想说细一点吗？")
            detail: qsTr("不填也行，直接点“交上评价”。")
        }
        Card {
            Layout.fillWidth: true
            padding: Theme.gap
            spacing: Theme.gapSmall

            Repeater {
                model: root._names

                StarRow {
                    required property int index
                    required property string modelData

                    objectName: "indicator_" + index
                    Layout.fillWidth: true
                    label: modelData
                    level: root.viewModel.indicators[index]
                    onChosen: level => root.viewModel.setIndicator(index, level)
                }
            }
        }
        Item {
            Layout.fillHeight: true
        }
    }
}
