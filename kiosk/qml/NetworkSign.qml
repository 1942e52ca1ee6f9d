pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// Whether what is filed leaves at once, said calmly: a sign, no alarm.
RowLayout {
    id: root

    required property string symbol
    required property string text

    spacing: Theme.hair

    Icon {
        name: root.symbol
        tint: Theme.inkSoft
        size: Theme.iconSmall
    }
    Text {
        textFormat: Text.PlainText
        text: root.text
        font: Theme.small
        color: Theme.inkSoft

        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
}
