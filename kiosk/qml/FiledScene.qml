pragma ComponentBehavior: Bound

import QtQuick
import Township.ViewModels

// Proof first, rating second and voluntary: beside the number where there is room, else on a page of its own.
Item {
    id: root

    required property FiledViewModel viewModel
    required property RatingViewModel ratingViewModel

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
            rating: root.ratingViewModel
            onRatingRequested: root._rates = true
        }
    }
    Component {
        id: rating

        RatingFlow {
            viewModel: root.ratingViewModel
            doneText: qsTr("办完了，退出")
            doneSymbol: "logout"
            onClosed: root._rates = false
            onDone: root.viewModel.end()
        }
    }
}
