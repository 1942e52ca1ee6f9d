pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// What a resident wants to know before beginning; the legal side is one touch further.
SceneFrame {
    id: root

    required property GuideViewModel viewModel

    readonly property bool _free: viewModel.fee === ""
    readonly property string _ready: viewModel.readyBy === "" ? "" : qsTr("今天交，最晚 %1").arg(viewModel.readyBy)
    readonly property string _law: qsTr("法律规定最长 %n 个工作日", "", viewModel.statutoryDays)
    readonly property string _atMost: viewModel.statutoryDays > 0 ? _law : ""
    readonly property bool _details: viewModel.showsDetails

    backText: qsTr("返回")
    nextName: "start"
    nextText: qsTr("开始办理")
    asideName: "checklist"
    asideText: viewModel.materials.count > 0 ? qsTr("材料清单") : ""
    asideSymbol: "checklist"
    on_DetailsChanged: toTop()
    onBack: viewModel.back()
    onNext: viewModel.start()
    onAside: viewModel.openChecklist()

    TwoColumns {
        Heading {
            Layout.fillWidth: true
            text: root.viewModel.title
            detail: root.viewModel.summary
        }
        LegalCard {
            Layout.fillWidth: true
            viewModel: root.viewModel
            visible: root.viewModel.showsDetails
        }
        Card {
            Layout.fillWidth: true
            visible: !root.viewModel.showsDetails

            Fact {
                Layout.fillWidth: true
                symbol: root.viewModel.symbol
                question: qsTr("谁能办")
                answer: root.viewModel.conditions
                answerFont: Theme.body
            }
        }
        MaterialsCard {
            Layout.fillWidth: true
            materials: root.viewModel.materials
            visible: !root.viewModel.showsDetails && root.viewModel.materials.count > 0
        }
        Card {
            Layout.fillWidth: true
            spacing: Theme.gap
            visible: !root.viewModel.showsDetails

            Fact {
                Layout.fillWidth: true
                symbol: "task_alt"
                question: qsTr("办好后您会得到")
                answer: root.viewModel.result
                answerFont: Theme.body
                visible: answer !== ""
            }
            Fact {
                Layout.fillWidth: true
                symbol: "location_on"
                question: qsTr("窗口在哪里")
                answer: root.viewModel.place
                answerFont: Theme.body
                visible: answer !== ""
            }
            Fact {
                Layout.fillWidth: true
                symbol: "call"
                question: qsTr("问事电话")
                answer: root.viewModel.phones
                answerFont: Theme.body
                visible: answer !== ""
            }
        }
        Item {
            Layout.fillHeight: true
            visible: !Theme.narrow
        }

        aside: [
            Card {
                Layout.fillWidth: true
                spacing: Theme.gap

                Fact {
                    Layout.fillWidth: true
                    symbol: "schedule"
                    question: qsTr("多久办好")
                    answer: qsTr("%n 个工作日", "", root.viewModel.promisedDays)
                    detail: [root._ready, root._atMost].filter(part => part !== "").join("\n")
                    visible: root.viewModel.promisedDays > 0
                }
                Fact {
                    Layout.fillWidth: true
                    symbol: "currency_yen"
                    question: qsTr("要花钱吗")
                    answer: root._free ? qsTr("不收费") : root.viewModel.fee
                }
                Fact {
                    Layout.fillWidth: true
                    symbol: "timer"
                    question: qsTr("在这里填大约要")
                    answer: qsTr("%1 分钟").arg(root.viewModel.minutes)
                }
            },
            TouchButton {
                objectName: "details"
                Layout.fillWidth: true
                implicitHeight: Theme.px(72)
                kind: TouchButton.Quiet
                symbol: "description"
                text: qsTr("办事依据和详细指南")
                visible: !root.viewModel.showsDetails
                onClicked: root.viewModel.openDetails()
            }
        ]
    }
}
