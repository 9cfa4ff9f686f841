// What a document is and how two of them may be tied together. Pure.
export const directions = ['incoming', 'outgoing', 'internal'] as const
export type Direction = (typeof directions)[number]

export const linkKinds = ['basis', 'implements', 'amends', 'replaces'] as const
export type LinkKind = (typeof linkKinds)[number]

/** A document can rest on, carry out, amend or replace only what was there on its day. */
export const mayLink = (from: { issuedOn: Temporal.PlainDate }, to: { issuedOn: Temporal.PlainDate }): boolean =>
  Temporal.PlainDate.compare(from.issuedOn, to.issuedOn) >= 0
