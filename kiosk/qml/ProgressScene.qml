pragma ComponentBehavior: Bound

import QtQuick
import Township.ViewModels

// How a filing stands: its number, the last four of phone or ID number, the answer.
Item {
    id: root

    required property ProgressViewModel viewModel

    Loader {
        anchors.fill: parent
        focus: true
        sourceComponent: root.viewModel.stage === "answer" ? answerPage : askPage
    }
    Component {
        id: askPage

        ProgressAskPage {
            viewModel: root.viewModel
        }
    }
    Component {
        id: answerPage

        ProgressAnswerPage {
            viewModel: root.viewModel
        }
    }
}
