#!/bin/bash
# make.sh: makes the certificates beside it anew: an authority that tests may trust, and servers that it vouches for
# or not. They are for tests on loopback alone; their one key is no secret.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

openssl ecparam -name prime256v1 -genkey -noout -out key.pem
openssl ecparam -name prime256v1 -genkey -noout -out "$work/authority.key"
openssl ecparam -name prime256v1 -genkey -noout -out "$work/stranger.key"
cat >"$work/ca.cnf" <<END
[ca]
default_ca = tests
[tests]
new_certs_dir = $work
database = $work/index
rand_serial = yes
unique_subject = no
default_md = sha256
policy = any
[any]
commonName = supplied
[authority]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[here]
basicConstraints = CA:false
subjectAltName = IP:127.0.0.1,DNS:localhost
[elsewhere]
basicConstraints = CA:false
subjectAltName = DNS:elsewhere.example.com
END
touch "$work/index"

# issue FILE SUBJECT KEY SIGNER EXTENSIONS FROM TO: signed by the authority SIGNER, or by itself when that is "self".
issue() {
    local signer=(-selfsign -keyfile "$3")
    [ "$4" = self ] || signer=(-cert "$4" -keyfile "$work/$(basename "$4" .pem).key")
    openssl req -new -key "$3" -subj "/CN=$2" -out "$work/request"
    openssl ca -batch -notext -config "$work/ca.cnf" "${signer[@]}" -extensions "$5" -startdate "$6" -enddate "$7" \
        -in "$work/request" -out "$1" 2>"$work/log" || { cat "$work/log" >&2; exit 1; }
}

past=20200101000000Z
future=21200101000000Z
issue authority.pem "Authority of the tests" "$work/authority.key" self authority $past $future
issue "$work/stranger.pem" "Somebody else" "$work/stranger.key" self authority $past $future
issue good.pem "A good server" key.pem authority.pem here $past $future
issue expired.pem "An expired server" key.pem authority.pem here $past 20210101000000Z
issue not-yet-valid.pem "A server of the future" key.pem authority.pem here 21190101000000Z $future
issue other-host.pem "Another server" key.pem authority.pem elsewhere $past $future
issue self-signed.pem "A server on its own" key.pem self here $past $future
issue untrusted.pem "A server of somebody else" key.pem "$work/stranger.pem" here $past $future
