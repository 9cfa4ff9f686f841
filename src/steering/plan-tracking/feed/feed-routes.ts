import { startOfDate, writeFeed } from '../../../foundation/calendar/index.ts'
import { documentResponse } from '../../../kernel/documents/download.ts'
import { action, publicPage, type Route } from '../../../kernel/http/route.ts'
import { inLanguage } from '../../../kernel/text/language.ts'
import { findMyWork, isOwn } from '../my-work.ts'
import { p } from '../pages/texts.ts'
import { dueEvents } from '../register/register-data.ts'
import { originOf } from '../../../kernel/http/origin.ts'
import { showMyWork } from '../pages/my-work-page.ts'
import { todayOf } from '../work-item-state.ts'
import { feedInput, getFeedOwner, makeFeed, revokeFeed } from './deadline-feed.ts'

/** A calendar keeps the most urgent; those of a whole province would stop a phone. */
const mostEvents = 500

export const feedRoutes: readonly Route[] = [
  action({
    path: '/viec-cua-toi/lich',
    name: 'plan_tracking.make_feed',
    secret: true,
    input: feedInput,
    run: makeFeed,
    next: (token) => `/viec-cua-toi?lich=${token}#lich`,
    again: showMyWork,
  }),
  action({
    path: '/viec-cua-toi/lich/ngung',
    name: 'plan_tracking.revoke_feed',
    input: feedInput,
    run: revokeFeed,
    next: () => ({ to: '/viec-cua-toi', said: 'feed.said_revoked' }),
    again: showMyWork,
  }),
  publicPage('/lich/:file{[\\w-]{43}\\.ics}', async (context) => {
    const { db, lang } = context
    const owner = await getFeedOwner(db, context.params.file!.slice(0, 43))
    const rows = (await findMyWork(db, owner, { limit: mostEvents })).filter(isOwn)
    const name = inLanguage(p('feed.name', { name: owner.name }), lang)
    const events = dueEvents(rows, originOf(context), startOfDate(todayOf(db.now)), lang)
    return documentResponse(writeFeed({ name, events }), 'lich', 'ics')
  }),
]
