pragma ComponentBehavior: Bound

import QtQuick
import Township.ViewModels

// The window of a form by itself, marked so that nobody takes it for the kiosk.
Window {
    id: root

    required property PreviewViewModel viewModel
    required property HandwritingViewModel handwriting
    required property LiveViewModel live

    readonly property var _scenes: ({
            question: question,
            repeat: repeat,
            material: material,
            review: review,
            edge: edge
        })

    width: 1280
    height: 800
    visible: true
    title: qsTr("预览：%1").arg(viewModel.title)
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
    Shortcut {
        sequence: "Escape"
        onActivated: root.close()
    }
    FocusScope {
        anchors.fill: parent
        focus: true
        enabled: !fault.visible

        HeaderBar {
            id: header

            width: parent.width
            mark: qsTr("预览")
            hall: root.viewModel.title
            kiosk: root.viewModel.file
            network: qsTr("不保存，不发送")
            networkSymbol: "visibility"
            helpName: "close"
            helpText: qsTr("结束预览")
            helpSymbol: "close"
            onLanguageRequested: root.viewModel.switchLanguage()
            onTypeSizeRequested: root.viewModel.switchTypeSize()
            onHelpRequested: root.close()
        }
        Loader {
            anchors.top: header.bottom
            anchors.bottom: parent.bottom
            width: parent.width
            focus: true
            sourceComponent: root._scenes[root.viewModel.scene]
        }
    }
    Overlay {
        id: fault

        objectName: "fault"
        anchors.fill: parent
        visible: root.viewModel.fault !== ""
        warm: true
        symbol: "warning"
        headline: qsTr("文件改过以后有错")
        text: root.viewModel.fault
        buttons: TouchButton {
            objectName: "dismiss"
            symbol: "check"
            text: qsTr("接着看改之前的")
            onClicked: root.viewModel.dismiss()
        }
    }
    Component {
        id: question

        QuestionScene {
            viewModel: root.viewModel.question
        }
    }
    Component {
        id: repeat

        RepeatScene {
            viewModel: root.viewModel.repeat
        }
    }
    Component {
        id: material

        MaterialScene {
            viewModel: root.viewModel.material
        }
    }
    Component {
        id: review

        ReviewScene {
            viewModel: root.viewModel.review
        }
    }
    Component {
        id: edge

        PreviewEdge {
            viewModel: root.viewModel
        }
    }
}
