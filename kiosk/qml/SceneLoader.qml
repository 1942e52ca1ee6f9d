pragma ComponentBehavior: Bound

import QtQuick
import Township.ViewModels

// Shows the scene whose name the shell says.
Loader {
    id: root

    required property string scene
    required property ScenesViewModel viewModel

    readonly property var _scenes: ({
            attract: attract,
            home: home,
            services: services,
            guide: guide,
            event: event,
            checklist: checklist,
            notices: notices,
            closed: closed,
            consent: consent,
            window: atWindow,
            identity: identity,
            question: question,
            repeat: repeat,
            material: material,
            review: review,
            signature: signature,
            filed: filed,
            progress: progress,
            code: code,
            saved: saved,
            resume: resume
        })

    sourceComponent: _scenes[scene]

    Component {
        id: attract

        AttractScene {
            viewModel: root.viewModel.attract
        }
    }
    Component {
        id: home

        HomeScene {
            viewModel: root.viewModel.home
        }
    }
    Component {
        id: services

        ServicesScene {
            viewModel: root.viewModel.services
        }
    }
    Component {
        id: guide

        GuideScene {
            viewModel: root.viewModel.guide
        }
    }
    Component {
        id: event

        EventScene {
            viewModel: root.viewModel.lifeEvent
        }
    }
    Component {
        id: checklist

        ChecklistScene {
            viewModel: root.viewModel.checklist
        }
    }
    Component {
        id: notices

        NoticesScene {
            viewModel: root.viewModel.notices
        }
    }
    Component {
        id: closed

        ClosedScene {
            viewModel: root.viewModel.closed
        }
    }
    Component {
        id: consent

        ConsentScene {
            viewModel: root.viewModel.consent
        }
    }
    Component {
        id: atWindow

        WindowScene {
            viewModel: root.viewModel.guide
        }
    }
    Component {
        id: identity

        IdentityScene {
            viewModel: root.viewModel.identity
        }
    }
    Component {
        id: question

        QuestionScene {
            viewModel: root.viewModel.question
        }
    }
    Component {
        id: repeat

        RepeatScene {
            viewModel: root.viewModel.repeat
        }
    }
    Component {
        id: material

        MaterialScene {
            viewModel: root.viewModel.material
        }
    }
    Component {
        id: review

        ReviewScene {
            viewModel: root.viewModel.review
        }
    }
    Component {
        id: signature

        SignatureScene {
            viewModel: root.viewModel.signature
        }
    }
    Component {
        id: filed

        FiledScene {
            viewModel: root.viewModel.filed
            ratingViewModel: root.viewModel.rating
        }
    }
    Component {
        id: progress

        ProgressScene {
            viewModel: root.viewModel.progress
            ratingViewModel: root.viewModel.rating
        }
    }
    Component {
        id: code

        CodeScene {
            viewModel: root.viewModel.code
        }
    }
    Component {
        id: saved

        SavedScene {
            viewModel: root.viewModel.code
        }
    }
    Component {
        id: resume

        ResumeScene {
            viewModel: root.viewModel.resume
        }
    }
}
