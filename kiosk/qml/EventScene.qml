pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// A life event: what always belongs to it, what the resident adds, and what to bring for all of it.
SceneFrame {
    id: root

    required property EventViewModel viewModel

    backText: qsTr("返回")
    nextName: "start"
    nextText: qsTr("一起办 %n 件", "", viewModel.count)
    nextEnabled: viewModel.count > 0
    asideName: "checklist"
    asideText: viewModel.materials.count > 0 ? qsTr("材料清单") : ""
    asideSymbol: "checklist"
    onBack: viewModel.back()
    onNext: viewModel.start()
    onAside: viewModel.openChecklist()

    component Part: Text {
        Layout.fillWidth: true
        textFormat: Text.PlainText
        font: Theme.leadStrong
        color: Theme.ink
        wrapMode: Text.Wrap

        Accessible.role: Accessible.Heading
        Accessible.name: text
    }

    TwoColumns {
        Heading {
            Layout.fillWidth: true
            text: root.viewModel.title
            detail: root.viewModel.words
        }
        Card {
            Layout.fillWidth: true
            visible: root.viewModel.always.count > 0

            Part {
                text: qsTr("这几件一定要办")
            }
            Repeater {
                model: root.viewModel.always

                Fact {
                    required property string title
                    required property string why

                    Layout.fillWidth: true
                    question: title
                    answer: why
                    named: true
                }
            }
        }
        Part {
            text: qsTr("要的话，点一下一起办")
            visible: root.viewModel.extra.count > 0
        }
        Repeater {
            model: root.viewModel.extra

            ChoiceCard {
                required property string code
                required property string title
                required property string why
                required property bool isChosen

                objectName: "add_" + code
                Layout.fillWidth: true
                implicitHeight: Math.max(Theme.tileHeight, topPadding + implicitContentHeight + bottomPadding)
                chosen: isChosen
                multiple: true
                text: title
                detail: why
                onClicked: root.viewModel.toggle(code)
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
                    answer: qsTr("%n 个工作日", "", root.viewModel.days)
                    detail: qsTr("今天交，最晚 %1").arg(root.viewModel.readyBy)
                    visible: root.viewModel.days > 0
                }
                Fact {
                    Layout.fillWidth: true
                    symbol: "timer"
                    question: qsTr("在这里填，最多")
                    answer: qsTr("%1 分钟").arg(root.viewModel.minutes)
                    detail: qsTr("问过的不再问，材料只拍一遍")
                }
            },
            MaterialsCard {
                Layout.fillWidth: true
                materials: root.viewModel.materials
                here: false
                visible: root.viewModel.materials.count > 0
            }
        ]
    }
}
