pragma ComponentBehavior: Bound

import QtQuick
import Township.ViewModels

// What waits, and behind it the page of the stick.
FocusScope {
    id: root

    required property DeskOutboxViewModel viewModel
    required property DeskCourierViewModel courier

    property bool _atStick: courier.stage === "carrying" || courier.stage === "homing"

    Loader {
        anchors.fill: parent
        focus: true
        sourceComponent: root._atStick ? stick : list
    }
    Component {
        id: list

        DeskOutboxPage {
            viewModel: root.viewModel
            onStick: root._atStick = true
        }
    }
    Component {
        id: stick

        DeskCourierPage {
            viewModel: root.courier
            onBack: root._atStick = false
        }
    }
}
