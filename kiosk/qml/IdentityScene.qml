pragma ComponentBehavior: Bound

import QtQuick
import Township.ViewModels

// Who is asking: the card on the reader, or name and number typed.
Item {
    id: root

    required property IdentityViewModel viewModel

    readonly property var _pages: ({
            card: cardPage,
            document: documentPage,
            name: namePage,
            number: root.viewModel.hasLetters ? letterPage : numberPage
        })

    Loader {
        anchors.fill: parent
        focus: true
        sourceComponent: root._pages[root.viewModel.stage]
    }
    Component {
        id: cardPage

        CardPage {
            viewModel: root.viewModel
        }
    }
    Component {
        id: documentPage

        DocumentPage {
            viewModel: root.viewModel
        }
    }
    Component {
        id: namePage

        NamePage {
            viewModel: root.viewModel
        }
    }
    Component {
        id: numberPage

        IdNumberPage {
            viewModel: root.viewModel
        }
    }
    Component {
        id: letterPage

        LetterNumberPage {
            viewModel: root.viewModel
        }
    }
}
