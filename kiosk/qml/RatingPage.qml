pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// The rating on a page of its own, for small screens and large type. Leaving without one is the same button.
SceneFrame {
    id: root

    required property FiledViewModel viewModel

    backText: qsTr("看号码")
    nextText: qsTr("办完了，退出")
    nextSymbol: "logout"
    onNext: viewModel.end()

    ColumnLayout {
        RatingCard {
            Layout.fillWidth: true
            rating: root.viewModel.rating
            onRated: level => root.viewModel.rate(level)
        }
        Item {
            Layout.fillHeight: true
        }
    }
}
