/** A site with something to find, small enough to be read in a test. */
export const sip = "[general]\nallowguest=yes\nalwaysauthreject=no\ncontext=guests\n";

export const dialplan =
  "[guests]\nexten => s,1,Answer()\n same => n,Goto(office,100,1)\n\n[office]\nexten => 100,1,Hangup()\n";

export const site = { "sip.conf": sip, "extensions.conf": dialplan };

/** A range that covers any file. */
export const whole = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };
