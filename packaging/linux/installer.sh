#!/bin/sh
# Puts CitéApp into the menu of this account and lets it open lots, cards and updates. No rights are asked.
# « ./installer.sh --retirer » takes it out again; the data stay.
set -e
here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
entry=$data/applications/citeapp.desktop
kind=$data/mime/packages/citeapp-lot.xml
if [ "$1" = "--retirer" ]; then
    rm -f "$entry" "$kind"
    echo "CitéApp n’est plus dans le menu. Vos données restent : $data/citeapp"
else
    mkdir -p "$data/applications" "$data/mime/packages"
    # a folder may be called « Données & co (100 %) »: what runs is quoted, a « % » is written twice
    plain=$(printf '%s' "$here" | sed 's/[&|\\]/\\&/g')
    twice=$(printf '%s' "$plain" | sed 's/%/%%/g')
    sed "s|@RUN@|$twice|g; s|@FOLDER@|$plain|g" "$here/citeapp.desktop" > "$entry"
    cp "$here/citeapp-lot.xml" "$kind"
    types=$(sed -n 's/^MimeType=//p' "$entry" | tr ';' ' ')
    # said at once: not every desktop keeps a cache of who opens what
    command -v xdg-mime > /dev/null && xdg-mime default citeapp.desktop $types || true
    echo "CitéApp est dans le menu."
fi
command -v update-mime-database > /dev/null && update-mime-database "$data/mime" || true
command -v update-desktop-database > /dev/null && update-desktop-database "$data/applications" || true
