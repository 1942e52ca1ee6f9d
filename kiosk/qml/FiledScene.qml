pragma ComponentBehavior: Bound

import QtQuick
import Township.ViewModels

// Proof first, rating second and voluntary: beside the number where there is room, else on a page of its own.
Item {
    id: root

    required property FiledViewModel viewModel

    property bool _rates: false

    Loader {
        anchors.fill: parent
        focus: true
        sourceComponent: root._rates ? rating : number
    }
    Component {
        id: number

        FiledPage {
            viewModel: root.viewModel
            onRatingRequested: root._rates = true
        }
    }
    Component {
        id: rating

        RatingPage {
            viewModel: root.viewModel
            onBack: root._rates = false
        }
    }
}
