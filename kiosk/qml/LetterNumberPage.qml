pragma ComponentBehavior: Bound

import QtQuick
import Township.ViewModels

// A number of letters and digits, as passports have, typed on keys of its own.
SceneFrame {
    id: root

    required property IdentityViewModel viewModel

    inView: sheet.digits
    onBack: viewModel.back()
    onNext: viewModel.next()

    tray: CodePad {
        width: root.width
        signs: root.viewModel.signs
        onTyped: sign => root.viewModel.press(sign)
        onErased: root.viewModel.erase()
    }

    NumberSheet {
        id: sheet

        viewModel: root.viewModel
    }
}
