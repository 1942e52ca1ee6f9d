pragma ComponentBehavior: Bound

import QtQuick
import Township.ViewModels
import ".."

// The staff desk over everything else: the log-in, one's own PIN, or the rail and one section beside it. It is made
// when it opens and thrown away when it closes.
KeyScope {
    id: root

    required property DeskViewModel viewModel

    readonly property bool _working: !["closed", "login", "pin"].includes(viewModel.page)

    focus: true

    Rectangle {
        anchors.fill: parent
        color: Theme.ground
    }
    Loader {
        anchors.fill: parent
        active: root.viewModel.page === "login"
        focus: active
        sourceComponent: DeskLoginPage {
            viewModel: root.viewModel.login
        }
    }
    Loader {
        anchors.fill: parent
        active: root.viewModel.page === "pin"
        focus: active
        sourceComponent: DeskPinPage {
            viewModel: root.viewModel.pin
        }
    }
    Loader {
        anchors.fill: parent
        active: root._working
        focus: active
        sourceComponent: DeskWorkplace {
            viewModel: root.viewModel
        }
    }
}
