/** What Asterisk makes of one line of a configuration file. Numbers, because they live in a typed array. */
export const LineKind = {
  /** Nothing but white space, or nothing left once comments are taken away. */
  blank: 0,
  /** A comment and nothing else, or the inside of a `;-- … --;` block. */
  comment: 1,
  /** `[name](modifiers)` */
  section: 2,
  /** `name = value`, `name => value`, `name += value` */
  option: 3,
  /** `#include`, `#tryinclude`, `#exec`, or an unknown `#word` */
  directive: 4,
  /** Text without `=`, which Asterisk skips with a warning. */
  text: 5,
  /** A line of more than 8191 bytes, which Asterisk skips with a warning. */
  tooLong: 6,
} as const;
