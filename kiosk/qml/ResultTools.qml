pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// Going through a result: on in an enlarged page until its end, then to the next.
GridLayout {
    id: root

    required property ResultViewModel viewModel
    required property SheetView sheet

    columns: Theme.portrait ? 3 : Theme.elder ? 1 : 2
    columnSpacing: Theme.gapSmall
    rowSpacing: Theme.gap

    TouchButton {
        objectName: "page_before"
        Layout.fillWidth: true
        kind: TouchButton.Quiet
        symbol: "arrow_upward"
        text: root.sheet.above ? qsTr("往上看") : qsTr("上一页")
        enabled: !root.viewModel.isBusy && (root.sheet.above || root.viewModel.page > 1)
        visible: root.viewModel.pages > 1 || root.sheet.enlarged
        onClicked: {
            if (root.sheet.above)
                root.sheet.move(-1);
            else
                root.viewModel.previousPage();
        }
    }
    TouchButton {
        objectName: "page_after"
        Layout.fillWidth: true
        kind: TouchButton.Quiet
        symbol: "arrow_downward"
        text: root.sheet.below ? qsTr("往下看") : qsTr("下一页")
        enabled: !root.viewModel.isBusy && (root.sheet.below || root.viewModel.page < root.viewModel.pages)
        visible: root.viewModel.pages > 1 || root.sheet.enlarged
        onClicked: {
            if (root.sheet.below)
                root.sheet.move(1);
            else
                root.viewModel.nextPage();
        }
    }
    TouchButton {
        objectName: "enlarge"
        Layout.fillWidth: true
        Layout.columnSpan: Theme.narrow ? 1 : 2
        kind: TouchButton.Quiet
        symbol: root.sheet.enlarged ? "remove" : "add"
        text: root.sheet.enlarged ? qsTr("看整页") : qsTr("放大看")
        onClicked: root.sheet.enlarged = !root.sheet.enlarged
    }
}
