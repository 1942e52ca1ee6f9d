pragma ComponentBehavior: Bound

import QtQuick
import Township.ViewModels

// How a filing stands: asked by slip, card or number; the answer, and a rating for those who want to.
Item {
    id: root

    required property ProgressViewModel viewModel
    required property RatingViewModel ratingViewModel
    required property ResultViewModel resultViewModel

    property bool _rates: false
    readonly property Component _page: resultViewModel.isOpen ? resultPage : _pages[viewModel.stage]
    readonly property var _pages: ({
            ways: waysPage,
            scan: slipPage,
            card: cardPage,
            number: askPage,
            tail: askPage,
            list: listPage,
            answer: answerPage
        })

    Loader {
        anchors.fill: parent
        focus: true
        sourceComponent: root._rates ? ratingFlow : root.viewModel.followUp.asksWithdrawal ? withdrawPage : root._page
    }
    Component {
        id: waysPage

        ProgressWaysPage {
            viewModel: root.viewModel
        }
    }
    Component {
        id: slipPage

        ProgressSlipPage {
            viewModel: root.viewModel
        }
    }
    Component {
        id: cardPage

        ProgressCardPage {
            viewModel: root.viewModel
        }
    }
    Component {
        id: askPage

        ProgressAskPage {
            viewModel: root.viewModel
        }
    }
    Component {
        id: listPage

        ProgressListPage {
            viewModel: root.viewModel
        }
    }
    Component {
        id: answerPage

        ProgressAnswerPage {
            viewModel: root.viewModel
            isRated: root.ratingViewModel.isSent
            onRatingRequested: {
                root.viewModel.beginRating();
                root._rates = true;
            }
        }
    }
    Component {
        id: resultPage

        ResultPage {
            viewModel: root.resultViewModel
        }
    }
    Component {
        id: withdrawPage

        ProgressWithdrawPage {
            viewModel: root.viewModel
        }
    }
    Component {
        id: ratingFlow

        RatingFlow {
            viewModel: root.ratingViewModel
            doneText: root.ratingViewModel.isSent ? qsTr("好了") : qsTr("不评了")
            doneSymbol: "check"
            onClosed: root._rates = false
            onDone: root._rates = false
        }
    }
}
