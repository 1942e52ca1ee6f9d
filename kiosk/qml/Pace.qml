pragma Singleton
pragma ComponentBehavior: Bound

import QtQuick
import Township.ViewModels

// Who gives more time, once for the whole window; the window hands it in.
QtObject {
    property ShellViewModel viewModel: null
}
