pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels
import ".."

// How the hall and this kiosk stand: how much is red, yellow and green, the day in numbers, then every light with
// what to do, the weightiest first.
DeskPage {
    id: root

    required property DeskTodayViewModel viewModel

    readonly property bool _online: viewModel.reach === "online"

    title: qsTr("今天")
    subtitle: viewModel.subtitle
    tools: [
        RowLayout {
            spacing: Theme.hair
            height: Theme.touch
            visible: root.viewModel.reach !== "unknown"

            Icon {
                name: root._online ? "cloud_done" : "cloud_off"
                tint: root._online ? Theme.success : Theme.note
                size: Theme.iconSmall
            }
            Text {
                textFormat: Text.PlainText
                text: root._online ? qsTr("连着县里") : qsTr("连不上县里，件都在本机")
                font: Theme.small
                color: root._online ? Theme.success : Theme.note

                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
        },
        TouchButton {
            objectName: "today_look"
            focus: true
            kind: TouchButton.Quiet
            symbol: "refresh"
            text: qsTr("再看一遍")
            onClicked: root.viewModel.look()
        }
    ]

    component Cards: DeskGrid {
        id: cards

        required property RowListModel shown
        property bool large: false
        property bool plain: false

        Repeater {
            model: cards.shown

            LightCard {
                required property var model

                objectName: "light_" + model.key
                light: model.light
                symbol: cards.plain ? "" : model.symbol || DeskTone.symbol(light)
                text: model.text
                number: model.number
                large: cards.large
                action: model.action
                actionName: "see_to_" + model.key
                onActed: root.viewModel.goTo(model.section)
            }
        }
    }

    DeskNote {
        objectName: "today_fault"
        tone: "danger"
        headline: root.viewModel.fault === "" ? "" : qsTr("这一遍没看成")
        text: root.viewModel.fault
    }
    DeskNote {
        tone: "plain"
        headline: root.viewModel.isLooking ? qsTr("正在看，请稍等") : ""
    }
    Cards {
        shown: root.viewModel.summary
        most: 3
        cell: Theme.px(200)
        large: true
    }
    Cards {
        shown: root.viewModel.figures
        cell: Theme.px(220)
        plain: Theme.compact && !Theme.elder
    }
    Cards {
        shown: root.viewModel.lights
        most: 3
        cell: Theme.px(380)
    }
}
