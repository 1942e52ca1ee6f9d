pragma ComponentBehavior: Bound

import QtQuick

// What this kiosk cannot ask: said plainly, with what to do. Nobody is stuck on it.
NoteCard {
    id: root

    required property string inability
    required property bool mandatory

    readonly property var _words: ({
            place: qsTr("这台机器不能定位"),
            sound: qsTr("这台机器不能录音"),
            video: qsTr("这台机器不能录像"),
            file: qsTr("这台机器不能收文件"),
            choices: qsTr("这里没有可以选的")
        })
    readonly property string _skip: qsTr("这一项可以不填，点“下一步”接着办。要填，请找工作人员。")
    readonly property string _ask: qsTr("这一项一定要有，请找工作人员。别的题可以先填完。")

    objectName: "unable"
    symbol: "support_agent"
    headline: _words[inability] ?? ""
    text: mandatory ? _ask : _skip
}
