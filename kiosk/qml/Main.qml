pragma ComponentBehavior: Bound

import QtQuick
import Township.ViewModels

// The window: header, one scene, and what may lie over it.
Window {
    id: root

    required property ShellViewModel viewModel
    required property CallViewModel call
    required property HandwritingViewModel handwriting
    required property LiveViewModel live
    required property ReadingViewModel reading
    required property ScannedViewModel scanned
    property QtObject desk: null
    property bool still: false

    readonly property bool _assisted: viewModel.helper !== ""
    readonly property bool _online: viewModel.reach === "online"
    readonly property int _seconds: viewModel.secondsLeft
    readonly property string _quiet: qsTr("好一会儿没有动静了。不点一下，就从屏幕上清掉，不让别人看见。")
    readonly property bool _covered: callOverlay.visible || timeOverlay.visible || farewell.visible || remark.visible

    width: 1280
    height: 800
    visible: true
    title: qsTr("乡办")
    color: Theme.ground

    LayoutMirroring.enabled: Theme.mirrored
    LayoutMirroring.childrenInherit: true

    Binding {
        target: Lens
        property: "viewModel"
        value: root.live
    }
    Binding {
        target: Pace
        property: "viewModel"
        value: root.viewModel
    }
    Binding {
        target: Handwriter
        property: "viewModel"
        value: root.handwriting
    }
    Binding {
        target: Theme
        property: "elder"
        value: root.viewModel.isElder
    }
    Binding {
        target: Theme
        property: "still"
        value: root.still
    }
    Binding {
        target: Theme
        property: "width"
        value: root.width
    }
    Binding {
        target: Theme
        property: "height"
        value: root.height
    }
    KeyScope {
        anchors.fill: parent
        focus: !root.viewModel.isDesk
        enabled: !root._covered && !root.viewModel.isDesk
        visible: !root.viewModel.isDesk

        HeaderBar {
            id: header

            width: parent.width
            hall: root._assisted ? qsTr("%1在帮办").arg(root.viewModel.helper) : root.viewModel.hall
            kiosk: root._assisted ? root.viewModel.hall : root.viewModel.deviceName
            mark: !root._assisted ? "" : root.viewModel.isByAgent ? qsTr("代办") : qsTr("帮办")
            network: root._online ? qsTr("已联网") : qsTr("离线也能办")
            networkSymbol: root._online ? "cloud_done" : "cloud_off"
            canSpeak: root.reading.canSpeak
            speaking: root.reading.isSpeaking
            onReadingRequested: root.reading.switch()
            onLanguageRequested: root.viewModel.switchLanguage()
            onTypeSizeRequested: root.viewModel.switchTypeSize()
            helpName: root._assisted ? "desk_return" : "staff"
            helpText: root._assisted ? qsTr("回工作台") : root.call.isOpen ? qsTr("已叫人") : qsTr("找工作人员")
            helpSymbol: root._assisted ? "badge" : root.call.isOpen ? "notifications" : "support_agent"
            onHelpRequested: root._assisted ? root.viewModel.openDesk() : root.call.call()
        }
        SceneLoader {
            id: loader

            anchors.top: header.bottom
            anchors.bottom: parent.bottom
            width: parent.width
            focus: true
            scene: root.viewModel.scene
            viewModel: root.viewModel.scenes
        }
    }
    // Read only when staff come: the window stands the sooner.
    Loader {
        readonly property bool open: root.viewModel.isDesk && root.desk !== null

        anchors.fill: parent
        focus: open
        onOpenChanged: {
            if (open)
                setSource("desk/DeskLayer.qml", {
                    viewModel: root.desk
                });
            else
                source = "";
        }
    }
    CallOverlay {
        id: callOverlay

        anchors.fill: parent
        viewModel: root.call
    }
    Overlay {
        id: timeOverlay

        anchors.fill: parent
        visible: root.viewModel.isAskingForTime
        symbol: "hourglass_top"
        headline: qsTr("还在办吗？")
        text: root._seconds === 0 ? root._quiet : root._quiet + "\n" + qsTr("还有 %n 秒", "", root._seconds)
        buttons: [
            TouchButton {
                objectName: "leave"
                symbol: "logout"
                text: qsTr("不办了")
                onClicked: root.viewModel.end()
            },
            TouchButton {
                objectName: "extend"
                kind: TouchButton.Primary
                symbol: "more_time"
                text: qsTr("还在办，加时间")
                onClicked: root.viewModel.extendTime()
            }
        ]
        onTouched: root.viewModel.extendTime()
    }
    Overlay {
        id: remark

        readonly property bool _full: Remark.most > 0

        anchors.fill: parent
        visible: (_full || root.scanned.headline !== "") && !callOverlay.visible && !timeOverlay.visible
        warm: true
        symbol: _full ? "edit_note" : "qr_code_scanner"
        headline: _full ? qsTr("这里最多写 %n 个字", "", Remark.most) : root.scanned.headline
        text: _full ? qsTr("多出来的没有写进去。请看看写全了没有。") : root.scanned.fault
        buttons: TouchButton {
            objectName: "remark"
            symbol: "check"
            text: qsTr("知道了")
            onClicked: remark.touched()
        }
        onTouched: {
            Remark.most = 0;
            root.scanned.dismiss();
        }
    }
    Connections {
        function onSceneChanged(): void {
            Remark.most = 0;
        }

        target: loader
    }
    Overlay {
        id: farewell

        anchors.fill: parent
        visible: root.viewModel.saysFarewell && !callOverlay.visible && !root.viewModel.isDesk
        symbol: "waving_hand"
        headline: qsTr("再见，请慢走")
        // In both languages: the visit's own is forgotten with it.
        text: qsTr("请带好身份证、材料和回执单。您的内容已从屏幕上清空。\nPlease take your ID card, papers and slip.")
        buttons: TouchButton {
            objectName: "farewell"
            symbol: "check"
            text: qsTr("知道了")
            onClicked: root.viewModel.touch()
        }
        onTouched: root.viewModel.touch()
    }
}
