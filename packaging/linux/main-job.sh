#!/bin/bash
# main-job.sh ROOT HOME LOG PICTURES: what Mediadesk is for, done from outside with keyboard and pointer on the display
# there is. Its window shows the demo's medias, `mediadesk.ui` is logged to LOG, and its user's folder is HOME below
# ROOT. Saves the newest complete media and sends a file; the bytes have to be the same. Leaves pictures of the screen.
set -euo pipefail
root=$1 home=$2 log=$3 pictures=$4
samples=$(cd "$(dirname "$0")/../../resources/samples" && pwd)

# until_true SECONDS WHAT COMMAND...: waits until the command succeeds.
until_true() {
    local end=$((SECONDS + $1)) what=$2
    shift 2
    until "$@"; do
        if [ $SECONDS -ge $end ]; then
            import -silent -window root "png:$pictures-failed.png"
            printf '%s: not within the time; see %s-failed.png\n' "$what" "$pictures" >&2
            exit 1
        fi
        sleep 0.2
    done
}
shown() { xdotool search --onlyvisible --name "$1" >/dev/null 2>&1; }
gone() { ! shown "$1"; }
# holds PATH: the file, or one of the folder, has the content $md5. Not grep -q: it would leave before find has ended.
holds() { find "$1" -type f -exec md5sum {} + 2>/dev/null | grep "^$md5 " >/dev/null; }
# enter DIALOG TEXT: types a path into a file dialog and ends it.
enter() {
    until_true 20 "The dialog \"$1\"" shown "$1"
    # The dialog takes the keyboard when its window manager has told it so.
    until_true 20 "The keyboard in \"$1\"" focused "$1"
    xdotool type --delay 20 "$2"
    xdotool key Return
    until_true 20 "The end of the dialog \"$1\"" gone "$1"
}
focused() { [[ $(xdotool getwindowfocus getwindowname 2>/dev/null) == "$1"* ]]; }

until_true 60 "The list of medias" grep -q "list shown" "$log"
window=$(xdotool search --onlyvisible --class mediadesk | head -n 1)
[[ $(xprop -id "$window" WM_CLASS) == *'"mediadesk", "mediadesk"' ]] || {
    printf 'The window does not bear the class that the desktop file names.\n' >&2
    exit 1
}

# The first row is a media that is still arriving; the second is the newest that has arrived.
md5=$(md5sum <"$samples/invoice.pdf" | cut -d ' ' -f 1)
xdotool mousemove --window "$window" 150 105 click 1
sleep 0.5
xdotool key Down
sleep 0.5
xdotool key ctrl+shift+s
enter "Save as" "$home/kept.pdf"
until_true 30 "The saved file" holds "$root$home/kept.pdf"
printf 'Saved; MD5 %s equals that of the sample\n' "$md5"

head -c 20000000 /dev/urandom >"$root$home/letter to send.bin"
chmod 644 "$root$home/letter to send.bin"
md5=$(md5sum <"$root$home/letter to send.bin" | cut -d ' ' -f 1)
xdotool key ctrl+o
enter "Choose files to send" "$home/letter to send.bin"
# The request is chosen already: that of the selected media. Send is the dialog's default.
until_true 20 "The keyboard in the sending dialog" focused "Send files"
sleep 1
import -silent -window root "png:$pictures-sending.png"
xdotool key Return
until_true 60 "The sent file on the server" \
    holds "$root$home/.local/share/Mediadesk/mediadesk/demo/files"
until_true 20 "The end of the sending dialog" gone "Send files"
sleep 2
import -silent -window root "png:$pictures-done.png"
printf 'Sent; the server keeps a file with its MD5 %s\n' "$md5"

xdotool key ctrl+q
