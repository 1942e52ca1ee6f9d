pragma Singleton
pragma ComponentBehavior: Bound

import QtQuick
import Township.ViewModels

// What reads handwriting, once for the whole window; the window hands it in.
QtObject {
    property HandwritingViewModel viewModel: null
}
