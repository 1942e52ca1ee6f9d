pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// What helps on every scene: more time, reading aloud, the other language, large type. Always with words;
// where large type leaves no room for signs, with words alone.
RowLayout {
    id: root

    property bool canSpeak: false
    property bool speaking: false

    readonly property bool _bare: Theme.elder && (Theme.compact || Theme.portrait)
    readonly property bool _visiting: Pace.viewModel !== null && Pace.viewModel.scene !== "attract"
    readonly property bool _hasMore: Pace.viewModel?.hasMoreTime ?? false
    readonly property bool _brief: Theme.compact || Theme.portrait || Theme.elder
    readonly property string _more: _brief ? qsTr("加时间") : qsTr("不着急，加时间")

    signal readingRequested
    signal languageRequested
    signal typeSizeRequested

    spacing: Theme.gapSmall

    component Tool: TouchButton {
        property string sign: ""

        Layout.fillWidth: Theme.portrait
        kind: TouchButton.Quiet
        leftPadding: root._bare ? Theme.hair : Theme.gapSmall
        symbol: root._bare ? "" : sign
    }

    Tool {
        objectName: "more_time"
        sign: root._hasMore ? "check" : "more_time"
        text: root._hasMore ? qsTr("已加时间") : root._more
        enabled: !root._hasMore
        visible: root._visiting
        onClicked: Pace.viewModel.giveMoreTime()
    }
    Tool {
        objectName: "tool_read"
        sign: root.speaking ? "volume_off" : "volume_up"
        text: root.speaking ? qsTr("停止") : qsTr("朗读")
        visible: root.canSpeak
        onClicked: root.readingRequested()
    }
    Tool {
        objectName: "tool_language"
        sign: "translate"
        text: qsTr("English", "the other language, in its own words")
        onClicked: root.languageRequested()
    }
    Tool {
        objectName: "tool_type"
        sign: Theme.elder ? "text_decrease" : "text_increase"
        text: Theme.elder ? qsTr("标准") : qsTr("大字")
        onClicked: root.typeSizeRequested()
    }
}
