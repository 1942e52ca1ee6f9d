pragma Singleton
pragma ComponentBehavior: Bound

import QtQuick
import Township.ViewModels

// What the camera sees, once for the whole window; the window hands it in.
QtObject {
    property LiveViewModel viewModel: null

    readonly property string source: viewModel ? viewModel.source : ""
    readonly property bool dark: viewModel ? viewModel.isDark : false
    readonly property string headline: viewModel ? viewModel.headline : ""
    readonly property string fault: viewModel ? viewModel.fault : ""
}
