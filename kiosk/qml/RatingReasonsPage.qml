pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// Why it was a bad one: chosen, or in own words. Nobody at the window sees it.
SceneFrame {
    id: root

    required property RatingViewModel viewModel

    readonly property var _labels: ({
            slow: qsTr("等得太久"),
            unclear: qsTr("没讲清楚怎么办"),
            materials: qsTr("要的材料太多"),
            trips: qsTr("跑了好几趟"),
            attitude: qsTr("态度不好"),
            machine: qsTr("机器不好用")
        })

    signal wordsRequested

    nextEnabled: viewModel.canSend
    offersChoices: true
    asideName: "own_words"
    asideText: qsTr("自己写几句")
    asideSymbol: "edit"
    onAside: wordsRequested()

    ColumnLayout {
        spacing: Theme.gap

        Heading {
            Layout.fillWidth: true
            text: qsTr("哪里没让您满意？")
            detail: qsTr("选一样或几样，自己写也行。只交给县里，窗口的人看不到。")
        }
        GridLayout {
            Layout.fillWidth: true
            Layout.fillHeight: false
            columns: Theme.elder ? 1 : 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gapSmall
            uniformCellWidths: true

            Repeater {
                model: root.viewModel.reasons

                ChoiceCard {
                    required property string modelData

                    objectName: "reason_" + modelData
                    Layout.fillWidth: true
                    multiple: true
                    text: root._labels[modelData]
                    chosen: root.viewModel.chosenReasons.includes(modelData)
                    onClicked: root.viewModel.toggleReason(modelData)
                }
            }
        }
        Fact {
            Layout.fillWidth: true
            symbol: "edit"
            question: qsTr("您写的")
            answer: root.viewModel.words
            answerFont: Theme.body
            visible: answer !== ""
        }
        Item {
            Layout.fillHeight: true
        }
    }
}
