pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Township.ViewModels
import ".."

// 帮人办: how the staff know who is here begins the visit; over an open one it goes on with that; an agent is asked for.
DeskPage {
    id: root

    required property DeskAssistViewModel viewModel

    readonly property string _page: viewModel.page
    readonly property string _said: viewModel.headline
    readonly property var _titles: ({
            start: qsTr("帮人办"),
            open: viewModel.isMine ? qsTr("这一位还没办完") : qsTr("接着帮这位办"),
            agent: qsTr("谁来代办？")
        })
    readonly property var _subtitles: ({
            start: qsTr("您怎么知道来的是谁？点一下就开始办。"),
            open: viewModel.isMine ? qsTr("办到哪儿，都还在下面的屏幕上。") : qsTr("您怎么知道是谁在办？点一下就接着办。"),
            agent: qsTr("先看清申请人的证件和委托书，再记下代办人。")
        })

    title: _titles[_page]
    subtitle: _subtitles[_page]
    backText: _page === "agent" ? qsTr("返回") : ""
    onBack: viewModel.back()
    on_PageChanged: field = null
    on_SaidChanged: if (_said !== "")
        toTop()
    steps: [
        TouchButton {
            objectName: "assist_keep"
            symbol: "arrow_back"
            text: qsTr("先不结束")
            visible: root._page === "open" && root.viewModel.isEnding
            onClicked: root.viewModel.back()
        },
        TouchButton {
            objectName: "assist_end"
            symbol: "logout"
            text: root.viewModel.isEnding ? qsTr("是，结束") : qsTr("结束这次办理")
            visible: root._page === "open"
            onClicked: root.viewModel.end()
        },
        TouchButton {
            objectName: "assist_go_on"
            kind: TouchButton.Primary
            symbol: "arrow_forward"
            symbolAfter: true
            text: qsTr("接着办")
            visible: root._page === "open" && root.viewModel.isMine && !root.viewModel.isEnding
            onClicked: root.viewModel.goOn()
        },
        TouchButton {
            objectName: "assist_agent_begin"
            kind: TouchButton.Primary
            symbol: "arrow_forward"
            symbolAfter: true
            text: qsTr("开始代办")
            visible: root._page === "agent"
            enabled: !root.viewModel.isBusy
            onClicked: root.viewModel.beginForAgent()
        }
    ]

    DeskNote {
        objectName: "assist_fault"
        tone: "danger"
        headline: root._said
        text: root.viewModel.fault
    }
    DeskNote {
        objectName: "assist_ending"
        headline: root.viewModel.isEnding ? qsTr("真的结束？") : ""
        text: qsTr("没交的内容会从屏幕上清掉。")
    }
    Loader {
        Layout.fillWidth: true
        active: root._page === "start" || root._page === "open" && !root.viewModel.isMine
        visible: active
        focus: active
        sourceComponent: DeskChecks {
            viewModel: root.viewModel
        }
    }
    Loader {
        Layout.fillWidth: true
        active: root._page === "agent"
        visible: active
        focus: active
        sourceComponent: DeskAgent {
            viewModel: root.viewModel
            page: root
        }
    }
    Item {
        Layout.fillHeight: true
    }
}
