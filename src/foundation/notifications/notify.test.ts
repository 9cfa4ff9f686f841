import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { castPlan, makeCast, type AnBinh } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { testServices } from '../../../test/support/services.ts'
import { AppError } from '../../kernel/errors.ts'
import { runDueJobs } from '../../kernel/jobs/worker.ts'
import { defineTexts } from '../../kernel/text/catalogue.ts'
import type { Module } from '../../kernel/module.ts'
import { notificationsModule, notify, type NotifyInput } from './index.ts'
import { failNextMails } from './mail/simulator.ts'
import { sendAttempts } from './send-email.ts'
import { setPreference } from './set-preference.ts'

defineTexts({
  vi: { 'notify.test.due_title': 'Sắp đến hạn', 'notify.test.due': 'Việc "{task}" đến hạn ngày {due}.' },
  en: { 'notify.test.due_title': 'Due soon', 'notify.test.due': 'The task "{task}" is due on {due}.' },
})

const own = testDatabase({ own: true })
const services = testServices(own)
const modules: Module[] = [notificationsModule]
let world: AnBinh

const address = `${castPlan.clerk.login}@anbinh.example`

before(async () => {
  world = await own.committed(makeCast)
})

const due = (...who: (keyof AnBinh['cast'])[]): NotifyInput => ({
  personIds: who.map((name) => world.cast[name].personId),
  kind: 'test.due',
  params: { task: 'Lập <danh mục>', due: { day: '2026-03-31' } },
  href: '/dau-viec/1',
})

const emails = () =>
  own.database.query.selectFrom('notifications.email').selectAll().orderBy('created_at').orderBy('id').execute()
const attemptsOf = (id: string) =>
  own.database.query
    .selectFrom('notifications.email_attempt')
    .select(['number', 'via', 'succeeded', 'answer'])
    .where('email_id', '=', id)
    .orderBy('number')
    .execute()
const notices = () =>
  own.database.query.selectFrom('notifications.notification').selectAll().orderBy('created_at').orderBy('id').execute()

const runDue = () => runDueJobs({ services, modules })
const dueNow = () =>
  sql`update graphile_worker._private_jobs set run_at = now() - interval '1 second'`.execute(own.database.query)

const emptied = async (): Promise<void> => {
  const { query } = own.database
  failNextMails()
  await query.deleteFrom('notifications.email_attempt').execute()
  await query.deleteFrom('notifications.email').execute()
  await query.deleteFrom('notifications.notification').execute()
  await query.deleteFrom('notifications.preference').execute()
  await sql`delete from graphile_worker._private_jobs`.execute(query)
}

test('a person is told in the application and by e-mail, in words of the catalogue', async () => {
  await emptied()
  await own.committed((tx) => notify(tx, due('clerk', 'clerk', 'nobody')))
  assert.equal((await notices()).length, 2, 'each person once; without an address only in the application')
  const [email, ...others] = await emails()
  assert.equal(others.length, 0)
  assert.deepEqual([email!.address, email!.subject, email!.state], [address, 'Sắp đến hạn', 'waiting'])
  assert.match(email!.body, /Ngô Thị Hoa[^]*Việc "Lập <danh mục>" đến hạn ngày 31\/3\/2026\./)
  await runDue()
  const [sent] = await emails()
  assert.deepEqual([sent!.state, sent!.attempts, sent!.handed_over_at !== null], ['sent', 1, true])
  assert.deepEqual(
    (await attemptsOf(sent!.id)).map(({ via, succeeded }) => [via, succeeded]),
    [['simulator', true]],
  )
})

test('of a change that is rolled back nobody is told, and no mail waits', async () => {
  await emptied()
  await assert.rejects(
    own.committed(async (tx) => {
      await notify(tx, due('clerk'))
      throw new AppError('test.refused')
    }),
    { code: 'test.refused' },
  )
  await runDue()
  assert.deepEqual([(await notices()).length, (await emails()).length], [0, 0])
})

test('one key is told to each person once, also when the rule runs twice', async () => {
  await emptied()
  const once = (...who: (keyof AnBinh['cast'])[]) =>
    own.committed((tx) => notify(tx, { ...due(...who), once: 'test.work.7' }))
  assert.equal((await once('clerk')).length, 1)
  assert.deepEqual(await once('clerk', 'communeSpecialist'), [world.cast.communeSpecialist.personId])
  assert.deepEqual([(await notices()).length, (await emails()).length], [2, 2])
})

test('a server that refuses is asked again; the mail goes once', async () => {
  await emptied()
  await own.committed((tx) => notify(tx, due('clerk')))
  failNextMails('451 mailbox busy', '421 too many')
  await runDue()
  const [waiting] = await emails()
  assert.deepEqual([waiting!.state, waiting!.last_error], ['waiting', '451 mailbox busy'])
  for (const _ of [1, 2, 3]) {
    await dueNow()
    await runDue()
  }
  const [sent] = await emails()
  assert.deepEqual([sent!.state, sent!.attempts, sent!.last_error], ['sent', 3, ''])
  assert.deepEqual(
    (await attemptsOf(sent!.id)).map(({ number, answer }) => `${number} ${answer.slice(0, 3)}`),
    ['1 451', '2 421', '3 250'],
  )
})

test('a mail that is refused every time fails in the end, and says why', async () => {
  await emptied()
  await own.committed((tx) => notify(tx, due('clerk')))
  failNextMails(...Array.from({ length: sendAttempts + 5 }, () => '550 no such user'))
  for (let attempt = 0; attempt < sendAttempts + 3; attempt++) {
    await dueNow()
    await runDue()
  }
  const [failed] = await emails()
  assert.deepEqual(
    [failed!.state, failed!.attempts, failed!.last_error, failed!.handed_over_at],
    ['failed', sendAttempts, '550 no such user', null],
  )
  failNextMails()
})

test('who switched mails off gets none; who chose English reads English', async () => {
  await emptied()
  const { clerk, communeSpecialist } = world.cast
  await own.committed((tx) => setPreference(tx, clerk, { byEmail: false, lang: 'vi' }))
  await own.committed((tx) => setPreference(tx, communeSpecialist, { byEmail: true, lang: 'en' }))
  await own.committed((tx) => notify(tx, due('clerk', 'communeSpecialist')))
  assert.equal((await notices()).length, 2)
  const [email, ...others] = await emails()
  assert.equal(others.length, 0)
  assert.equal(email!.subject, 'Due soon')
  assert.match(email!.body, /is due on 31 Mar 2026\./)
})

test('a notice leads to a page of this site and nowhere else', async () => {
  for (const href of ['https://elsewhere.example', '//elsewhere.example', 'javascript:alert(1)'])
    await assert.rejects(
      own.rolledBack((tx) => notify(tx, { ...due('clerk'), href })),
      { code: 'notifications.href_outside' },
    )
})
