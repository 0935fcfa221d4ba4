#!/bin/bash
# changelog.sh debian|metainfo CHANGES DATE CONTACT: prints CHANGELOG.md as a Debian changelog, or as the releases of an
# AppStream metainfo. DATE (2026-11-25) is taken for a version that has none, because it is not released.
set -euo pipefail
form=$1 changes=$2 today=$3 contact=$4

awk -v form="$form" -v today="$today" -v contact="$contact" '
function escaped(text)
{
    gsub(/&/, "\\&amp;", text); gsub(/</, "\\&lt;", text); gsub(/>/, "\\&gt;", text)
    while (match(text, /`[^`]*`/))
        text = substr(text, 1, RSTART - 1) "<code>" substr(text, RSTART + 1, RLENGTH - 2) "</code>" \
               substr(text, RSTART + RLENGTH)
    return text
}
function wrapped(text,    words, count, i, line)
{
    gsub(/`/, "", text)
    count = split(text, words, " ")
    line = "  *"
    for (i = 1; i <= count; ++i) {
        if (length(line) + length(words[i]) > 78) {
            print line
            line = "   "
        }
        line = line " " words[i]
    }
    print line
}
function end_item()
{
    if (item == "")
        return
    if (form == "debian")
        wrapped(item)
    else
        print "          <li>" escaped(item) "</li>"
    item = ""
}
function end_version(    rfc, command)
{
    if (version == "")
        return
    end_item()
    if (form == "debian") {
        command = "LC_ALL=C date -u -R -d " date
        command | getline rfc
        close(command)
        print "\n -- " contact "  " rfc
    } else {
        print "        </ul>\n      </description>\n    </release>"
    }
}
/^## / {
    end_version()
    if (form == "debian" && version != "")
        print ""
    version = $2
    released = match($0, /[0-9]+-[0-9]+-[0-9]+/)
    date = released ? substr($0, RSTART, RLENGTH) : today
    if (form == "debian")
        print "mediadesk (" version ") stable; urgency=medium\n"
    else
        print "    <release version=\"" version "\" date=\"" date "\" type=\"" (released ? "stable" : "development") \
              "\">\n      <description>\n        <ul>"
    next
}
/^- / { end_item(); item = substr($0, 3); next }
/^  / && item != "" { sub(/^ +/, ""); item = item " " $0 }
END { end_version() }
' "$changes"
