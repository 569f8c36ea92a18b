# fish completion for astlint. Made from the flags of astlint by 'npm run generate'.

function __astlint_rules
    string split -n \n '
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
'
end

complete -c astlint -n 'not __fish_seen_subcommand_from show lsp merge' -l fix -d 'write the safe fixes: nobody who logs in properly loses anything'
complete -c astlint -n 'not __fish_seen_subcommand_from show lsp merge' -l unsafe-fixes -d 'with --fix or --diff'
complete -c astlint -n 'not __fish_seen_subcommand_from show lsp merge' -l diff -d 'show what --fix would change, secrets masked; write nothing'
complete -c astlint -n 'not __fish_seen_subcommand_from show lsp merge' -l rule -x -a '(__fish_append , (__astlint_rules))' -d 'run only these rules: sip/allowguest, sip/*; repeatable, or a list a,b'
complete -c astlint -n 'not __fish_seen_subcommand_from show lsp merge' -l ignore -x -a '(__fish_append , (__astlint_rules))' -d 'run all but these rules'
complete -c astlint -n 'not __fish_seen_subcommand_from show lsp merge' -l preset -x -a 'recommended strict all' -d 'which rules run: recommended (default), strict, all'
complete -c astlint -n 'not __fish_seen_subcommand_from show lsp merge' -l severity -x -a 'critical high medium low info' -d 'report only what is at least so bad: critical, high, medium, low, info'
complete -c astlint -n 'not __fish_seen_subcommand_from show lsp merge' -l asterisk-version -x -d 'judge for this Asterisk; default: detected'
complete -c astlint -n 'not __fish_seen_subcommand_from show lsp merge' -l config -r -F -d 'the settings; default: astlint.json at or above the configuration'
complete -c astlint -n 'not __fish_seen_subcommand_from show lsp merge' -l no-config -d 'read no settings'
complete -c astlint -n 'not __fish_seen_subcommand_from show lsp merge' -l follow-symlinks -d 'read links that lead out of the configuration folder'
complete -c astlint -n 'not __fish_seen_subcommand_from show lsp merge' -l no-ignores -d 'report what comments \'; astlint: ignore[rule] reason\' ignore, too'
complete -c astlint -n 'not __fish_seen_subcommand_from show lsp merge' -l add-ignores -x -d 'write such comments for all that is reported'
complete -c astlint -n 'not __fish_seen_subcommand_from show lsp merge' -l baseline -r -F -d 'do not report what this file knows'
complete -c astlint -n 'not __fish_seen_subcommand_from show lsp merge' -l update-baseline -d 'write what is reported to that file, and what is gone out of it'
complete -c astlint -n 'not __fish_seen_subcommand_from show lsp merge' -l since -x -d 'report only what is new since a revision of the git repository'
complete -c astlint -n 'not __fish_seen_subcommand_from show lsp merge' -s f -l format -x -a 'text compact json jsonl sarif github gitlab junit checkstyle markdown html' -d 'text'
complete -c astlint -n 'not __fish_seen_subcommand_from show lsp merge' -l fail-on -x -a 'critical high medium low info never' -d 'exit with 1 if so much is reported: medium (default) …, never'
complete -c astlint -n 'not __fish_seen_subcommand_from show lsp merge' -s q -l quiet -d 'print one line per finding and nothing else'
complete -c astlint -n 'not __fish_seen_subcommand_from show lsp merge' -l color -x -a 'auto always never' -d 'auto (default), always, never'
complete -c astlint -n 'not __fish_seen_subcommand_from show lsp merge' -l shard -x -d 'lint one part of the configurations'
complete -c astlint -n 'not __fish_seen_subcommand_from show lsp merge' -s j -l jobs -x -d 'threads that lint; default: as many as pay'
complete -c astlint -n 'not __fish_seen_subcommand_from show lsp merge' -l watch -d 'lint again whatever changes, until Ctrl-C'
complete -c astlint -n 'not __fish_seen_subcommand_from show lsp merge' -l stdin-filename -r -F -d 'with the path -: which file standard input is, for example sip.conf'
complete -c astlint -n 'not __fish_seen_subcommand_from show lsp merge' -l explain -x -a '(__fish_append , (__astlint_rules))' -d 'say what a rule finds, why it matters and how to mend it'
complete -c astlint -n 'not __fish_seen_subcommand_from show lsp merge' -l print-config -d 'print the settings that hold, and the level of every rule'
complete -c astlint -n 'not __fish_seen_subcommand_from show lsp merge' -l init -d 'write astlint.json with what can be found out'
complete -c astlint -n 'not __fish_seen_subcommand_from show lsp merge' -l list-rules -d 'list all rules; with --format json as data'
complete -c astlint -n 'not __fish_seen_subcommand_from show lsp merge' -s V -l version -d 'show the version'
complete -c astlint -n 'not __fish_seen_subcommand_from show lsp merge' -s h -l help -d 'show this help'
complete -c astlint -n __fish_use_subcommand -a show -d 'Shows what Asterisk would have in its memory after loading the configuration folder DIR'
complete -c astlint -n '__fish_seen_subcommand_from show; and not __fish_seen_subcommand_from config dialplan includes value' -f -a 'config dialplan includes value'
complete -c astlint -n '__fish_seen_subcommand_from show' -l format -x -a 'text json' -d 'text (default) or json'
complete -c astlint -n '__fish_seen_subcommand_from show' -l asterisk-version -x -d 'for this Asterisk; default: detected'
complete -c astlint -n '__fish_seen_subcommand_from show' -l with-secrets -d 'config and dialplan: passwords and PINs as they are instead of masked'
complete -c astlint -n '__fish_seen_subcommand_from show' -l follow-symlinks -d 'read links that lead out of the folder'
complete -c astlint -n '__fish_seen_subcommand_from show' -l color -x -a 'auto always never' -d 'auto (default), always, never'
complete -c astlint -n '__fish_seen_subcommand_from show' -s h -l help -d 'show this help'
complete -c astlint -n __fish_use_subcommand -a lsp -d 'Serves an editor by the Language Server Protocol, over standard input and output'
complete -c astlint -n '__fish_seen_subcommand_from lsp; and not __fish_seen_subcommand_from ' -f -a ''
complete -c astlint -n '__fish_seen_subcommand_from lsp' -l stdio -d 'changes nothing; some editors add it'
complete -c astlint -n '__fish_seen_subcommand_from lsp' -s h -l help -d 'show this help'
complete -c astlint -n __fish_use_subcommand -a merge -d 'Makes the reports of a whole run out of what its shards have written with -f shard=FILE'
complete -c astlint -n '__fish_seen_subcommand_from merge; and not __fish_seen_subcommand_from ' -f -a ''
complete -c astlint -n '__fish_seen_subcommand_from merge' -s f -l format -x -a 'text compact json jsonl sarif github gitlab junit checkstyle markdown html' -d 'text'
complete -c astlint -n '__fish_seen_subcommand_from merge' -s q -l quiet -d 'print one line per finding and nothing else'
complete -c astlint -n '__fish_seen_subcommand_from merge' -l color -x -a 'auto always never' -d 'auto (default), always, never'
complete -c astlint -n '__fish_seen_subcommand_from merge' -s h -l help -d 'show this help'
