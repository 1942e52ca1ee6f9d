pragma ComponentBehavior: Bound

import QtQuick
import Township.ViewModels

// Shows the section whose name the desk says; another one is read and made anew each time.
FocusScope {
    id: root

    required property string page
    required property DeskSectionsViewModel viewModel

    // By section: its file, and what it is handed.
    readonly property var _sections: ({
            today: ["DeskTodayPage.qml",
                {
                    viewModel: viewModel.today
                }
            ],
            calls: ["DeskCallsPage.qml",
                {
                    viewModel: viewModel.calls
                }
            ],
            assist: ["DeskAssistPage.qml",
                {
                    viewModel: viewModel.assist
                }
            ],
            cases: ["DeskCasesPage.qml",
                {
                    viewModel: viewModel.cases
                }
            ],
            outbox: ["DeskOutboxSection.qml",
                {
                    viewModel: viewModel.outbox,
                    courier: viewModel.courier
                }
            ],
            records: ["DeskRecordsPage.qml",
                {
                    viewModel: viewModel.records
                }
            ],
            settings: ["DeskSettingsPage.qml",
                {
                    viewModel: viewModel.settings,
                    trial: viewModel.trial
                }
            ],
            doctor: ["DeskDoctorPage.qml",
                {
                    viewModel: viewModel.doctor
                }
            ],
            people: ["DeskPeoplePage.qml",
                {
                    viewModel: viewModel.people
                }
            ],
            audit: ["DeskAuditPage.qml",
                {
                    viewModel: viewModel.audit
                }
            ]
        })

    function _show(): void {
        const section = root._sections[root.page];
        if (section)
            loader.setSource(section[0], section[1]);
        else
            loader.source = "";
        loader.forceActiveFocus(); // whoever chose it by keys goes on in it, not on the rail
    }

    onPageChanged: _show()
    Component.onCompleted: _show()

    Loader {
        id: loader

        anchors.fill: parent
        focus: true
    }
}
