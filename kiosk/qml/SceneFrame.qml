pragma ComponentBehavior: Bound

import QtQuick

// The desk a page lies on, under the header: progress, one page, an optional tray (keyboard), footer.
// A pad (digits) stays beside the page, in portrait under it; `inView` is kept in sight when room gets scarce.
// Back is always at the lower left, the next step always at the lower right; the tray never moves them.
// A page that is taller than its place goes on; a button says so. "" as a word leaves its button out.
Rectangle {
    id: root

    property alias backText: footer.backText
    property alias backSymbol: footer.backSymbol
    property alias nextName: footer.nextName
    property alias nextText: footer.nextText
    property alias nextSymbol: footer.nextSymbol
    property alias nextEnabled: footer.nextEnabled
    property alias asideName: footer.asideName
    property alias asideText: footer.asideText
    property alias asideSymbol: footer.asideSymbol
    property alias stepText: progress.text
    property alias stepIndex: progress.step
    property alias stepCount: progress.steps

    // Whether what the page goes on with are choices.
    property bool offersChoices: false
    property Item pad
    property Item inView

    default property Item page
    property alias tray: trayHolder.data

    readonly property bool _stripped: view.scrolls && (Theme.portrait || !footer.visible || footer.crowded)
    readonly property string _onward: offersChoices && Theme.elder ? qsTr("更多选择") : qsTr("往下还有")

    signal back
    signal next
    signal aside

    function toTop(): void {
        view.toTop();
    }

    color: Theme.ground

    StepBar {
        id: progress

        x: Theme.margin
        y: Theme.gapSmall
        width: parent.width - 2 * Theme.margin
    }
    PageView {
        id: view

        anchors.top: progress.visible ? progress.bottom : parent.top
        anchors.left: parent.left
        width: parent.width - (padHolder.beside ? padHolder.width + Theme.gapSection + Theme.margin : 0)
        page: root.page
        inView: root.inView
        place: strip.y - y
        limit: trayHolder.y - strip.anchors.bottomMargin - y
        turns: Theme.elder && root.pad === null && trayHolder.height === 0
    }
    Binding {
        target: root.page
        property: "x"
        value: Theme.mirrored && padHolder.beside ? 0 : Theme.margin
    }
    Binding {
        target: root.page
        property: "width"
        value: view.width - (padHolder.beside ? 1 : 2) * Theme.margin
    }
    Item {
        id: padHolder

        readonly property bool beside: root.pad !== null && !Theme.portrait

        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        y: Theme.portrait ? strip.y + strip.height : view.y + Theme.gap
        width: Theme.asideWidth
        height: root.pad === null ? 0 : Theme.portrait ? root.pad.implicitHeight : view.place - 2 * Theme.gap
    }
    Binding {
        target: root.pad
        property: "parent"
        value: padHolder
    }
    Binding {
        target: root.pad
        property: "width"
        value: padHolder.width
    }
    Binding {
        target: root.pad
        property: "height"
        value: padHolder.height
    }
    Rectangle {
        anchors.right: view.right
        anchors.rightMargin: padHolder.beside ? -(Theme.gapSection + width) / 2 : Theme.hair
        y: view.y + view.visibleArea.yPosition * view.place
        width: Theme.hair
        height: view.visibleArea.heightRatio * view.place
        radius: width / 2
        color: Theme.line
        visible: view.scrolls
    }
    Item {
        id: strip

        anchors.bottom: trayHolder.top
        anchors.bottomMargin: Theme.portrait && root.pad ? padHolder.height + Theme.gap : 0
        width: parent.width
        height: root._stripped ? Theme.touch + Theme.gap : 0
    }
    Item {
        id: trayHolder

        anchors.bottom: footer.top
        width: parent.width
        height: childrenRect.height
    }
    FooterBar {
        id: footer

        anchors.bottom: parent.bottom
        width: parent.width
        guestWidth: more.implicitWidth
        guest: view.scrolls && !root._stripped ? more : null
        onBack: root.back()
        onNext: root.next()
        onAside: root.aside()
    }
    MoreButton {
        id: more

        parent: root._stripped ? strip : footer.middle
        anchors.centerIn: parent
        ends: view.isLast
        onward: root._onward
        visible: view.scrolls
        onClicked: view.goOn()
    }
}
