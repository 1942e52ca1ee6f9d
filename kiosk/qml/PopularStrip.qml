pragma ComponentBehavior: Bound

import QtQuick
import Township.ViewModels

// What is asked for most in this hall, one touch away.
StripGrid {
    id: root

    required property HomeViewModel viewModel

    signal picked(code: string)

    heading: qsTr("大家常办")
    shortcuts: Theme.elder ? 2 : 4
    visible: viewModel.popular.count > 0

    Repeater {
        model: root.viewModel.popular

        StripButton {
            required property string code
            required property string name

            objectName: "popular_" + code
            text: name
            onClicked: root.picked(code)
        }
    }
}
