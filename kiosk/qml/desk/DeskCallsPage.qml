pragma ComponentBehavior: Bound

import QtQuick
import Township.ViewModels

// The list of calls, or the call that lies open.
FocusScope {
    id: root

    required property DeskCallsViewModel viewModel

    focus: true

    Loader {
        anchors.fill: parent
        focus: true
        sourceComponent: root.viewModel.page === "call" ? one : list
    }
    Component {
        id: list

        DeskCallListPage {
            viewModel: root.viewModel
        }
    }
    Component {
        id: one

        DeskCallPage {
            viewModel: root.viewModel
        }
    }
}
