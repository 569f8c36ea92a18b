/** Words that whoever attacks telephone systems tries beside those of every password list, the likeliest first. */
export const telephonyWords: readonly string[] = (
  "asterisk freepbx elastix trixbox issabel vicidial voip sip phone telephone telefon telefono telefone pbx ipbx " +
  "extension ext exten secret password passwd pass user account line trunk peer friend provider gateway " +
  "yealink grandstream polycom cisco snom linksys sipura aastra fanvil gigaset avaya panasonic mitel htek audiocodes " +
  "digium sangoma fonality goautodial askozia pbxact xivo wazo ombutel vitalpbx fusionpbx freeswitch kamailio opensips " +
  "3cx twilio telnyx sipgate iax iax2 pjsip jssip webrtc softphone zoiper linphone xlite microsip bria jitsi " +
  "callcenter callcentre call dial dialer conference meetme voicemail mailbox manager ami ari operator reception " +
  "recepcion receptionist office oficina buero bureau agent agente queue support soporte ventas sales admin " +
  "administrador administrator root test testing prueba demo guest default changeme change internal outbound inbound " +
  "line5 amp109 amp111 amportal phpagi cron eLaStIx.2oo7 hello hallo hola bonjour ciao welcome"
).split(" ");
