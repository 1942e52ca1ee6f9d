pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// With what to ask: the slip, the card, or the number. Card and slip are also taken as they come.
SceneFrame {
    id: root

    required property ProgressViewModel viewModel

    backText: qsTr("返回")
    nextText: ""
    offersChoices: true
    onBack: viewModel.back()

    ColumnLayout {
        spacing: Theme.gap

        Heading {
            Layout.fillWidth: true
            text: qsTr("办的事到哪一步了？")
            detail: qsTr("挑一样最方便的来查")
        }
        Tile {
            objectName: "way_scan"
            Layout.fillWidth: true
            symbol: "qr_code_scanner"
            text: qsTr("扫回执单上的码")
            detail: qsTr("退回要改的，用回执单直接打开改")
            leads: true
            visible: root.viewModel.hasScanner
            onClicked: root.viewModel.choose("scan")
        }
        Tile {
            objectName: "way_card"
            Layout.fillWidth: true
            symbol: "id_card"
            text: qsTr("放身份证")
            detail: qsTr("没带回执单也能查，您在这台机器上办的都看得到")
            leads: true
            visible: root.viewModel.hasReader
            onClicked: root.viewModel.choose("card")
        }
        Tile {
            objectName: "way_number"
            Layout.fillWidth: true
            symbol: "dialpad"
            text: qsTr("按号码")
            detail: qsTr("回执单上的号码，或办件编号")
            leads: true
            onClicked: root.viewModel.choose("number")
        }
        Item {
            Layout.fillHeight: true
        }
    }
}
