"""What a private D-Bus, Avahi and ippeveprinter are told (tests/support/cups.py)."""

BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path={}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow user="*"/><allow own="*"/><allow send_destination="*"/>
<allow receive_sender="*"/></policy></busconfig>
"""
AVAHI = """[server]
use-ipv6=no
allow-interfaces=lo
enable-dbus=yes
[wide-area]
enable-wide-area=no
[publish]
publish-workstation=no
"""
# Avahi allows one of itself on a machine: this one sees a /run of its own.
AVAHI_APART = (
    "mount -t tmpfs none /run && mkdir /run/avahi-daemon && "
    "exec avahi-daemon -f {}/avahi.conf --no-drop-root --no-chroot --no-rlimits"
)
# What the printer does with a job: a sheet a page while there is paper. A job that is cancelled
# while it waits for paper is thrown away, as printers do; ippeveprinter only tells that it is.
MECHANISM = """#!/bin/sh
cancelled() {{
    ipptool -t -v -d job="$IPP_JOB_ID" {uri} {folder}/job.test |
        grep -q processing-to-stop-point
}}
pages=$(pdfinfo "$1" | sed -n 's/^Pages: *//p')
page=0
while [ $page -lt "$pages" ]; do
    if [ -e {folder}/no-paper ]; then
        echo 'STATE: +media-empty-error' >&2
        while [ -e {folder}/no-paper ]; do
            sleep 0.2
            cancelled && echo 'STATE: -media-empty-error' >&2 && exit 1
        done
        echo 'STATE: -media-empty-error' >&2
    fi
    page=$((page + 1))
    cp "$1" "{folder}/tray/$IPP_JOB_NAME.$page.$(date +%N)"
done
"""
JOB = """{
    OPERATION Get-Job-Attributes
    GROUP operation-attributes-tag
    ATTR charset attributes-charset utf-8
    ATTR naturalLanguage attributes-natural-language en
    ATTR uri printer-uri $uri
    ATTR integer job-id $job
    ATTR name requesting-user-name kiosk
    STATUS successful-ok
    DISPLAY job-state-reasons
}
"""
