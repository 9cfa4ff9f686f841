// Hands one e-mail over after the commit. The queue tries again, later and later, for about nine hours; then the mail
// counts as failed, and the mailbox page says why.
import { z } from 'zod'
import { reader } from '../../kernel/database/transaction.ts'
import type { Tx } from '../../kernel/database/types.ts'
import type { JobDefinition, JobRun } from '../../kernel/jobs/define.ts'
import { mailAdapterOf } from './mail/adapter.ts'
import type { MailAdapter } from './mail/mail.ts'

export const sendEmailJob = 'notifications.send_email'
export const sendAttempts = 10

const payloadOf = z.object({ id: z.uuid() })

type Outcome = { number: number; via: MailAdapter['name']; succeeded: boolean; answer: string }

async function sendEmail({ services, now, transaction }: JobRun, payload: unknown): Promise<void> {
  const { id } = payloadOf.parse(payload)
  const email = await reader(services.database, now)
    .query.selectFrom('notifications.email')
    .select(['address', 'subject', 'body', 'href', 'attempts'])
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  if (!email) return
  const adapter = mailAdapterOf(services.config)
  const text = withLink(email, services.config.publicUrl)
  const outcome = await adapter.send({ id, to: email.address, subject: email.subject, text }).then(
    (answer) => ({ succeeded: true, answer }),
    (error: unknown) => ({ succeeded: false, answer: error instanceof Error ? error.message : String(error) }),
  )
  const attempt = { ...outcome, number: email.attempts + 1, via: adapter.name }
  await transaction((tx) => keepOutcome(tx, id, attempt))
  if (!outcome.succeeded && attempt.number < sendAttempts) throw new Error(outcome.answer)
}

/** Without a public address nobody could open a link from a mail. */
const withLink = ({ body, href }: { body: string; href: string }, publicUrl: URL | undefined): string =>
  publicUrl ? `${body}\n\n${new URL(href, publicUrl).href}` : body

async function keepOutcome(tx: Tx, id: string, { number, via, succeeded, answer }: Outcome): Promise<void> {
  await tx.query
    .insertInto('notifications.email_attempt')
    .values({ email_id: id, number, at: tx.now, via, succeeded, answer })
    .execute()
  await tx.query
    .updateTable('notifications.email')
    .set({
      attempts: number,
      last_error: succeeded ? '' : answer,
      state: succeeded ? 'sent' : number >= sendAttempts ? 'failed' : 'waiting',
      handed_over_at: succeeded ? tx.now : null,
    })
    .where('id', '=', id)
    .execute()
}

export const sendEmails: JobDefinition = { name: sendEmailJob, run: sendEmail }
