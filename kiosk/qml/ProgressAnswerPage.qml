pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// How the filing stands, in words; and what to do where nothing can be told here.
SceneFrame {
    id: root

    required property ProgressViewModel viewModel

    readonly property bool _found: viewModel.outcome === "found"
    readonly property bool _beside: Theme.compact && !Theme.narrow
    readonly property bool _unknown: viewModel.outcome === "unknown"
    readonly property string _again: qsTr("请对着小票再按一遍。还是没有，就请工作人员帮您查。")
    readonly property string _staff: qsTr("请带上小票和身份证，点右上角“找工作人员”，或者到窗口。")

    backText: qsTr("再查一个")
    backSymbol: "search"
    nextName: "home"
    nextText: qsTr("知道了")
    nextSymbol: "check"
    onBack: viewModel.again()
    onNext: viewModel.goHome()

    TwoColumns {
        stacked: Theme.compact || Theme.narrow

        Heading {
            Layout.fillWidth: true
            text: root._found ? root.viewModel.title : root._unknown ? qsTr("没有找到这个号码") : qsTr("这个号码要请工作人员查")
            detail: root._found ? root.viewModel.name : root._unknown ? root._again : root._staff
        }
        StatusCard {
            Layout.fillWidth: true
            viewModel: root.viewModel
            visible: root._found
        }
        Item {
            Layout.fillHeight: !Theme.compact && !Theme.narrow
        }

        aside: Card {
            Layout.fillWidth: true
            visible: root._found

            GridLayout {
                Layout.fillWidth: true
                columns: root._beside ? 3 : 1
                columnSpacing: Theme.gap
                rowSpacing: Theme.gap

                Fact {
                    Layout.fillWidth: true
                    symbol: "receipt_long"
                    question: qsTr("小票上的号码")
                    answer: root.viewModel.slipNumber
                    answerFont: root._beside ? Theme.smallStrong : Theme.bodyStrong
                }
                Fact {
                    Layout.fillWidth: true
                    symbol: "pin"
                    question: qsTr("办件编号")
                    answer: root.viewModel.caseNumber === "" ? qsTr("还没有，县里收到后就有") : root.viewModel.caseNumber
                    answerFont: root._beside ? Theme.smallStrong : Theme.bodyStrong
                }
                Fact {
                    Layout.fillWidth: true
                    symbol: "event"
                    question: qsTr("交上的时间")
                    answer: root.viewModel.made
                    answerFont: root._beside ? Theme.smallStrong : Theme.bodyStrong
                }
            }
        }
    }
}
