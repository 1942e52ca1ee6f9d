pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// Ten digits, one more sign where the number has one ("X", "."), and a way to take the last one back.
GridLayout {
    id: root

    property string extra: ""

    signal typed(sign: string)
    signal erased

    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true

    // Whoever has reached the pad by keys types on the keys of a keyboard.
    Keys.onPressed: key => {
        const sign = key.text.toUpperCase();
        key.accepted = key.key === Qt.Key_Backspace || /^[0-9]$/.test(sign) || (sign !== "" && sign === root.extra);
        if (!key.accepted)
            return;
        if (key.key === Qt.Key_Backspace)
            root.erased();
        else
            root.typed(sign);
    }

    columns: 3
    columnSpacing: Theme.gapSmall
    rowSpacing: Theme.gapSmall

    component PadKey: Key {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: Theme.touch
        Layout.preferredHeight: Theme.padKeyHeight
        Layout.maximumHeight: Theme.px(168)
        Layout.preferredWidth: Theme.touch
        focusPolicy: Qt.TabFocus
        font: Theme.title
    }

    Repeater {
        model: 9

        PadKey {
            required property int index

            objectName: "pad_" + text
            text: index + 1
            onClicked: root.typed(text)
        }
    }
    PadKey {
        objectName: "pad_" + text
        text: root.extra
        opacity: enabled ? 1 : 0
        enabled: text !== ""
        onClicked: root.typed(text)
    }
    PadKey {
        objectName: "pad_0"
        text: "0"
        onClicked: root.typed(text)
    }
    PadKey {
        objectName: "pad_erase"
        tool: true
        font: Theme.small
        symbol: Theme.compact ? "" : "backspace"
        text: qsTr("删除")
        autoRepeat: true
        onClicked: root.erased()
    }
}
