pragma ComponentBehavior: Bound

import QtQuick

// The first picture, before anything else is there: the words of the attract scene, in its place. No translation is
// loaded yet, so what is new stands in both languages. It lies beside the theme: a folder loads all its singletons.
Window {
    id: root

    width: 1280
    height: 800
    visible: true
    title: "乡办"
    color: Theme.ground

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
    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.margin, Theme.px(1240))
        spacing: Theme.gap

        Text {
            width: parent.width
            textFormat: Text.PlainText
            text: "您好，来办事吗？"
            font: Theme.display
            color: Theme.ink
            wrapMode: Text.Wrap

            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Text {
            width: parent.width
            textFormat: Text.PlainText
            text: "正在准备，马上就好。\nOne moment, please."
            font: Theme.lead
            color: Theme.inkSoft
            wrapMode: Text.Wrap

            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
}
