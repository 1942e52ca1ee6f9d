pragma ComponentBehavior: Bound

import QtQuick
import Township.ViewModels

// Proof first, rating second and voluntary: beside the number where there is room, else on a page of its own. So
// have what can be printed, and the slip on the screen where none came out.
Item {
    id: root

    required property FiledViewModel viewModel
    required property RatingViewModel ratingViewModel
    required property PrintedViewModel printedViewModel

    property string _page: "number"
    readonly property var _pages: ({
            number: number,
            rating: rating,
            papers: papers,
            slip: slip
        })

    Loader {
        anchors.fill: parent
        focus: true
        sourceComponent: root._pages[root._page]
    }
    Component {
        id: number

        FiledPage {
            viewModel: root.viewModel
            rating: root.ratingViewModel
            printed: root.printedViewModel
            onRatingRequested: root._page = "rating"
            onPapersRequested: root._page = "papers"
            onSlipRequested: root._page = "slip"
        }
    }
    Component {
        id: rating

        RatingFlow {
            viewModel: root.ratingViewModel
            doneText: qsTr("办完了，退出")
            doneSymbol: "logout"
            onClosed: root._page = "number"
            onDone: root.viewModel.end()
        }
    }
    Component {
        id: papers

        PapersPage {
            viewModel: root.printedViewModel
            onBack: root._page = "number"
        }
    }
    Component {
        id: slip

        ScreenSlipPage {
            viewModel: root.viewModel
            onNext: root._page = "number"
        }
    }
}
