pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// A paper that the platform holds from an earlier case: one touch uses it, the same touch gives it back.
ColumnLayout {
    id: root

    required property MaterialViewModel viewModel

    readonly property bool _used: viewModel.stage === "held"

    spacing: Theme.gap
    visible: viewModel.held !== "" && (_used || viewModel.stage === "camera")

    ChoiceCard {
        objectName: "use_held"
        Layout.fillWidth: true
        multiple: true
        chosen: root._used
        symbol: "task_alt"
        text: qsTr("已经有了，不用再带")
        detail: root.viewModel.held
        enabled: !root.viewModel.isBusy
        onClicked: root._used ? root.viewModel.remove() : root.viewModel.useHeld()
    }
    NoteCard {
        Layout.fillWidth: true
        symbol: "lightbulb"
        headline: qsTr("就用上次交的那一份")
        text: qsTr("纸已经换了新的，或者内容有变化，就点“不用它，重新拍”。")
        visible: root._used
    }
}
