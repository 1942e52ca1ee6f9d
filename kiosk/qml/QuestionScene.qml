pragma ComponentBehavior: Bound

import QtQuick
import Township.ViewModels

// One question after the other. Each gets a page of its own, so that no place, focus or syllable is left from the last.
Item {
    id: root

    required property QuestionViewModel viewModel

    readonly property string _ref: viewModel.ref

    Repeater {
        model: root._ref === "" ? [] : [root._ref]

        QuestionPage {
            anchors.fill: parent
            viewModel: root.viewModel
        }
    }
}
