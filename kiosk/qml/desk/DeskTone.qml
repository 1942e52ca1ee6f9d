pragma Singleton
pragma ComponentBehavior: Bound

import QtQuick
import ".."

// How weighty something is, as colour and sign: never as colour alone.
QtObject {
    function ink(tone: string): color {
        switch (tone) {
        case "good":
        case "green":
            return Theme.success;
        case "note":
        case "yellow":
            return Theme.note;
        case "danger":
        case "red":
            return Theme.danger;
        case "primary":
            return Theme.primary;
        case "plain":
            return Theme.ink;
        default:
            return Theme.inkSoft;
        }
    }

    function soft(tone: string): color {
        switch (tone) {
        case "good":
        case "green":
            return Theme.successSoft;
        case "note":
        case "yellow":
            return Theme.noteSoft;
        case "danger":
        case "red":
            return Theme.dangerSoft;
        case "primary":
            return Theme.primarySoft;
        default:
            return Theme.surface;
        }
    }

    function symbol(tone: string): string {
        switch (tone) {
        case "good":
        case "green":
            return "check_circle-fill";
        case "note":
        case "yellow":
            return "warning-fill";
        case "danger":
        case "red":
            return "error-fill";
        default:
            return "info";
        }
    }
}
