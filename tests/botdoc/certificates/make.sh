#!/bin/bash
# Makes the certificates of tst_tls anew, in this folder. All are for the one key here, which protects nothing
# but tests on the loopback address, and good until 2120, but for the one that has ended.
set -euo pipefail
cd "$(dirname "$0")"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
touch "$work/index"
openssl ecparam -name prime256v1 -genkey -noout -out key.pem

# As an authority: `openssl ca` alone sets both ends of a certificate's life.
certificate() { # name, authority or -selfsign, begin, end, extensions...
    local name=$1 issuer=$2 begin=$3 end=$4
    shift 4
    openssl req -new -key key.pem -subj "/CN=Mediadesk tests, $name" -out "$work/request"
    cat >"$work/config" <<END
[ca]
default_ca = authority
[authority]
database = $work/index
rand_serial = yes
new_certs_dir = $work
default_md = sha256
policy = policy
unique_subject = no
x509_extensions = extensions
[policy]
commonName = supplied
[extensions]
$(printf '%s\n' "$@")
END
    if [[ $issuer != -selfsign ]]; then
        issuer="-cert $issuer.pem"
    fi
    # shellcheck disable=SC2086 # an option and its value
    openssl ca -batch -notext -config "$work/config" $issuer -keyfile key.pem \
        -startdate "$begin" -enddate "$end" -in "$work/request" -out "$name.pem"
}

past=20200101000000Z
future=21200101000000Z
authority=("basicConstraints = critical,CA:TRUE" "keyUsage = critical,keyCertSign")
server=("basicConstraints = critical,CA:FALSE" "keyUsage = critical,digitalSignature"
    "extendedKeyUsage = serverAuth" "subjectAltName = IP:127.0.0.1,DNS:localhost")
elsewhere=("${server[@]:0:3}" "subjectAltName = DNS:api.botdoc.io")

certificate authority -selfsign "$past" "$future" "${authority[@]}"
certificate stranger -selfsign "$past" "$future" "${authority[@]}"
certificate good authority "$past" "$future" "${server[@]}"
certificate ended authority "$past" 20210101000000Z "${server[@]}"
certificate to-come authority 21100101000000Z "$future" "${server[@]}"
certificate elsewhere authority "$past" "$future" "${elsewhere[@]}"
certificate of-stranger stranger "$past" "$future" "${server[@]}"
certificate self-signed -selfsign "$past" "$future" "${server[@]}"
