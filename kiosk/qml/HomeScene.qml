pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// What can be done here: topics as tiles, the search, and below what belongs to no topic.
SceneFrame {
    id: root

    required property HomeViewModel viewModel

    readonly property int _wide: Theme.elder ? 2 : Theme.compact ? 3 : 4
    readonly property int _columns: !Theme.portrait ? _wide : Theme.elder ? 1 : 2

    backText: viewModel.showsAll ? qsTr("返回") : ""
    nextText: ""
    onBack: viewModel.showAll(false)

    ColumnLayout {
        spacing: Theme.compact ? Theme.gap : Theme.gapLarge

        GridLayout {
            Layout.fillWidth: true
            columns: Theme.narrow || Theme.elder ? 1 : 2
            columnSpacing: Theme.gapSection
            rowSpacing: Theme.gap

            ColumnLayout {
                Layout.fillWidth: true
                spacing: Theme.hair

                Heading {
                    Layout.fillWidth: true
                    text: qsTr("您好，今天想办什么事？")
                    font: Theme.compact || Theme.narrow || Theme.elder ? Theme.title : Theme.display
                    detail: Theme.tight ? "" : qsTr("点一下就开始。不会用，就点右上角“找工作人员”。")
                }
                HoursLine {
                    Layout.fillWidth: true
                    hours: root.viewModel.hours
                }
            }
            SearchButton {
                Layout.fillWidth: Theme.narrow || Theme.elder
                Layout.preferredWidth: Theme.compact ? implicitWidth : Theme.px(760)
                onClicked: root.viewModel.search()
            }
        }
        GridLayout {
            Layout.fillWidth: true
            Layout.fillHeight: false
            columns: root._columns
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            uniformCellWidths: true

            Repeater {
                model: root.viewModel.topics

                Tile {
                    required property string code
                    required property string name

                    objectName: "topic_" + code
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    text: name
                    leads: Theme.portrait
                    onClicked: root.viewModel.openTopic(code)
                }
            }
            Tile {
                objectName: "more_topics"
                Layout.fillWidth: true
                Layout.fillHeight: true
                symbol: "apps"
                text: qsTr("还有 %n 类事", "", root.viewModel.moreTopics)
                detail: root.viewModel.moreWords
                leads: Theme.portrait
                visible: root.viewModel.moreTopics > 0
                onClicked: root.viewModel.showAll(true)
            }
        }
        EventStrip {
            Layout.fillWidth: true
            viewModel: root.viewModel
            onPicked: code => root.viewModel.openEvent(code)
            onAllWanted: root.viewModel.openEvents()
        }
        Item {
            Layout.fillHeight: true
        }
        GridLayout {
            Layout.fillWidth: true
            Layout.fillHeight: false
            columns: Theme.narrow || Theme.elder || Theme.compact ? 3 : 5
            columnSpacing: Theme.compact ? Theme.hair : Theme.gap
            rowSpacing: columnSpacing
            uniformCellWidths: true

            Way {
                objectName: "progress"
                symbol: "manage_search"
                text: qsTr("查进度")
                onClicked: root.viewModel.openProgress()
            }
            Way {
                objectName: "resume"
                symbol: "bookmark"
                text: qsTr("接着上次填")
                onClicked: root.viewModel.resume()
            }
            Way {
                objectName: "notices"
                symbol: "notifications"
                text: qsTr("通知 %n 条", "", root.viewModel.notices)
                visible: root.viewModel.notices > 0
                onClicked: root.viewModel.openNotices()
            }
            Way {
                objectName: "opinion"
                symbol: "rate_review"
                text: qsTr("意见建议")
                visible: root.viewModel.hasOpinion
                onClicked: root.viewModel.giveOpinion()
            }
            Way {
                objectName: "leave"
                symbol: "logout"
                text: qsTr("退出")
                onClicked: root.viewModel.end()
            }
        }
    }

    component Way: TouchButton {
        Layout.fillWidth: true
        implicitHeight: Theme.touchPrimary
        kind: TouchButton.Quiet
        font: Theme.compact ? Theme.smallStrong : Theme.bodyStrong
    }
}
