pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels
import ".."

// One filing: how it stands, what is known of it without opening it, and what can be done.
DeskPage {
    id: root

    required property DeskCaseViewModel viewModel

    readonly property bool _acts: viewModel.offers.count > 0 && !viewModel.isBusy

    // What was just said stands at the top.
    readonly property string _said: viewModel.headline + viewModel.done + viewModel.paper + viewModel.news

    title: viewModel.title
    subtitle: viewModel.isBusy ? qsTr("正在看最新的情况…") : ""
    backText: qsTr("回到名单")
    onBack: viewModel.back()
    on_SaidChanged: toTop()

    DeskNote {
        objectName: "case_news"
        headline: root.viewModel.news === "" ? "" : qsTr("这件刚刚有了变化")
        text: root.viewModel.news + qsTr("请看清现在的状态，再决定怎么办。")
    }
    DeskNote {
        objectName: "case_fault"
        tone: "danger"
        headline: root.viewModel.headline
        text: root.viewModel.fault
    }
    DeskNote {
        objectName: "case_done"
        tone: "good"
        headline: root.viewModel.done
    }
    DeskNote {
        objectName: "case_paper"
        tone: "primary"
        symbol: "print"
        headline: root.viewModel.paper
    }
    GridLayout {
        Layout.fillWidth: true
        columns: Theme.portrait ? 1 : 2
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap

        Card {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            padding: Theme.gap

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.gapSmall

                Icon {
                    name: root.viewModel.symbol
                    tint: DeskTone.ink(root.viewModel.tone)
                }
                Text {
                    objectName: "case_status"
                    Layout.fillWidth: true
                    textFormat: Text.PlainText
                    text: root.viewModel.status
                    font: Theme.leadStrong
                    color: DeskTone.ink(root.viewModel.tone)
                    wrapMode: Text.Wrap

                    Accessible.role: Accessible.StaticText
                    Accessible.name: text
                }
            }
            DeskGrid {
                cell: Theme.px(370)
                most: 2

                Repeater {
                    model: root.viewModel.facts

                    Fact {
                        required property string label
                        required property string text

                        Layout.fillWidth: true
                        Layout.alignment: Qt.AlignTop
                        question: label
                        answer: text
                        answerFont: Theme.smallStrong
                    }
                }
            }
        }
        DeskGrid {
            id: acts

            Layout.fillWidth: Theme.portrait
            Layout.preferredWidth: Theme.px(380)
            Layout.alignment: Qt.AlignTop
            most: Theme.portrait ? 2 : 1

            Repeater {
                model: root.viewModel.offers

                TouchButton {
                    required property int index
                    required property string key
                    required property string title

                    objectName: "act_" + key
                    Layout.fillWidth: true
                    Layout.columnSpan: index === 0 ? acts.columns : 1
                    kind: index === 0 ? TouchButton.Primary : TouchButton.Quiet
                    text: title
                    enabled: root._acts
                    onClicked: root.viewModel.begin(key)
                }
            }
        }
    }
}
