pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// What can be done here: topics as tiles, the search, and below what belongs to no topic.
SceneFrame {
    id: root

    required property HomeViewModel viewModel

    readonly property int _wide: Theme.tight ? 2 : Theme.compact || Theme.elder ? 3 : 4
    readonly property int _columns: !Theme.portrait ? _wide : Theme.elder ? 1 : 2

    backText: ""
    nextText: ""

    ColumnLayout {
        spacing: Theme.gapLarge

        GridLayout {
            Layout.fillWidth: true
            columns: Theme.narrow || Theme.elder ? 1 : 2
            columnSpacing: Theme.gapSection
            rowSpacing: Theme.gap

            Heading {
                Layout.fillWidth: true
                text: qsTr("您好，今天想办什么事？")
                font: Theme.compact || Theme.narrow || Theme.elder ? Theme.title : Theme.display
                detail: Theme.elder && !Theme.portrait && Theme.compact ? "" : qsTr("点一下就开始。不会用，就点右上角“找工作人员”。")
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
        }
        Item {
            Layout.fillHeight: true
        }
    }

    tray: Item {
        width: root.width
        height: lower.height + Theme.gap

        RowLayout {
            id: lower

            x: Theme.margin
            width: parent.width - 2 * Theme.margin
            spacing: Theme.gap
            uniformCellSizes: true

            Way {
                objectName: "progress"
                symbol: "manage_search"
                text: qsTr("查进度")
                onClicked: root.viewModel.openProgress()
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
        font: Theme.tight ? Theme.smallStrong : Theme.bodyStrong
    }
}
