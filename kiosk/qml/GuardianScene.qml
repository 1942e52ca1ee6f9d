pragma ComponentBehavior: Bound

import QtQuick
import Township.ViewModels

// A child under 14: somebody who answers for it is called, says what they are to the child, and consents.
Item {
    id: root

    required property GuardianViewModel viewModel

    readonly property var _pages: ({
            call: callPage,
            relation: relationPage,
            consent: consentPage
        })

    Loader {
        anchors.fill: parent
        focus: true
        sourceComponent: root._pages[root.viewModel.stage]
    }
    Component {
        id: callPage

        GuardianCallPage {
            viewModel: root.viewModel
        }
    }
    Component {
        id: relationPage

        GuardianRelationPage {
            viewModel: root.viewModel
        }
    }
    Component {
        id: consentPage

        GuardianConsentPage {
            viewModel: root.viewModel
        }
    }
}
