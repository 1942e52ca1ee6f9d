pragma ComponentBehavior: Bound

import QtQuick
import Township.ViewModels

// The rating on pages of its own: level, why it is a bad one, details for who likes, thanks.
Item {
    id: root

    required property RatingViewModel viewModel
    required property string doneText
    required property string doneSymbol

    property string _page: viewModel.isSent ? "thanks" : viewModel.level > 0 ? _after : "level"
    readonly property string _after: viewModel.needsReason ? "reasons" : "details"
    readonly property var _pages: ({
            level: levelPage,
            thanks: levelPage,
            reasons: reasonsPage,
            words: wordsPage,
            details: detailsPage
        })

    signal closed
    signal done

    function send(): void {
        viewModel.send();
        _page = "thanks";
    }

    Loader {
        anchors.fill: parent
        focus: true
        sourceComponent: root._pages[root._page]
    }
    Component {
        id: levelPage

        RatingPage {
            viewModel: root.viewModel
            nextText: root.doneText
            nextSymbol: root.doneSymbol
            onRated: level => {
                root.viewModel.choose(level);
                root._page = root._after;
            }
            onBack: root.closed()
            onNext: root.done()
        }
    }
    Component {
        id: reasonsPage

        RatingReasonsPage {
            viewModel: root.viewModel
            onBack: root._page = "level"
            onWordsRequested: root._page = "words"
            onNext: root._page = "details"
        }
    }
    Component {
        id: wordsPage

        RatingWordsPage {
            viewModel: root.viewModel
            onBack: root._page = "reasons"
            onNext: root._page = "reasons"
        }
    }
    Component {
        id: detailsPage

        RatingDetailsPage {
            viewModel: root.viewModel
            onBack: root._page = root.viewModel.needsReason ? "reasons" : "level"
            onNext: root.send()
        }
    }
}
