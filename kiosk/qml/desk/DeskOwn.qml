pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels
import ".."

// What is one's own at the desk: language, type size, PIN, the way out.
GridLayout {
    id: root

    required property DeskViewModel viewModel

    Layout.fillWidth: true
    columnSpacing: Theme.gapSmall
    uniformCellWidths: true

    DeskRailButton {
        objectName: "desk_language"
        Layout.fillWidth: true
        symbol: "translate"
        text: qsTr("English", "the other language, in its own words")
        onClicked: root.viewModel.switchLanguage()
    }
    DeskRailButton {
        objectName: "desk_type"
        Layout.fillWidth: true
        symbol: Theme.elder ? "text_decrease" : "text_increase"
        text: Theme.elder ? qsTr("标准字") : qsTr("大字")
        onClicked: root.viewModel.switchTypeSize()
    }
    DeskRailButton {
        objectName: "desk_pin"
        Layout.fillWidth: true
        symbol: "password"
        text: qsTr("改密码")
        onClicked: root.viewModel.changePin()
    }
    DeskRailButton {
        objectName: "desk_leave"
        Layout.fillWidth: true
        symbol: "logout"
        text: qsTr("退出")
        onClicked: root.viewModel.close()
    }
}
