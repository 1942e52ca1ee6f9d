pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels
import ".."

// Who acts for an absent person: what they are to them, and their document, read or typed.
ColumnLayout {
    id: root

    required property DeskAssistViewModel viewModel
    required property DeskPage page

    readonly property var _relations: ({
            family: qsTr("家里人"),
            village: qsTr("村（社区）干部"),
            carer: qsTr("照料的人"),
            other: qsTr("别的受托人")
        })
    // No household register: it stands for a child.
    readonly property var _documents: ({
            "resident-id-card": qsTr("居民身份证"),
            "temporary-id-card": qsTr("临时身份证"),
            "residence-permit": qsTr("港澳台居民居住证"),
            "permanent-residence-card": qsTr("外国人永久居留身份证"),
            passport: qsTr("护照")
        })

    spacing: Theme.gap

    component Part: Text {
        Layout.fillWidth: true
        textFormat: Text.PlainText
        font: Theme.small
        color: Theme.inkSoft

        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }

    ColumnLayout {
        spacing: Theme.hair

        Part {
            text: qsTr("代办人是申请人的什么人")
        }
        DeskGrid {
            cell: Theme.px(220)

            Repeater {
                model: Object.keys(root._relations)

                DeskChoice {
                    required property string modelData
                    required property int index

                    objectName: "relation_" + modelData
                    focus: index === 0
                    text: root._relations[modelData]
                    chosen: root.viewModel.relation === modelData
                    onClicked: root.viewModel.chooseRelation(modelData)
                }
            }
        }
    }
    DeskNote {
        objectName: "assist_reader"
        headline: root.viewModel.readerFault === "" ? "" : qsTr("读卡器没读到")
        text: root.viewModel.readerFault
    }
    ColumnLayout {
        spacing: Theme.hair

        Part {
            text: root.viewModel.hasReader ? qsTr("代办人的证件：身份证放到读卡的地方就行") : qsTr("代办人的证件")
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.gapSmall

            Repeater {
                model: Object.keys(root._documents)

                DeskChoice {
                    required property string modelData

                    objectName: "document_" + modelData
                    text: root._documents[modelData]
                    chosen: root.viewModel.document === modelData
                    onClicked: root.viewModel.chooseDocument(modelData)
                }
            }
        }
    }
    GridLayout {
        Layout.fillWidth: true
        columns: Theme.portrait ? 1 : 2
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap
        uniformCellWidths: true

        DeskField {
            fieldName: "agent_name"
            page: root.page
            label: qsTr("姓名")
            text: root.viewModel.name
            onTextChanged: root.viewModel.setName(text)
            onAccepted: number.line.forceActiveFocus()
        }
        DeskField {
            id: number

            fieldName: "agent_number"
            page: root.page
            label: qsTr("证件号码")
            text: root.viewModel.number
            onTextChanged: root.viewModel.setNumber(text)
            onAccepted: root.viewModel.beginForAgent()
        }
    }
}
