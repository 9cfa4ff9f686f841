import { enqueue } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { inLanguage, type Lang } from '../../kernel/text/language.ts'
import { findContacts } from '../organisation/index.ts'
import { noticeSentence, noticeTitle, type NoticeParams } from './notice.ts'
import { sendAttempts, sendEmailJob } from './send-email.ts'
import { t } from './texts.ts'

export type NotifyInput = {
  personIds: readonly string[]
  kind: string
  params: NoticeParams
  /** Where the thing is: a path of this site. */
  href: string
  /** The id of the thing. */
  about?: string
  /** Each person is told of one key once only, however often the rule that tells it runs. */
  once?: string
}

/**
 * Tells people something, in the application and, unless they chose otherwise, by e-mail. All of it is part of the
 * transaction: of a change that is rolled back nobody hears. Whether somebody may see the thing, the caller asks.
 * @returns the people who were told now
 */
export async function notify(tx: Tx, input: NotifyInput): Promise<string[]> {
  const personIds = [...new Set(input.personIds)]
  if (!personIds.length) return []
  const rows = personIds.map((personId) => ({
    id: tx.id(),
    person_id: personId,
    kind: input.kind,
    params: JSON.stringify(input.params),
    href: input.href,
    about_id: input.about ?? null,
    once_key: input.once ?? null,
    created_at: tx.now,
  }))
  const told = await tx.query
    .insertInto('notifications.notification')
    .values(rows)
    .onConflict((conflict) => conflict.constraint('notifications.told_already').doNothing())
    .returning(['id', 'person_id'])
    .execute()
  await writeEmails(tx, input, new Map(told.map((row) => [row.person_id, row.id])))
  return told.map((row) => row.person_id)
}

async function writeEmails(tx: Tx, notice: NotifyInput, told: ReadonlyMap<string, string>): Promise<void> {
  const contacts = await findContacts(tx, [...told.keys()])
  const reachable = contacts.flatMap(({ email, ...person }) => (email ? [{ ...person, address: email }] : []))
  const choices = await choicesOf(
    tx,
    reachable.map(({ personId }) => personId),
  )
  for (const { personId, name, address } of reachable) {
    const { by_email: byEmail, lang } = choices.get(personId) ?? { by_email: true, lang: 'vi' }
    if (!byEmail) continue
    const id = tx.id()
    await tx.query
      .insertInto('notifications.email')
      .values({
        id,
        notification_id: told.get(personId)!,
        person_id: personId,
        address,
        ...letter(notice, name, lang as Lang),
        href: notice.href,
        created_at: tx.now,
      })
      .execute()
    await enqueue(tx, sendEmailJob, { id }, { attempts: sendAttempts })
  }
}

async function choicesOf(tx: Tx, personIds: readonly string[]) {
  if (!personIds.length) return new Map<string, { by_email: boolean; lang: string }>()
  const rows = await tx.query
    .selectFrom('notifications.preference')
    .select(['person_id', 'by_email', 'lang'])
    .where('person_id', 'in', [...personIds])
    .execute()
  return new Map(rows.map((row) => [row.person_id, row]))
}

const letter = (notice: NotifyInput, name: string, lang: Lang) => ({
  subject: inLanguage(noticeTitle(notice), lang),
  body: inLanguage(
    t('notifications.letter', { name, title: noticeTitle(notice), sentence: noticeSentence(notice) }),
    lang,
  ),
})
