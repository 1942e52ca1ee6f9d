pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Township.ViewModels

// A value between two ends: large, with a slider between a step down and a step up; as a picker one column.
ColumnLayout {
    id: root

    required property RangeViewModel viewModel
    required property string name
    property bool faulty: false

    readonly property bool _chosen: viewModel.place >= 0
    readonly property color _tint: faulty ? Theme.danger : Theme.primary

    spacing: Theme.gap

    StepColumn {
        objectName: "value"
        Layout.fillWidth: true
        Layout.maximumWidth: Theme.px(400)
        figures: root.viewModel.figures
        unit: "%1"
        less: qsTr("少一点")
        more: qsTr("多一点")
        chosen: root._chosen
        visible: root.viewModel.isPicker
        onStepped: steps => root.viewModel.step(steps)
    }
    Rectangle {
        Layout.fillWidth: true
        implicitHeight: Theme.px(Theme.compact ? 104 : 128)
        radius: Theme.radius
        color: Theme.surface
        border.width: Theme.borderStrong
        border.color: root._tint
        visible: !root.viewModel.isPicker

        Text {
            objectName: "chosen_value"
            anchors.centerIn: parent
            textFormat: Text.PlainText
            text: root._chosen ? root.viewModel.shown : qsTr("还没有选")
            font: root._chosen ? Theme.display : Theme.lead
            color: root._chosen ? Theme.ink : Theme.inkSoft

            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gap
        visible: !root.viewModel.isPicker

        Key {
            objectName: "step_down"
            implicitWidth: Theme.touchPrimary * 1.5
            implicitHeight: Theme.touchPrimary
            focusPolicy: Qt.TabFocus
            font: Theme.title
            text: "−"
            autoRepeat: true
            Accessible.name: qsTr("少一点")
            onClicked: root.viewModel.step(-1)
        }
        T.Slider {
            id: slider

            objectName: "slider"
            Layout.fillWidth: true
            implicitHeight: Theme.touchPrimary
            focusPolicy: Qt.TabFocus
            from: 0
            to: Math.max(1, root.viewModel.count)
            stepSize: 1
            snapMode: T.Slider.SnapAlways
            value: Math.max(0, root.viewModel.place)
            onMoved: root.viewModel.goTo(Math.round(value))

            Accessible.name: root.name

            background: Rectangle {
                x: Theme.touch / 2
                anchors.verticalCenter: parent.verticalCenter
                width: slider.width - Theme.touch
                height: Theme.gapSmall
                radius: height / 2
                color: Theme.lineSoft

                Rectangle {
                    width: parent.width * slider.visualPosition
                    height: parent.height
                    radius: height / 2
                    color: root._tint
                    visible: root._chosen
                }
            }
            handle: Rectangle {
                x: slider.visualPosition * (slider.width - width)
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.touch
                height: Theme.touch
                radius: width / 2
                color: root._chosen ? root._tint : Theme.surface
                border.width: Theme.borderStrong
                border.color: root._chosen ? Theme.primaryEdge : Theme.line

                FocusRing {
                    radius: parent.radius
                    shown: slider.visualFocus
                }
            }
        }
        Key {
            objectName: "step_up"
            implicitWidth: Theme.touchPrimary * 1.5
            implicitHeight: Theme.touchPrimary
            focusPolicy: Qt.TabFocus
            font: Theme.title
            text: "+"
            autoRepeat: true
            Accessible.name: qsTr("多一点")
            onClicked: root.viewModel.step(1)
        }
    }
    Text {
        Layout.alignment: root.viewModel.isPicker ? Qt.AlignLeft : Qt.AlignHCenter
        textFormat: Text.PlainText
        text: qsTr("从 %1 到 %2").arg(root.viewModel.low).arg(root.viewModel.high)
        font: Theme.body
        color: Theme.inkSoft

        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
}
