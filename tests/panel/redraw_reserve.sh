#!/bin/sh
# Draws a reserve again by docs/panel.md alone: ./redraw_reserve.sh SEED RESIGNED RESERVE...
# The first line of what it prints is who comes.
seed=$1
resigned=$2
shift 2
for reserve in "$@"; do
    hash=$(printf 'tallystick panel replacement/v1\n%s\n%s\n%s\n' "$seed" "$resigned" "$reserve" | sha256sum)
    printf '%s %s\n' "${hash%% *}" "$reserve"
done | LC_ALL=C sort | cut -d ' ' -f 2-
