pragma ComponentBehavior: Bound

import QtQuick
import Township.ViewModels
import ".."

// The rail at the left and one section beside it; where there is no room for a rail, a bar over the section opens
// it as a menu.
FocusScope {
    id: root

    required property DeskViewModel viewModel

    readonly property bool _narrow: Theme.narrow
    property bool _menuOpen: false

    focus: true

    DeskRail {
        id: rail

        visible: !root._narrow || root._menuOpen
        z: 1
        width: root._narrow ? parent.width : Theme.px(Theme.compact ? 232 : 272)
        height: parent.height
        viewModel: root.viewModel
        folds: root._narrow
        onChosen: root._menuOpen = false
    }
    DeskBar {
        id: bar

        visible: root._narrow
        width: parent.width
        enabled: !root._menuOpen
        name: root.viewModel.name
        role: root.viewModel.role
        onMenuRequested: root._menuOpen = true
        onLockRequested: root.viewModel.lock()
    }
    DeskSectionLoader {
        x: root._narrow ? 0 : rail.width
        y: root._narrow ? bar.height : 0
        width: parent.width - x
        height: parent.height - y
        focus: true
        visible: !root._menuOpen || !root._narrow
        page: root.viewModel.page
        viewModel: root.viewModel.sections
    }
}
