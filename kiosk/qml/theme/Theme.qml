pragma Singleton
pragma ComponentBehavior: Bound

import QtQuick

// The only file that knows a number or a colour. Everything else asks here.
QtObject {
    id: root

    // Set once from the window; every binding below follows.
    property bool elder: false
    property int width: 1920
    property int height: 1080

    // Compact (a small landscape screen) shows fewer things, never smaller ones; narrow is one column: upright,
    // and wherever the type is large; slim: both at once; scant: too narrow for that.
    readonly property bool portrait: height > width
    readonly property bool compact: !portrait && (width < 1400 || height < 900)
    readonly property bool tight: compact && elder
    readonly property bool narrow: portrait || elder
    readonly property bool slim: portrait && elder
    readonly property bool scant: slim && width < 1000

    // Languages written from the right turn every page round.
    readonly property bool mirrored: Application.layoutDirection === Qt.RightToLeft

    // Colour: a role, never a hue. The elder theme is the same roles with more contrast.
    readonly property color ground: elder ? "#FFFFFF" : "#F4F6F8"
    readonly property color surface: "#FFFFFF"
    readonly property color ink: elder ? "#000000" : "#14202B"
    readonly property color inkSoft: elder ? "#1B2630" : "#3D4B57"
    readonly property color inkOnPrimary: "#FFFFFF"
    readonly property color primary: elder ? "#003B75" : "#0A4F96"
    readonly property color primaryPressed: elder ? "#00264D" : "#083E77"
    readonly property color primaryEdge: elder ? "#001F40" : "#062F5B"
    readonly property color primarySoft: elder ? "#DCE9F7" : "#E8F0F9"
    readonly property color success: elder ? "#07492A" : "#0B5F38"
    readonly property color successSoft: "#EDF7F1"
    readonly property color danger: elder ? "#7E1212" : "#9B1C1C"
    readonly property color dangerSoft: "#FCECEA"
    readonly property color note: elder ? "#5E3000" : "#7A3E00"
    readonly property color noteSoft: "#FFF4E0"
    readonly property color line: elder ? "#1B2630" : "#7B8B9A"
    readonly property color lineSoft: elder ? "#8494A3" : "#D9E0E6"
    readonly property color disabled: "#E3E9EE"
    readonly property color star: "#B86200"
    readonly property color tray: "#DCE3EA"
    readonly property color toolKey: "#E3E9EE"
    readonly property color veil: "#CC14202B"
    readonly property color rail: elder ? "#000000" : "#14202B"
    readonly property color railPressed: "#34414D"
    readonly property color table: "#54463A"
    readonly property color focusOuter: "#14202B"
    readonly property color focusInner: "#FFD24A"

    // Above 1080 lines everything grows with the screen; type and touch grow in elder mode as well.
    readonly property real unit: Math.max(1, Math.min(width, height) / 1080)
    readonly property real scale: unit * (elder ? 1.4 : 1)

    // Type: five sizes, three weights.
    readonly property string family: "Noto Sans SC"
    readonly property font small: _font(26, Font.Normal)
    readonly property font smallStrong: _font(26, Font.Medium)
    readonly property font body: _font(30, Font.Normal)
    readonly property font bodyStrong: _font(30, Font.Medium)
    readonly property font lead: _font(36, Font.Normal)
    readonly property font keyLetter: tight ? body : lead
    readonly property font keyWord: tight ? bodyStrong : leadStrong
    readonly property font leadStrong: _font(36, Font.Bold)
    readonly property font title: _font(48, Font.Bold)
    readonly property font display: _font(64, Font.Bold)
    // Noto Sans SC is 1.448 em high by itself: this proportion makes 1.5 em, not 1.5 * 1.448.
    readonly property real lineHeight: 1.036

    // Space: multiples of 8. Space does not grow with the type, or a page would hold nothing.
    readonly property int hair: space(8)
    readonly property int gapSmall: space(16)
    readonly property int gap: compact ? space(16) : space(24)
    readonly property int gapLarge: compact ? space(24) : space(32)
    readonly property int gapSection: compact ? space(32) : space(48)
    readonly property int margin: space(compact ? 32 : portrait ? 48 : 64)
    readonly property int keyGap: space(compact ? 8 : 10)

    // Touch
    readonly property int touch: px(64)
    readonly property int touchPrimary: px(88)
    readonly property int primaryMinWidth: px(narrow ? 220 : 280)
    readonly property int choiceHeight: compact ? px(112) : elder ? space(192) : space(216)
    readonly property int tileHeight: compact ? px(112) : narrow ? px(124) : px(152)
    readonly property int keyHeight: compact ? space(elder ? 68 : 64) : portrait ? px(86) : space(elder ? 96 : 86)
    readonly property int padKeyHeight: compact ? px(62) : px(portrait ? 96 : 132)
    readonly property int fieldHeight: px(compact ? 80 : 104)

    // Bars: header and footer never move.
    readonly property int headerRow: touch + (compact ? gapSmall : gapLarge)
    readonly property int headerHeight: portrait ? 2 * touch + 3 * gap : headerRow
    readonly property int footerHeight: touchPrimary + (compact ? gapSmall : 2 * gap)
    readonly property int progressHeight: space(10)
    readonly property int progressSegment: space(compact ? 32 : portrait ? 40 : 48)

    // Columns: two thirds for the question, one third beside it.
    readonly property int stripName: px(compact ? 130 : 210)
    readonly property int asideWidth: portrait ? width - 2 * margin : Math.round((width - 2 * margin) * 0.31)

    // Shape
    readonly property int radius: space(16)
    readonly property int radiusSmall: space(12)
    readonly property int hairline: 1
    readonly property int border: space(elder ? 3 : 2)
    readonly property int borderStrong: space(elder ? 5 : 4)
    readonly property int keyEdge: space(elder ? 8 : 6)
    readonly property int focusWidth: space(4)

    // Icons
    readonly property int iconSmall: px(32)
    readonly property int icon: px(40)
    readonly property int iconLarge: px(56)
    readonly property int badge: px(compact ? 72 : 88)
    readonly property int radio: px(44)
    readonly property int radioDot: px(22)

    // Pictures of a form
    readonly property int choicePicture: px(compact ? 112 : 160)
    readonly property int questionPicture: px(compact ? 240 : 360)

    // Motion: only to show where something came from; none in elder mode, or where it is turned off.
    property bool still: false
    readonly property int motion: elder || still ? 0 : 180

    function px(size: real): int {
        return Math.round(size * root.scale);
    }

    function space(size: real): int {
        return Math.round(size * root.unit);
    }

    function _font(size: real, weight: int): font {
        return Qt.font({
            family: root.family,
            pixelSize: root.px(size),
            weight: weight
        });
    }
}
