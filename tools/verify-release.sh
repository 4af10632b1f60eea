#!/usr/bin/env bash
# A second verifier of a release: signature, hashes and form only, with standard tools and nothing of
# Tallystick. A release has one possible form (docs/release.md); the zip is built again from its members, byte
# by byte, and compared, so that nothing can be added, doubled, linked, compressed or hidden in a header.
#
#   tools/verify-release.sh RELEASE.zip [KEY.pub]
#
# Needs unzip, gzip, cmp, sha256sum and either minisign or openssl 3. KEY.pub is the publisher's key in minisign's
# form, got from somewhere else than the release; without it the key inside the release is used, which
# shows that the release is whole and not who made it. VERIFY_WITH=openssl or =minisign chooses the tool.
# Ends with 0 when all holds, 1 when something doesn't, 2 when it can't be looked at.
set -euo pipefail
export LC_ALL=C
unset UNZIP UNZIPOPT ZIPINFO ZIPINFOOPT GZIP # options that these tools would take from there

fail() { echo "DIFFERS: $*" >&2; exit 1; }
stop() { echo "$*" >&2; exit 2; }
first() { sed -n 1p; } # to the end of what comes, for a tool whose reader goes away ends in silence

[[ $# -ge 1 && $# -le 2 ]] || stop "usage: $0 RELEASE.zip [KEY.pub]"
release=$1
[[ -f $release ]] || stop "there is no file $release"
[[ $release == /* ]] || release=$PWD/$release # no name of a file is then taken for an option
for tool in unzip gzip cmp sha256sum; do command -v "$tool" >/dev/null || stop "$tool is missing"; done
with=${VERIFY_WITH:-$(command -v minisign >/dev/null && echo minisign || echo openssl)}
[[ $with == openssl || $with == minisign ]] || stop "VERIFY_WITH is openssl or minisign"
command -v "$with" >/dev/null || stop "$with is missing"
given=${2:-}
[[ -z $given || $given == /* ]] || given=$PWD/$given

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
files=$scratch/files
mkdir "$files"
cd "$scratch"
ln -s "$release" release.zip # unzip takes signs in a name for a pattern of others, and looks for NAME.zip too
# The list is looked at before anything is unpacked: plain stored files under plain names, each once.
unzip -Z1 release.zip >"$scratch/names" 2>/dev/null || fail "the zip is damaged, or this is none"
unzip -Z release.zip 2>/dev/null | grep -E '^[^ ]{10} ' >"$scratch/listing" || fail "the zip is damaged, or empty"
member='[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*'
odd=$(grep -vxE "$member" "$scratch/names" | first | tr -cd '[:print:]' || true)
[[ -z $odd ]] || fail "a member's name is none that a release has: $odd"
[[ $(wc -l <"$scratch/names") == "$(wc -l <"$scratch/listing")" ]] || fail "a member's name is none that a release has"
twice=$(sort "$scratch/names" | uniq -d | first)
[[ -z $twice ]] || fail "$twice is there twice"
# type and rights, made by, size, kind (a capital letter: locked), method
awk '$1 !~ /^-/ || $5 !~ /^[bt]/ || $6 != "stor" { print $NF; exit 1 }' "$scratch/listing" >"$scratch/odd" ||
  fail "$(first <"$scratch/odd") is a link, compressed or locked: a release holds none of these"
inside='package/datapackage\.json|package/tables/[a-z_]+\.(csv|parquet)|package/methods/[^/]+\.(toml|registrations\.json)'
inside+='|tables/[a-z_]+\.(csv|parquet)|(method|assessment|registration|manifest|index)\.json|style\.css|SHA256SUMS(\.minisig)?'
inside+='|release/(release\.json|key\.(vkey|pub)|checkpoint\.txt|ledger\.vkey|record\.json|leaves|kept\.jsonl)'
# Pages and their figures, the rows of figures, the feed and calendar, what is searched with and what programs
# read; none among the tables.
pages='(.+/)?[^/]+\.(html|svg)|(.+/)?(charts|press)/[^/]+\.csv|(.+/)?(feed\.xml|calendar\.ics)|search\.js|([A-Za-z_-]+/)?search/[0-9]+\.js'
pages+='|api/v1/([A-Za-z0-9._-]+/)*[A-Za-z0-9._-]+\.json(ld)?'
grep -vxE "$inside" "$scratch/names" >"$scratch/site" || true
odd=$({ grep -vxE "$pages" "$scratch/site"; grep -E '^(package|tables|release)/' "$scratch/site"; } | first || true)
[[ -z $odd ]] || fail "no release has a member $odd"
total=$(awk '{ sum += $4 } END { printf "%d", sum }' "$scratch/listing")
((total < $(wc -c <"$release"))) || fail "its members claim more bytes than the file has"
if ! unzip -q -o release.zip -d "$files" >"$scratch/log" 2>&1; then
  fail "the zip is damaged: $(grep -v '^Archive' "$scratch/log" | first)"
fi
key=$files/release/key.pub
if [[ -n $given ]]; then # as it was handed on: with other line ends, or without the last
  [[ -f $given ]] || stop "there is no key $2"
  key=$scratch/given.pub
  sed 's/\r$//;2q' "$given" | tr -d '\0' >"$key"
  [[ $(sed -n 1p "$key") == "untrusted comment: minisign public key"* && $(sed -n 2p "$key") =~ ^[A-Za-z0-9+/]{56}$ ]] ||
    stop "$2 holds no public key in minisign's form: name the release/key.pub that the publisher gave you"
fi

# bytes FILE LINE FIRST LAST: some bytes of what a line of a minisign file says in base64
bytes() { sed -n "$2p" "$1" | base64 -d | tail -c "+$3" | head -c "$(($4 - $3 + 1))"; }

# ed25519 MESSAGE SIGNATURE: with the key as openssl wants it
ed25519() {
  openssl pkeyutl -verify -rawin -pubin -keyform DER -inkey "$scratch/key.der" -in "$1" -sigfile "$2" >/dev/null 2>&1
}

with_openssl() { # FILE SIGNATURE-FILE
  local alg
  [[ $(bytes "$2" 2 3 10 | od -An -tx1) == "$(bytes "$key" 2 3 10 | od -An -tx1)" ]] || return 1
  alg=$(bytes "$2" 2 1 2)
  [[ $alg == ED ]] || return 1
  { printf '\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00'; bytes "$key" 2 11 42; } >"$scratch/key.der"
  openssl dgst -blake2b512 -binary "$1" >"$scratch/digest"
  bytes "$2" 2 11 74 >"$scratch/signature"
  ed25519 "$scratch/digest" "$scratch/signature" || return 1
  # The trusted comment is signed together with the signature.
  { cat "$scratch/signature"; sed -n 3p "$2" | sed 's/^trusted comment: //' | tr -d '\n'; } >"$scratch/comment"
  sed -n 4p "$2" | base64 -d >"$scratch/global"
  ed25519 "$scratch/comment" "$scratch/global"
}

signed() { # FILE SIGNATURE-FILE
  if [[ $with == minisign ]]; then
    minisign -V -q -p "$key" -m "$1" -x "$2" >/dev/null 2>&1
  else
    with_openssl "$1" "$2"
  fi
}

# exactly FILE LINE...: the file has just these lines, each given as a pattern; what programs skip counts too.
exactly() {
  local file=$1 line=0
  shift
  [[ $(wc -l <"$file") == $# && $(tail -c 1 "$file" | od -An -tx1) == " 0a" ]] || return 1
  for pattern in "$@"; do
    line=$((line + 1))
    sed -n "${line}p" "$file" | grep -qxE -e "$pattern" || return 1
  done
}
who='[A-Za-z0-9./_-]{1,200}' b64='[A-Za-z0-9+/]'
hex() { od -An -v -tx1 | tr -d ' \n'; }
raw() { cut -d+ -f3- "$files/release/key.vkey" | base64 -d; }
plainly() { # FILE COMMENT: a signature in its one spelling, by the key in the release
  exactly "$1" "untrusted comment: signature by $who" "$b64{98}[AEIMQUYcgkosw048]=" "trusted comment: $2" "$b64{85}[AQgw]==" &&
    [[ $(sed -n 1p "$1") == "untrusted comment: signature by $(cut -d+ -f1 "$files/release/key.vkey")" ]] &&
    [[ $(bytes "$1" 2 1 2) == ED && $(bytes "$1" 2 3 10 | hex) == "$(bytes "$files/release/key.pub" 2 3 10 | hex)" ]]
}

[[ -f $files/SHA256SUMS && -f $files/SHA256SUMS.minisig ]] || fail "it holds no signed manifest: it is no release"
for name in release/key.pub release/key.vkey release/release.json package/datapackage.json \
  {method,assessment,registration,manifest}.json; do
  [[ -f $files/$name ]] || fail "$name is missing"
done
exactly "$files/release/key.vkey" "$who\\+[0-9a-f]{8}\\+$b64{44}" || fail "release/key.vkey holds something else than a key"
exactly "$files/release/key.pub" 'untrusted comment: minisign public key [0-9A-F]{16}' "$b64{56}" ||
  fail "release/key.pub holds something else than a key"
[[ $(bytes "$files/release/key.pub" 2 11 42 | hex) == "$(raw | tail -c 32 | hex)" ]] ||
  fail "release/key.vkey and release/key.pub are not one key"
# Each names the key by a part of a hash: there is one way to write it.
hint=$({ cut -d+ -f1 "$files/release/key.vkey"; printf '\1'; raw | tail -c 32; } | sha256sum | head -c 8)
[[ $(raw | head -c 1 | hex) == 01 && $(cut -d+ -f2 "$files/release/key.vkey") == "$hint" ]] ||
  fail "release/key.vkey is not written as the key of a release"
number=$({ printf minisign; raw | tail -c 32; } | sha256sum | head -c 16)
shown=$(fold -w 2 <<<"$number" | tac | tr -d '\n' | tr a-f A-F)
[[ $(bytes "$files/release/key.pub" 2 1 10 | hex) == "4564$number" && $(sed -n 1p "$files/release/key.pub") == *" $shown" ]] ||
  fail "release/key.pub is not written as the key of a release"
form=$(grep -oE '"form":"tallystick release/v[12]"' "$files/release/release.json" || true)
identity=$(grep -oE '"assessment_id":"[0-9a-f]{64}"' "$files/release/release.json" || true)
[[ $form != *$'\n'* && $identity != *$'\n'* && -n $form && -n $identity ]] || fail "release/release.json names no one form and assessment"
plainly "$files/SHA256SUMS.minisig" "${form:8:21} ${identity:17:64}" ||
  fail "SHA256SUMS.minisig holds something else than this release's signature"
signed "$files/SHA256SUMS" "$files/SHA256SUMS.minisig" || fail "SHA256SUMS is not signed by the key in ${2:-the release}"
cd "$files"
# sha256sum skips comments, takes other spellings and reads whatever is named, a device or itself: a release
# names its own members, each once, before anything is read.
odd=$(grep -nvxE "[0-9a-f]{64}  $member" SHA256SUMS | first | tr -cd '[:print:]' || true)
[[ -z $odd && $(tail -c 1 SHA256SUMS | od -An -tx1) == " 0a" ]] || fail "SHA256SUMS holds a line that is none of a hash: $odd"
sort -c -u -k 2 SHA256SUMS 2>/dev/null || fail "SHA256SUMS is not sorted by name"
sed 's/^[0-9a-f]*  //' SHA256SUMS | sort >"$scratch/listed"
find . -type f ! -name SHA256SUMS ! -name SHA256SUMS.minisig | sed 's,^\./,,' | sort >"$scratch/there"
more=$(comm -13 "$scratch/listed" "$scratch/there" | first)
[[ -z $more ]] || fail "$more is not in the signed manifest"
less=$(comm -23 "$scratch/listed" "$scratch/there" | first)
[[ -z $less ]] || fail "$less is in the signed manifest and not in the zip"
sha256sum --check --strict --quiet SHA256SUMS >"$scratch/sums" 2>&1 || fail "$(first <"$scratch/sums")"
# The one form: the manifest and its signature first, then all others sorted; see docs/release.md.
le() { # VALUE BYTES: a number, its lowest byte first
  local value=$1 count=$2 out=
  while ((count-- > 0)); do
    printf -v out '%s\\x%02x' "$out" $((value & 255))
    value=$((value >> 8))
  done
  printf '%b' "$out"
}
rebuilt=$scratch/rebuilt directory=$scratch/directory count=0 offset=0
: >"$rebuilt"
: >"$directory"
while IFS= read -r name; do
  size=$(wc -c <"$name")
  gzip -1 -c <"$name" | tail -c 8 | head -c 4 >"$scratch/crc"
  { le 20 2; le 0 2; le 0 2; le 0 2; le 33 2; cat "$scratch/crc"; le "$size" 4; le "$size" 4; le ${#name} 2; } >"$scratch/common"
  { printf 'PK\3\4'; cat "$scratch/common"; le 0 2; printf '%s' "$name"; cat "$name"; } >>"$rebuilt"
  {
    printf 'PK\1\2'; le 788 2; cat "$scratch/common"
    le 0 2; le 0 2; le 0 2; le 0 2; le $((0100644 << 16)) 4; le $offset 4; printf '%s' "$name"
  } >>"$directory"
  offset=$((offset + 30 + ${#name} + size)) count=$((count + 1))
done < <(printf '%s\n' SHA256SUMS SHA256SUMS.minisig; cat "$scratch/listed")
cat "$directory" >>"$rebuilt"
{ printf 'PK\5\6'; le 0 2; le 0 2; le $count 2; le $count 2; le "$(wc -c <"$directory")" 4; le $offset 4; le 0 2; } >>"$rebuilt"
cmp -s "$release" "$rebuilt" ||
  fail "the zip has another form than these members give: something was added, left over or hidden in a header"
beside() { # FILE: whether something lies there; what is no file is no signature or hash
  [[ -e $1 || -L $1 ]] || return 1
  [[ -f $1 ]] || fail "$1 is no file"
}
if beside "$release.minisig"; then
  plainly "$release.minisig" 'file:.+' || fail "$release.minisig holds something else than a release's signature"
  signed "$release" "$release.minisig" || fail "$release.minisig belongs to another file or another key"
fi
if beside "$release.sha256"; then
  exactly "$release.sha256" '[0-9a-f]{64}  .+' ||
    fail "$release.sha256 holds something else than one hash"
  [[ $(cut -d' ' -f1 "$release.sha256") == "$(sha256sum <"$release" | cut -d' ' -f1)" ]] ||
    fail "$release.sha256 belongs to another file"
fi
echo "$(wc -l <"$scratch/listed") files are as they were signed (checked with $with and sha256sum)."
echo "Signed with the key: $(sed -n 2p "$key")"
[[ $# -eq 2 ]] || echo "That key came with the release. Compare it with the publisher's own, or name it: $0 $release KEY.pub"
cat <<'END'
Not checked here: whether figures and pages follow from the package, whether what the release says of itself
is true, whether its ledger's proofs, witnesses and registrations hold. Only 'tallystick verify' can say.
END
