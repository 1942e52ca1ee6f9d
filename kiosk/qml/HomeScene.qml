pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// What can be done here: topics as tiles, the search, and below what belongs to no topic.
SceneFrame {
    id: root

    required property HomeViewModel viewModel

    readonly property int _columns: Theme.elder ? 1 : Theme.portrait ? 2 : 4
    readonly property bool _brief: Theme.compact || Theme.elder && !Theme.portrait
    readonly property bool _all: viewModel.showsAll
    readonly property int _spacing: Theme.compact ? Theme.hair : Theme.gap
    readonly property string _beside: qsTr("点一下就开始。不会用，就问旁边的工作人员。")
    readonly property string _alone: qsTr("点一下就开始。不会用，就点右上角“找工作人员”。")
    readonly property bool _roomy: !Theme.narrow && !Theme.compact

    backText: viewModel.showsAll ? qsTr("返回") : ""
    nextText: ""
    offersChoices: true
    on_AllChanged: toTop()
    onBack: viewModel.showAll(false)

    ColumnLayout {
        spacing: root._spacing

        GridLayout {
            Layout.fillWidth: true
            columnSpacing: Theme.gapSection
            rowSpacing: root._roomy ? Theme.hair : root._spacing

            Heading {
                Layout.fillWidth: true
                Layout.rowSpan: root._roomy ? 2 : 1
                text: qsTr("您好，今天想办什么事？")
                font: Theme.compact || Theme.narrow ? Theme.title : Theme.display
                detail: root._brief ? "" : Pace.assisted ? root._beside : root._alone
            }
            SearchButton {
                Layout.fillWidth: Theme.narrow
                Layout.row: Theme.narrow ? 1 : 0
                Layout.column: Theme.narrow ? 0 : 1
                Layout.preferredWidth: Theme.compact ? implicitWidth : Theme.px(860)
                onClicked: root.viewModel.search()
            }
            HoursLine {
                Layout.fillWidth: !root._roomy
                Layout.preferredWidth: root._roomy ? Theme.px(860) : -1
                Layout.row: Theme.narrow ? 2 : 1
                Layout.column: root._roomy ? 1 : 0
                Layout.columnSpan: root._roomy || Theme.narrow ? 1 : 2
                hours: root.viewModel.hours
            }
        }
        GridLayout {
            Layout.fillWidth: true
            Layout.fillHeight: false
            columns: root._columns
            columnSpacing: Theme.gap
            rowSpacing: Theme.compact ? Theme.hair : Theme.gap
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
                    brief: root._brief
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
                brief: root._brief
                visible: root.viewModel.moreTopics > 0
                onClicked: root.viewModel.showAll(true)
            }
        }
        PopularStrip {
            Layout.fillWidth: true
            Layout.fillHeight: false
            viewModel: root.viewModel
            onPicked: code => root.viewModel.openItem(code)
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
            columns: Theme.narrow ? 3 : 5
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
                text: root.viewModel.unread > 0 ? qsTr("通知 %n 条", "", root.viewModel.unread) : qsTr("通知")
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
        implicitHeight: Theme.compact ? Theme.touch : Theme.touchPrimary
        kind: TouchButton.Quiet
        font: Theme.compact ? Theme.smallStrong : Theme.bodyStrong
    }
}
