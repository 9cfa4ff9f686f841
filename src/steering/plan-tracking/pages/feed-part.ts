import type { SignedInContext } from '../../../kernel/http/context.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { formatDate } from '../../../kernel/text/dates.ts'
import { findFeed, type Feed } from '../feed/deadline-feed.ts'
import { originOf } from '../../../kernel/http/origin.ts'
import { p } from './texts.ts'

// Only the address that is really in force is shown: a link made by somebody else must not pass for one's own.
const freshAddress = (context: SignedInContext, feed: Feed | undefined): string | undefined => {
  const token = context.url.searchParams.get('lich')
  return token && feed?.has(token) ? `${originOf(context)}/lich/${token}.ics` : undefined
}

/** Making and voiding the calendar address of one's own deadlines. */
export async function feedPart(context: SignedInContext): Promise<ui.Html> {
  const { csrf } = context
  const feed = await findFeed(context.db, context.actor)
  const address = freshAddress(context, feed)
  return html`<div id="lich">
    ${ui.disclosure({
      summary: p('feed.title'),
      open: address !== undefined,
      children: [
        html`<p>${p('feed.why')}</p>`,
        address &&
          ui.textInput({
            name: 'address',
            label: p('feed.address'),
            hint: p('feed.address_hint'),
            value: address,
            code: true,
          }),
        feed && !address && html`<p>${p('feed.there', { date: (lang) => formatDate(feed.madeAt, lang) })}</p>`,
        ui.buttonGroup([
          ui.buttonForm({
            action: '/viec-cua-toi/lich',
            csrf,
            text: p(feed ? 'feed.make_again' : 'feed.make'),
          }),
          feed && ui.buttonForm({ action: '/viec-cua-toi/lich/ngung', csrf, text: p('feed.revoke'), kind: 'danger' }),
        ]),
      ],
    })}
  </div>`
}
