# bash completion for astlint. Made from the flags of astlint by 'npm run generate'.

_astlint_rules="
acl/invalid
acl/ipv4-only-deny
acl/negation
acl/order
acl/permit-without-deny
acl/wide-permit
ami/allowmultiplelogin
ami/auth-limits
ami/bind-public
ami/cleartext
ami/debug
ami/displayconnects-off
ami/duplicate-user
ami/empty-secret
ami/no-acl
ami/read-privileges
ami/tls-options-ignored
ami/unknown-class
ami/weak-secret
ami/webenabled
ami/write-privileges
ari/allowed-origins
ari/api-key-url
ari/enabled-default
ari/no-acl
ari/plain-password
ari/write-user
calendar/credentials
cdr/db-credentials
cdr/disabled
core/cli-permissions
core/debug-level
core/dumpcore
core/hideconnect
core/live-dangerously
core/maxcalls
core/remote-console-shell
core/run-as-root
core/socket-permissions
core/systemname
dahdi/analog-context
dialplan/block-order
dialplan/callerid-auth
dialplan/callforward-external
dialplan/confbridge-no-pin
dialplan/curl-ssrf
dialplan/dangerous-app
dialplan/deprecated-app
dialplan/dial-T-inbound
dialplan/disa-no-password
dialplan/emergency-unreachable
dialplan/fastagi-remote
dialplan/include-outbound-in-inbound
dialplan/international-allowed
dialplan/ivr-direct-dial
dialplan/line-syntax
dialplan/missing-context
dialplan/missing-extension
dialplan/missing-label
dialplan/no-call-duration-limit
dialplan/no-concurrency-limit
dialplan/open-pattern-outbound
dialplan/other-language
dialplan/outside-line-digit
dialplan/password-in-dialplan
dialplan/path-traversal
dialplan/pickup-chanspy
dialplan/pin-in-clear
dialplan/premium-allowed
dialplan/priority-gap
dialplan/recording-notice
dialplan/removed-function
dialplan/sample-demo
dialplan/underscore-dot
dialplan/unknown-app
dialplan/unknown-function
dialplan/writeprotect
dundi/open
features/blindxfer-default
features/parking
files/config-writable
files/secret-permissions
h323/open
hep/unencrypted-mirror
http/bind-public
http/no-tls
http/restriction
http/servername
http/session-limit
http/static
http/status-page
http/tls-weak
http/uploads
iax/auth-plaintext
iax/authdebug
iax/bind-public
iax/calltoken-off
iax/delayreject
iax/guest-user
iax/multiple-contexts
iax/no-encryption
iax/switch-remote
logger/dateformat
logger/debug-in-file
logger/exec-after-rotate
logger/no-notice
logger/no-security-channel
logger/queue-limit
mgcp/open
modules/dangerous
modules/deprecated
modules/inactive-file
modules/unknown-module
modules/unused-channel
moh/custom-application
parser/append-operator
parser/duplicate-general-section
parser/exec-include
parser/first-wins-duplicate
parser/invalid-value
parser/last-wins-duplicate
parser/line-syntax
parser/list-space-after-comma
parser/missing-include
parser/section-name
parser/smart-quotes
parser/template-general
parser/unknown-key
phoneprov/open
pjsip/acl-missing
pjsip/allow-overlap
pjsip/allow-subscribe
pjsip/allow-transfer
pjsip/anonymous-endpoint
pjsip/auth-username-numeric
pjsip/authenticator-not-loaded
pjsip/call-limit
pjsip/debug-logger
pjsip/direct-media
pjsip/duplicate-object
pjsip/endpoint-identifier-order
pjsip/endpoint-no-auth
pjsip/expiration
pjsip/follow-redirect
pjsip/geolocation-privacy
pjsip/identify-wide
pjsip/max-contacts
pjsip/media-encryption
pjsip/message-context
pjsip/missing-reference
pjsip/nat-consistency
pjsip/outbound-registration
pjsip/required-security-modules
pjsip/rtp-timeout
pjsip/shared-auth
pjsip/srtp-over-udp
pjsip/stir-shaken
pjsip/tls-method
pjsip/tls-verify
pjsip/transport-bind
pjsip/transport-udp-only
pjsip/trunk-claimable-by-name
pjsip/trust-id
pjsip/unauthenticated-options
pjsip/unidentified-limits
pjsip/user-agent
pjsip/websocket-exposure
prometheus/open
queues/context-escape
realtime/plaintext
rtp/checksums
rtp/ice-leak
rtp/port-range
rtp/srtp-replay
rtp/strictrtp
secret/charset-problem
secret/equals-identity
secret/in-template
secret/low-entropy
secret/md5-of-weak
secret/placeholder
secret/reuse
secret/short
sip/allowexternaldomains
sip/allowguest
sip/allowoverlap
sip/allowsubscribe
sip/allowtransfer
sip/alwaysauthreject
sip/autocreatepeer
sip/bind-public
sip/both-stacks
sip/call-limit
sip/callerid-missing
sip/chan-sip-deprecated
sip/debug-on
sip/default-context
sip/default-port
sip/defaultexpiry
sip/directmedia
sip/insecure-invite
sip/insecure-port
sip/match-auth-username
sip/message-unauthenticated
sip/nat-per-peer
sip/nat-value
sip/no-acl
sip/no-secret
sip/numeric-username
sip/options-unauthenticated
sip/pedantic-off
sip/promiscredir
sip/qualify
sip/realtime-blindspot
sip/register-without-peer
sip/rtp-timeout
sip/srtp-missing
sip/srtp-over-udp
sip/tcp-limits
sip/tls-off
sip/tls-weak
sip/tlsverifyclient-ignored
sip/trunk-ip-auth
sip/trustrpid
sip/type-missing
sip/useragent-banner
sip/users-conf
sip/weak-secret
sip/websocket-open
skinny/open
suppression/malformed
suppression/no-reason
suppression/unknown-rule
suppression/unused
udptl/range
unistim/open
version/advisory-match
version/config-newer
version/eol
vm/callout
vm/exitcontext
vm/extern-commands
vm/maxlogins
vm/minpassword
vm/voicemailmain-no-pin
vm/weak-password
xmpp/component
"

# Offers the words of $1 that start with $2, each with $3 before it.
_astlint_words() {
  local IFS=$' \t\n' word
  for word in $1; do
    [[ $word == "$2"* ]] && COMPREPLY+=("$3$word")
  done
}

# Offers files (f) or folders (d), $1, that start with $2, each with $3 before it.
_astlint_paths() {
  local path
  while IFS= read -r path; do
    COMPREPLY+=("$3$path")
  done < <(compgen "-$1" -- "$2")
  compopt -o filenames 2>/dev/null
}

_astlint() {
  local words command="" option="" value flags first kind="" choices="" list=""
  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_LINE:0:COMP_POINT}
  COMPREPLY=()
  # COMP_WORDS has every '=' as a word of its own.
  [[ $current == "=" ]] && current=""
  read -ra words <<<"$before"
  [[ $before == *[[:space:]] ]] && words+=("")
  local count=${#words[@]}
  value=${words[count - 1]}

  case ${words[1]} in
    show) ((count > 2)) && command=show ;;
    lsp) ((count > 2)) && command=lsp ;;
    merge) ((count > 2)) && command=merge ;;
  esac
  case $command in
    show) flags="--format --asterisk-version --with-secrets --follow-symlinks --color -h --help" first="config dialplan includes value" ;;
    lsp) flags="--stdio -h --help" first="" ;;
    merge) flags="-f --format -q --quiet --color -h --help" first="" ;;
    *) flags="--fix --unsafe-fixes --diff --rule --ignore --preset --severity --asterisk-version --config --no-config --follow-symlinks --no-ignores --add-ignores --baseline --update-baseline --since -f --format --fail-on -q --quiet --color --shard -j --jobs --watch --stdin-filename --explain --print-config --init --list-rules -V --version -h --help" first="show lsp merge" ;;
  esac
  if [[ $value == --*=* ]]; then
    option=${value%%=*} value=${value#*=}
  elif [[ $value == -?* ]]; then
    _astlint_words "$flags" "$value" ""
    return
  else
    option=${words[count - 2]}
  fi
  case $command:$option in
    :--rule) kind=rule ;;
    :--ignore) kind=rule ;;
    :--preset) kind=choice choices="recommended strict all" ;;
    :--severity) kind=choice choices="critical high medium low info" ;;
    :--asterisk-version) kind=text ;;
    :--config) kind=f ;;
    :--add-ignores) kind=text ;;
    :--baseline) kind=f ;;
    :--since) kind=text ;;
    :--format | :-f) kind=choice choices="text compact json jsonl sarif github gitlab junit checkstyle markdown html" ;;
    :--fail-on) kind=choice choices="critical high medium low info never" ;;
    :--color) kind=choice choices="auto always never" ;;
    :--shard) kind=text ;;
    :--jobs | :-j) kind=text ;;
    :--stdin-filename) kind=f ;;
    :--explain) kind=rule ;;
    show:--format) kind=choice choices="text json" ;;
    show:--asterisk-version) kind=text ;;
    show:--color) kind=choice choices="auto always never" ;;
    merge:--format | merge:-f) kind=choice choices="text compact json jsonl sarif github gitlab junit checkstyle markdown html" ;;
    merge:--color) kind=choice choices="auto always never" ;;
  esac

  # In '-f sarif=report' a file follows the choice.
  [[ $kind == choice && $value == *=* ]] && kind=f
  case $kind in
    choice) _astlint_words "$choices" "$value" "${current%"$value"}" ;;
    rule)
      [[ $value == *,* ]] && list=${value%,*},
      _astlint_words "$_astlint_rules" "${value#"$list"}" "${current%"$value"}$list"
      ;;
    f | d)
      [[ $current == *=* ]] && list=${current%=*}=
      _astlint_paths "$kind" "${current#"$list"}" "$list"
      ;;
    text) ;;
    *)
      [[ -z $command && count -eq 2 || -n $command && count -eq 3 ]] && _astlint_words "$first" "$value" ""
      [[ -n $command && count -eq 3 && -n $first ]] || _astlint_paths f "$current" ""
      ;;
  esac
}

complete -F _astlint astlint
