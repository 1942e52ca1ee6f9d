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
