pragma Singleton
pragma ComponentBehavior: Bound

import QtQuick
import Township.ViewModels

// Who gives more time, and whether staff sit beside, once for the whole window; the window hands it in.
QtObject {
    property ShellViewModel viewModel: null

    readonly property bool assisted: viewModel !== null && viewModel.helper !== ""
}
