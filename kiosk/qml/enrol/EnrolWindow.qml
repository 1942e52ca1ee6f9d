pragma ComponentBehavior: Bound

import QtQuick
import Township.ViewModels
import ".."

// The window before the first start: a technician makes this kiosk known to a platform, one step a page.
Window {
    id: root

    required property FirstStartViewModel viewModel
    required property HandwritingViewModel handwriting
    required property LiveViewModel live

    readonly property var _pages: ({
            scan: scan,
            address: address,
            code: code,
            hall: hall,
            manager: manager,
            pin: pin,
            devices: devices
        })

    // Large type on a small upright screen: while somebody writes there is room for the page alone.
    readonly property bool _writing: ((page.item as EnrolAddressPage)?.field ?? null) !== null

    width: 1280
    height: 800
    visible: true
    title: qsTr("登记本机")
    color: Theme.ground

    Binding {
        target: Lens
        property: "viewModel"
        value: root.live
    }
    Binding {
        target: Handwriter
        property: "viewModel"
        value: root.handwriting
    }
    Binding {
        target: Theme
        property: "elder"
        value: root.viewModel.isElder
    }
    Binding {
        target: Theme
        property: "width"
        value: root.width
    }
    Binding {
        target: Theme
        property: "height"
        value: root.height
    }
    KeyScope {
        anchors.fill: parent
        focus: true

        HeaderBar {
            id: header

            width: parent.width
            visible: !(Theme.scant && root._writing)
            mark: qsTr("登记")
            hall: qsTr("登记本机")
            kiosk: qsTr("由技术员来做，只做一次")
            network: root.viewModel.hall === "" ? qsTr("还没有登记") : qsTr("已登记")
            networkSymbol: root.viewModel.hall === "" ? "cloud_off" : "cloud_done"
            helpName: "begin_again"
            helpText: root.viewModel.hall === "" ? qsTr("从头来") : ""
            helpSymbol: "restart_alt"
            onLanguageRequested: root.viewModel.switchLanguage()
            onTypeSizeRequested: root.viewModel.switchTypeSize()
            onHelpRequested: root.viewModel.beginAgain()
        }
        Loader {
            id: page

            objectName: "page"
            anchors.top: header.visible ? header.bottom : parent.top
            anchors.bottom: parent.bottom
            width: parent.width
            focus: true
            sourceComponent: root._pages[root.viewModel.step]
        }
    }
    Component {
        id: scan

        EnrolScanPage {
            viewModel: root.viewModel
        }
    }
    Component {
        id: address

        EnrolAddressPage {
            viewModel: root.viewModel
        }
    }
    Component {
        id: code

        EnrolCodePage {
            viewModel: root.viewModel
        }
    }
    Component {
        id: hall

        EnrolHallPage {
            viewModel: root.viewModel
        }
    }
    Component {
        id: manager

        EnrolManagerPage {
            viewModel: root.viewModel
        }
    }
    Component {
        id: pin

        EnrolPinPage {
            viewModel: root.viewModel
        }
    }
    Component {
        id: devices

        EnrolDevicesPage {
            viewModel: root.viewModel
        }
    }
}
