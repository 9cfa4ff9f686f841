// What the page says once something has been done: that it is done, and what comes next of the list it was taken from.
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { withParts } from '../../../kernel/http/list-address.ts'
import type { Text } from '../../../kernel/text/language.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { isAfterAction, listOf } from '../lists/came-from.ts'
import { tabOf } from '../lists/list-address.ts'
import { findFollowing, type Following } from '../lists/next-dossier.ts'
import { t } from '../texts.ts'

/** Pressed all day: the same key as for the next one everywhere. */
const nextKey = 'n'

/** Where the dossier was opened from: a work list from its beginning, the page of a search as it was. */
export function listCrumb(url: URL): ui.Crumb {
  const list = listOf(url)
  if (!list) return { text: t('handling.dossiers'), href: '/ho-so' }
  if (list.pathname === '/ho-so/tim') return { text: t('handling.search'), href: list.pathname + list.search }
  return { text: t(`handling.tab_${tabOf(list)}`), href: withParts(list, {}) }
}

const countText = ({ left, most }: Following): Text => (left > most ? `${String(most)}+` : String(left))

const toNext = (found: Following, crumb: ui.Crumb): ui.Html =>
  found.next
    ? html`${ui.linkButton({ text: t('handling.next', { code: found.next.code }), href: found.next.href, accesskey: nextKey, small: true })}
        <p>
          ${found.next.name} ·
          <a href="${crumb.href}">${t('handling.left_in_list', { count: countText(found), list: crumb.text })}</a>
        </p>`
    : html`<p>${t('handling.list_done')}</p>
        ${ui.linkButton({ text: t('handling.back_to', { list: crumb.text }), href: crumb.href, kind: 'secondary', accesskey: nextKey, small: true })}`

const toMine = (): ui.Html =>
  ui.linkButton({ text: t('handling.back_to_mine'), href: '/ho-so', accesskey: nextKey, small: true })

/** The messages above the page, with the way on; one statement, and none where nothing has just been done. */
export async function afterActionFlash(
  context: SignedInContext,
  id: string,
  soon: () => Temporal.Instant,
): Promise<readonly ui.Flash[] | undefined> {
  const { db, actor, url, frame } = context
  if (!isAfterAction(url)) return frame.flash
  const list = listOf(url)
  const body = list ? toNext(await findFollowing(db, actor, list, id, soon()), listCrumb(url)) : toMine()
  // Looked at again, or told in another tab meanwhile: what was done is not said a second time, the way on is.
  const [said = { tone: 'info' as const, text: t('handling.go_on') }, ...more] = frame.flash ?? []
  return [{ ...said, body }, ...more]
}
