// An iCalendar feed (RFC 5545) for calendars that subscribe to one's deadlines.

export interface FeedEvent {
  /** Stable and unique in the world, so that a changed deadline moves the entry instead of adding one. */
  uid: string
  /** A date makes an entry of the whole day, an instant one of that minute. */
  at: Temporal.PlainDate | Temporal.Instant
  summary: string
  description?: string
  url?: string
  changedAt: Temporal.Instant
}

export interface Feed {
  name: string
  events: readonly FeedEvent[]
}

export function writeFeed(feed: Feed): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//CCHC Mo//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(feed.name)}`,
    'X-WR-TIMEZONE:Asia/Ho_Chi_Minh',
    ...feed.events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${foldLine(line)}\r\n`).join('')
}

function eventLines(event: FeedEvent): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(event.uid)}`,
    `DTSTAMP:${utc(event.changedAt)}`,
    ...(event.at instanceof Temporal.PlainDate
      ? [`DTSTART;VALUE=DATE:${day(event.at)}`, `DTEND;VALUE=DATE:${day(event.at.add({ days: 1 }))}`]
      : [`DTSTART:${utc(event.at)}`]),
    `SUMMARY:${escapeText(event.summary)}`,
    ...(event.description ? [`DESCRIPTION:${escapeText(event.description)}`] : []),
    ...(event.url ? [`URL:${withoutControls(event.url)}`] : []),
    // A deadline does not make its owner busy.
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

const day = (date: Temporal.PlainDate): string => date.toString().replaceAll('-', '')
const utc = (at: Temporal.Instant): string => at.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')

/** Text value (3.3.11): what separates is escaped, line breaks become \n, other control characters are dropped. */
export const escapeText = (text: string): string =>
  withoutControls(text.replace(/[\\;,]/g, '\\$&').replace(/\r\n?|\n/g, '\\n'))

const withoutControls = (text: string): string => text.replace(/[\p{Cc}]/gu, '')

const LINE_OCTETS = 75

/** Lines of at most 75 octets without the break (3.1), never cut inside a character. */
export function foldLine(line: string): string {
  let folded = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > LINE_OCTETS) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += size
  }
  return folded
}
