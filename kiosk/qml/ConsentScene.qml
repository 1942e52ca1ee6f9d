pragma ComponentBehavior: Bound

import QtQuick
import Township.ViewModels

// Yes or no to what is done with the person's data; then, apart, to what is sensitive of it.
Item {
    id: root

    required property ConsentViewModel viewModel

    Loader {
        anchors.fill: parent
        focus: true
        sourceComponent: root.viewModel.stage === "sensitive" ? sensitive : all
    }
    Component {
        id: all

        ConsentPage {
            viewModel: root.viewModel
        }
    }
    Component {
        id: sensitive

        SensitivePage {
            viewModel: root.viewModel
        }
    }
}
