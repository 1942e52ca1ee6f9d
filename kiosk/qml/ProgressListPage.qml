pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// Several filings of one card or one slip: which one.
SceneFrame {
    id: root

    required property ProgressViewModel viewModel

    readonly property var _words: ({
            waiting: qsTr("在机器里存好了，等着送"),
            received: qsTr("县里已经收到"),
            accepted: qsTr("正在办"),
            supplement: qsTr("还要补材料"),
            returned: qsTr("退回了，要改一改"),
            decided: qsTr("办好了"),
            closed: qsTr("办完了"),
            withdrawing: qsTr("撤回的话交上了"),
            overtaken: qsTr("正在办"),
            withdrawn: qsTr("撤回了")
        })

    backText: qsTr("再查一个")
    backSymbol: "search"
    nextText: ""
    offersChoices: true
    onBack: viewModel.again()

    ColumnLayout {
        spacing: Theme.gap

        Heading {
            Layout.fillWidth: true
            text: qsTr("您想看哪一件？")
        }
        Repeater {
            model: root.viewModel.rows

            Tile {
                required property int place
                required property string title
                required property string status
                required property string made

                objectName: "case_" + place
                Layout.fillWidth: true
                symbol: status === "returned" ? "edit_note" : status === "supplement" ? "folder_open" : "assignment"
                text: title
                detail: qsTr("%1 · %2 交的").arg(root._words[status] ?? "").arg(made)
                leads: true
                onClicked: root.viewModel.open(place)
            }
        }
        Item {
            Layout.fillHeight: true
        }
    }
}
