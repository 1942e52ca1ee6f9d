pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels

// The five levels, or thanks for the one that was given. Leaving without one is the same button.
SceneFrame {
    id: root

    required property RatingViewModel viewModel

    signal rated(level: int)

    backText: viewModel.isSent ? "" : qsTr("返回")

    ColumnLayout {
        spacing: Theme.gap

        Item {
            Layout.fillHeight: true
            visible: root.viewModel.isSent
        }
        Icon {
            Layout.alignment: Qt.AlignHCenter
            name: "check_circle-fill"
            tint: Theme.success
            size: Theme.px(112)
            visible: root.viewModel.isSent
        }
        RatingCard {
            Layout.fillWidth: true
            level: root.viewModel.level
            sent: root.viewModel.isSent
            onRated: level => root.rated(level)
        }
        Item {
            Layout.fillHeight: true
        }
    }
}
