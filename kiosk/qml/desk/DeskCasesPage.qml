pragma ComponentBehavior: Bound

import QtQuick
import Township.ViewModels

// The section of filings: the list, or the one that is open.
FocusScope {
    id: root

    required property DeskCasesViewModel viewModel

    readonly property DeskCaseViewModel _case: viewModel.case
    readonly property var _parts: ({
            case: one,
            check: check,
            contents: contents,
            result: result
        })

    focus: true

    Loader {
        anchors.fill: parent
        focus: true
        sourceComponent: root._case.isOpen ? root._parts[root._case.part] : list
    }
    Component {
        id: list

        DeskFindPage {
            viewModel: root.viewModel
        }
    }
    Component {
        id: one

        DeskCasePage {
            viewModel: root._case
        }
    }
    Component {
        id: check

        DeskCheckPage {
            page: root._case
            hasReader: root.viewModel.hasReader
        }
    }
    Component {
        id: contents

        DeskContentsPage {
            viewModel: root._case.contents
            page: root._case
        }
    }
    Component {
        id: result

        DeskResultPage {
            viewModel: root._case.result
            page: root._case
        }
    }
}
