#!/bin/bash
# wine-check.sh [desk|tests] [PICTURES]: tries the Windows build of build.sh under Wine. "desk" drives the program with
# keys, as its user would, on a screen of its own: sign in to the demo server (the Windows one), list, save, send; what
# was saved and sent must be the same byte for byte. "tests" runs the test programs that need no window. Neither named:
# both. Pictures of each step are left in the folder PICTURES (build/windows/pictures).
# shellcheck source=packaging/windows/wine.sh
. "$(dirname "$0")/wine.sh"

parts=("desk" "tests")
case ${1:-} in
desk | tests)
    parts=("$1")
    shift
    ;;
esac
mkdir -p "${1:-$root/build/windows/pictures}"
pictures=$(cd "${1:-$root/build/windows/pictures}" && pwd)

install_packages "$root/packaging/linux/build-packages" "$windows/build-packages" "$windows/wine-packages"
place=$(mktemp -d)
children=()
tidy() {
    stop_wine
    [ ${#children[@]} = 0 ] || kill "${children[@]}" 2>/dev/null || true
    wait || true
    rm -rf "$place"
}
trap tidy EXIT

# within SECONDS COMMAND...: the command succeeds before so much time has gone.
within() {
    local end=$((SECONDS + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        [ $SECONDS -lt $end ] || return 1
        sleep 0.2
    done
}

shot() {
    # One more frame, for what was told just before it was painted.
    sleep 1
    import -silent -window root "png:$pictures/$1.png"
    printf 'Picture: %s\n' "$pictures/$1.png"
}

give_up() {
    shot failed
    cat "$place"/*.log >&2
    fail "$*"
}

# shown TITLE: a window whose title contains this is there; it gets the keyboard.
shown() {
    local window
    window=$(xdotool search --onlyvisible --name "$1" 2>/dev/null | tail -n 1)
    [ -n "$window" ] && xdotool windowactivate --sync "$window"
}

wait_for() { within 60 shown "$1" || give_up "No window is called \"$1\""; }
gone() { ! xdotool search --onlyvisible --name "$1"; }
keys() { xdotool key --clearmodifiers --delay 50 "$@"; }
text() { xdotool type --clearmodifiers --delay 15 -- "$1"; }
logged() { grep -q "$1" "$place/mediadesk.log"; }

# api PATH [CURL OPTION...]: what the demo server answers, as JSON.
api() { curl -sSf -H "Authorization: JWT $token" "${@:2}" "$address$1"; }

# field NAME: of the first media in a list on standard input.
field() { python3 -c 'import json, sys; print(json.load(sys.stdin)["results"][0][sys.argv[1]])' "$1"; }

start_demo_server() {
    mkfifo "$place/stdin"
    wine "$place/Mediadesk/mediadesk-demo-server.exe" --data 'C:\demo' --until-stdin-closes \
        <"$place/stdin" >"$place/demo.log" 2>&1 &
    children+=($!)
    exec {demo_stdin}>"$place/stdin"
    within 60 grep -q Ready "$place/demo.log" || give_up "The demo server does not start"
    address=$(sed -n 's/^Address: \([^\r]*\).*/\1/p' "$place/demo.log")
    key=$(sed -n 's/^Key: \([^\r]*\).*/\1/p' "$place/demo.log")
    email=$(sed -n 's/^E-mail: \([^\r]*\).*/\1/p' "$place/demo.log")
    token=$(curl -sSf -H 'Content-Type: application/json' -d "{\"api_key\":\"$key\",\"email\":\"$email\"}" \
        "${address}auth/get_token/" | python3 -c 'import json, sys; print(json.load(sys.stdin)["token"])')
    say "The demo server for Windows answers at $address"
}

sign_in() {
    wine "$place/Mediadesk/mediadesk.exe" >"$place/mediadesk.log" 2>&1 &
    mediadesk=$!
    children+=("$mediadesk")
    wait_for "^Mediadesk$"
    shot 1-started
    keys alt+s End
    keys alt+d
    text "$address"
    keys alt+m
    text "$email"
    keys alt+y
    text "$key"
    shot 2-signing-in
    keys Return
    within 60 logged "list shown" || give_up "No list is shown"
    wait_for "Mediadesk"
    shot 3-list
    say "Signed in, and the list is shown"
}

save_a_file() {
    local second name sum saved=$place/saved.bin
    # The second row: of the newest media not all has arrived.
    second=$(api "media/?page_size=1&page=2")
    name=$(field name <<<"$second")
    sum=$(field file_checksum <<<"$second")
    keys Home Down
    sleep 1
    shot 4-details
    keys ctrl+shift+s
    wait_for "Save as"
    keys ctrl+a
    text "$(windows_path "$saved")"
    shot 5-save-as
    keys Return
    within 60 test -s "$saved" || give_up "Nothing was saved"
    shot 6-saved
    [ "$(md5sum <"$saved")" = "$sum  -" ] || give_up "What was saved of $name is not what the server has"
    say "Saved \"$name\": its MD5 is the server's, $sum"
}

arrived() { [ "$(api "media/?page_size=1" | field name)" = "$1" ]; }

send_a_file() {
    local file=$place/twenty.bin sum first
    head -c $((20 * 1024 * 1024)) /dev/urandom >"$file"
    sum=$(md5sum <"$file")
    # Wine does not give the keyboard back when a dialog of Windows closes.
    wait_for "Mediadesk$"
    # The request of the selected media is chosen already.
    keys ctrl+o
    wait_for "Choose files to send"
    text "$(windows_path "$file")"
    shot 7-choose-files
    keys Return
    within 30 gone "Choose files to send" || give_up "The file was not taken"
    wait_for "Send files"
    shot 8-send
    keys Return
    within 120 arrived twenty.bin || give_up "The file did not arrive"
    sleep 2
    shot 9-sent
    first=$(api "media/?page_size=1")
    [ "$(field file_checksum <<<"$first")  -" = "$sum" ] || give_up "What arrived is not what was sent"
    [ "$(api "media/$(field id <<<"$first")/download/" | md5sum)" = "$sum" ] ||
        give_up "What comes back is not what was sent"
    [ "$(field total_chunks <<<"$first")" = 3 ] || give_up "It did not go in three chunks"
    say "Sent 20 MiB in 3 chunks: the server's MD5 is the file's, ${sum%% *}"
}

leave() {
    shown "Mediadesk" || give_up "The window is gone"
    keys alt+F4
    within 30 test ! -d "/proc/$mediadesk" || give_up "Mediadesk does not end"
    wait "$mediadesk" || give_up "Mediadesk ended with an error"
    exec {demo_stdin}>&-
    say "Mediadesk has ended"
}

desk() {
    "$windows/deploy.sh" "$place/Mediadesk"
    openbox --sm-disable >"$place/openbox.log" 2>&1 &
    children+=($!)
    start_demo_server
    sign_in
    save_a_file
    send_a_file
    leave
}

# Those that show windows are not for Wine, which draws and asks for them in its own way.
without_windows() {
    local program needs
    for program in "$root"/build/windows/tests/*.exe; do
        needs=$(x86_64-w64-mingw32-objdump --private-headers "$program")
        [[ $needs == *"DLL Name: Qt6Widgets"* ]] || printf '%s\n' "$program"
    done
}

tests() {
    local program name programs failed=()
    mapfile -t programs < <(without_windows)
    say "The ${#programs[@]} test programs that need no window"
    for program in "${programs[@]}"; do
        name=$(basename "$program" .exe)
        if (cd "$place" && timeout 180 wine cmd /c "set QT_QPA_PLATFORM=offscreen&& $(windows_path "$program")") \
            >"$place/$name.log" 2>&1; then
            printf 'passed  %s\n' "$name"
            # What was not tried, and why.
            grep -a '^SKIP' "$place/$name.log" || true
        else
            printf 'FAILED  %s\n' "$name"
            failed+=("$name")
            grep -aE '^(FAIL!|XPASS|QFATAL)|   Loc:|Actual|Expected' "$place/$name.log" || tail -n 20 "$place/$name.log"
        fi
        rm "$place/$name.log"
    done
    [ ${#failed[@]} = 0 ] || fail "These failed under Wine: ${failed[*]}"
}

start_wine "$place"
for part in "${parts[@]}"; do
    "$part"
done
