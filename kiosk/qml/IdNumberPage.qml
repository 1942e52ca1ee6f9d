pragma ComponentBehavior: Bound

import QtQuick
import Township.ViewModels

// A number of digits, and perhaps an X, typed on a pad.
SceneFrame {
    id: root

    required property IdentityViewModel viewModel

    inView: sheet.digits
    onBack: viewModel.back()
    onNext: viewModel.next()

    NumberSheet {
        id: sheet

        viewModel: root.viewModel
    }

    pad: NumberPad {
        extra: "X"
        onTyped: sign => root.viewModel.press(sign)
        onErased: root.viewModel.erase()
    }
}
