pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// Another document than the ID card: its name and number are typed.
SceneFrame {
    id: root

    required property IdentityViewModel viewModel

    readonly property var _names: ({
            "resident-id-card": qsTr("居民身份证"),
            "household-register": qsTr("户口簿"),
            "temporary-id-card": qsTr("临时身份证"),
            "residence-permit": qsTr("港澳台居民居住证"),
            "permanent-residence-card": qsTr("外国人永久居留身份证"),
            passport: qsTr("护照")
        })
    readonly property var _details: ({
            "household-register": qsTr("没有身份证的孩子，号码在户口簿上")
        })

    nextText: ""
    offersChoices: true
    onBack: viewModel.back()

    ColumnLayout {
        spacing: Theme.gap

        Heading {
            Layout.fillWidth: true
            text: qsTr("用哪种证件？")
            detail: qsTr("点一下，再填姓名和号码")
        }
        GridLayout {
            Layout.fillWidth: true
            columns: Theme.narrow ? 1 : 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            uniformCellWidths: true

            Repeater {
                model: root.viewModel.documents

                ChoiceCard {
                    required property string modelData

                    objectName: "document_" + modelData
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    implicitHeight: Math.max(Theme.choiceHeight / 2, topPadding + implicitContentHeight + bottomPadding)
                    multiple: false
                    chosen: root.viewModel.document === modelData
                    text: root._names[modelData]
                    detail: root._details[modelData] ?? ""
                    onClicked: root.viewModel.choose(modelData)
                }
            }
        }
        Item {
            Layout.fillHeight: true
        }
    }
}
