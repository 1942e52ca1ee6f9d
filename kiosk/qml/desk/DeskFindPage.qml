pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels
import ".."

// Filings to be found: one box for numbers, persons, days and names, three filters, a page of rows.
DeskPage {
    id: root

    required property DeskCasesViewModel viewModel

    readonly property DeskCaseFilterViewModel _filter: viewModel.filter
    readonly property string _typed: viewModel.typed
    readonly property bool _picks: _filter.picking !== ""
    readonly property string _both: qsTr("也可以直接扫回执单、刷身份证")
    readonly property string _slip: viewModel.hasScanner ? qsTr("也可以直接扫回执单") : ""
    readonly property string _card: viewModel.hasReader ? qsTr("也可以直接刷身份证") : ""
    readonly property string _empty: qsTr("没有找到。请核对号码，或者换一种找法。")
    readonly property string _none: viewModel.headline === "" ? _empty : ""
    readonly property list<string> _kinds: ["item", "status", "time"]
    readonly property var _names: ({
            item: qsTr("事项"),
            status: qsTr("状态"),
            time: qsTr("时间")
        })
    readonly property var _chosen: ({
            item: _filter.item,
            status: _filter.status,
            time: _filter.time
        })

    title: qsTr("找件")
    subtitle: _slip !== "" && _card !== "" ? _both : _slip + _card
    on_TypedChanged: box.text = _typed
    Component.onCompleted: box.text = _typed

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gapSmall

        DeskField {
            id: box

            Layout.fillWidth: true
            fieldName: "find_box"
            page: root
            label: qsTr("号码、身份证号、姓名或日期")
            placeholder: qsTr("如 20261122、欧阳")
            longest: 400
            line.focus: true
            onTextChanged: root.viewModel.write(text)
            onAccepted: {
                root.field = null;
                root.viewModel.search();
            }
        }
        TouchButton {
            objectName: "find"
            Layout.alignment: Qt.AlignBottom
            Layout.preferredHeight: box.line.height
            kind: TouchButton.Primary
            symbol: "search"
            text: qsTr("找")
            enabled: !root.viewModel.isBusy
            onClicked: {
                root.field = null;
                root.viewModel.search();
            }
        }
    }
    DeskNote {
        objectName: "find_fault"
        headline: root.viewModel.headline
        text: root.viewModel.fault
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.gapSmall
        visible: root.viewModel.isList

        Repeater {
            model: root._kinds

            TouchButton {
                required property string modelData

                objectName: "filter_" + modelData
                kind: TouchButton.Quiet
                symbol: "filter_list"
                text: qsTr("%1：%2").arg(root._names[modelData]).arg(root._chosen[modelData] || qsTr("全部"))
                onClicked: root._filter.pick(modelData)
            }
        }
        TouchButton {
            objectName: "find_all"
            kind: TouchButton.Quiet
            symbol: "close"
            text: qsTr("看全部")
            visible: root._kinds.some(kind => root._chosen[kind] !== "")
            onClicked: root.viewModel.clear()
        }
    }
    DeskGrid {
        visible: root._picks

        Repeater {
            model: root._filter.choices

            DeskChoice {
                required property string key
                required property string title
                required property bool isChosen

                objectName: "choice_" + key
                text: title
                chosen: isChosen
                onClicked: root._filter.choose(key)
            }
        }
    }
    DeskList {
        rows: root.viewModel.rows
        title: root.viewModel.title
        empty: root.viewModel.isBusy ? qsTr("正在找…") : root._none
        prefix: "found"
        hasBefore: root.viewModel.hasBefore
        hasMore: root.viewModel.hasMore
        visible: !root._picks
        onActed: key => root.viewModel.open(key)
        onBefore: root.viewModel.before()
        onMore: root.viewModel.more()
        tools: TouchButton {
            objectName: "find_again"
            kind: TouchButton.Quiet
            symbol: "list"
            text: qsTr("回到全部")
            visible: !root.viewModel.isList
            onClicked: root.viewModel.clear()
        }
    }
}
