pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// What a resident wants to know before beginning; the legal side is one touch further.
SceneFrame {
    id: root

    required property GuideViewModel viewModel

    readonly property bool _free: viewModel.fee === ""
    readonly property string _atMost: qsTr("法律规定最长 %1 个工作日").arg(viewModel.statutoryDays)
    readonly property bool _details: viewModel.showsDetails

    backText: qsTr("返回")
    nextName: "start"
    nextText: qsTr("开始办理")
    on_DetailsChanged: toTop()
    onBack: viewModel.back()
    onNext: viewModel.start()

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
            viewModel: root.viewModel
            visible: !root.viewModel.showsDetails && root.viewModel.materials.count > 0
        }
        Item {
            Layout.fillHeight: !Theme.narrow
        }

        aside: [
            Card {
                Layout.fillWidth: true
                spacing: Theme.gap

                Fact {
                    Layout.fillWidth: true
                    symbol: "schedule"
                    question: qsTr("多久办好")
                    answer: qsTr("%1 个工作日").arg(root.viewModel.promisedDays)
                    detail: root.viewModel.statutoryDays > 0 ? root._atMost : ""
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
