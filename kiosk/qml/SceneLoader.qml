pragma ComponentBehavior: Bound

import QtQuick
import Township.ViewModels

// Shows the scene whose name the shell says. While nobody touches, those that may come next are made ahead, out of
// sight. A scene is shown once and thrown away in the next quiet moment: nothing of a resident stays in it.
FocusScope {
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
            guardian: guardian,
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

    // What is made ahead while a scene is open.
    readonly property var _next: ({
            attract: ["home"],
            home: ["services", "event", "attract", "progress"],
            services: ["guide", "home", "event"],
            guide: ["consent", "services", "home", "checklist"],
            event: ["consent", "services", "guide"],
            consent: ["identity", "code", "question", "guide"],
            identity: ["code", "guardian", "question", "guide"],
            code: ["question", "guide", "repeat"],
            question: ["guide", "material", "review", "repeat"],
            repeat: ["question", "review"],
            material: ["review", "question"],
            review: ["signature", "question", "material"],
            signature: ["filed", "review"],
            filed: ["attract", "home"],
            progress: ["home"],
            checklist: ["guide"],
            notices: ["home"],
            window: ["home", "consent"],
            saved: ["attract"],
            resume: ["question", "home"]
        })

    // Throw away what was shown and what is not near any more, and make one more scene ahead.
    function _prepare(): void {
        const near = root._next[root.scene] ?? [];
        const all = Object.keys(root._scenes).map((_, index) => places.itemAt(index) as Place);
        all.filter(place => !place.open).forEach(place => place.shown = false);
        all.filter(place => !near.includes(place.modelData)).forEach(place => place.ahead = false);
        const missing = near.find(name => !all.find(place => place.modelData === name).ahead);
        if (missing)
            all.find(place => place.modelData === missing).ahead = true;
        else
            quiet.stop();
        quiet.interval = 30;
    }

    onSceneChanged: {
        quiet.interval = 200;
        quiet.restart();
    }

    component Place: Loader {
        required property string modelData
        property bool ahead: false
        property bool shown: false

        readonly property bool open: root.scene === modelData

        anchors.fill: parent
        active: open || ahead || shown
        visible: open
        focus: open
        sourceComponent: root._scenes[modelData]
        onOpenChanged: {
            if (open && shown) {
                sourceComponent = null;
                sourceComponent = root._scenes[modelData];
            }
            ahead = false;
            shown = true;
        }
        Component.onCompleted: shown = open
    }

    Timer {
        id: quiet

        interval: 200
        repeat: true
        running: true
        onTriggered: root._prepare()
    }
    Repeater {
        id: places

        model: Object.keys(root._scenes)

        Place {}
    }
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
        id: guardian

        GuardianScene {
            viewModel: root.viewModel.guardian
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
            printedViewModel: root.viewModel.printed
        }
    }
    Component {
        id: progress

        ProgressScene {
            viewModel: root.viewModel.progress
            ratingViewModel: root.viewModel.rating
            resultViewModel: root.viewModel.result
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
