import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCastWithAccounts, type AnBinh, type CastName } from '../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { textOf } from '../../../test/support/page-text.ts'
import type { Browser } from '../../../test/support/visitor.ts'
import { findHistory } from '../../kernel/announce.ts'
import { reader } from '../../kernel/database/transaction.ts'
import {
  aFiling,
  aWaitingDossier,
  giveDaysForPapers,
  landPapers,
  makeOneStop,
  throughTo,
  type Filed,
  type OneStop,
} from '../dossiers/index.ts'
import { countCases } from './case-queries.ts'
import { watchAll } from './watch-dates.ts'

const database = testDatabase({ own: true })
const app = testApp(database)
const list = '/ho-so-tre-han?xem=waited'
const stop = ({ id }: Filed) => `/ho-so-tre-han/${id}/dung`

let world: AnBinh
let shop: OneStop
let over: Filed
let inTime: Filed

before(async () => {
  world = await database.committed(makeCastWithAccounts)
  shop = await database.committed((tx) => makeOneStop(tx, world))
  await database.committed((tx) => giveDaysForPapers(tx, world, 30))
  const longAgo = Temporal.Instant.from('2026-01-05T09:00:00+07:00')
  over = await database.committed((tx) => aWaitingDossier(tx, world, shop), { now: longAgo })
  inTime = await database.committed((tx) => aWaitingDossier(tx, world, shop))
})

test('the list of what is awaited too long, within twelve statements; only who serves the applicant has the button', async () => {
  const sees = async (who: CastName): Promise<{ row: boolean; button: boolean }> => {
    const browser = await signedIn(app, who)
    const response = await browser.get(list)
    assert.equal(response.status, 200)
    const statements = Number(/desc="(\d+)"/.exec(response.headers.get('server-timing') ?? '')?.[1])
    assert.ok(statements <= 12, `${statements} statements for ${who}`)
    assert.ok(!browser.page.includes(inTime.code), 'there is time yet')
    return { row: browser.page.includes(over.code), button: browser.page.includes(`action="${stop(over)}"`) }
  }
  assert.deepEqual(await sees('clerk'), { row: true, button: true })
  assert.deepEqual(await sees('communeUnitHead'), { row: true, button: true })
  assert.deepEqual(await sees('communeSpecialist'), { row: true, button: false })
  assert.deepEqual(await sees('administrator'), { row: true, button: false })
  assert.deepEqual(await sees('otherCommuneOfficer'), { row: false, button: false })
})

test('pressed too early, with an old page, or twice: a clear answer, and nothing is stopped that should not be', async () => {
  const clerk = await signedIn(app, 'clerk')
  await clerk.get(list)
  const early = await clerk.submit(stop(inTime))
  assert.equal(early.status, 409)
  assert.match(await early.text(), /Thời hạn chờ người dân chưa hết/)
  await clerk.get(list)
  assert.equal((await clerk.submit(stop(over), { version: '1' })).status, 409)
  await clerk.get(list)
  const version = /name="version" value="(\d+)"/.exec(clerk.page)![1]!
  const stopped = await clerk.submit(stop(over), { version })
  assert.equal(stopped.headers.get('location'), `/ho-so/${over.id}/phieu`)
  await clerk.get(`/ho-so/${over.id}/phieu`)
  assert.match(clerk.page, /Đã dừng giải quyết/)
  assert.match(clerk.page, /mẫu chưa kiểm chứng/)
  assert.equal((await clerk.submit(stop(over), { version })).status, 409)
  await clerk.get(`/ho-so/${over.id}`)
  assert.match(clerk.page, /Quá thời hạn bổ sung: đã yêu cầu bổ sung ngày 5\/1\/2026/)
})

test('the page of a late dossier leads to its case, for whoever may open that; others have no such link', async () => {
  const longAgo = Temporal.Instant.from('2026-03-02T09:00:00+07:00')
  const newDossier = (now?: Temporal.Instant) =>
    database.committed((tx) => throughTo(tx, world, aFiling(shop, world), 'handle'), { now })
  const [late, fresh] = [await newDossier(longAgo), await newDossier()]
  await database.committed(watchAll)
  const leads = async (who: CastName, { id }: { id: string }) => {
    const browser = await signedIn(app, who)
    const response = await browser.get(`/ho-so/${id}`)
    assert.equal(response.status, 200, who)
    assert.ok(Number(/desc="(\d+)"/.exec(response.headers.get('server-timing') ?? '')?.[1]) <= 12, who)
    const link = browser.page.includes(`href="/ho-so-tre-han/${id}"`)
    assert.equal((await browser.get(`/ho-so-tre-han/${id}`)).status === 200, link, who)
    return link
  }
  assert.equal(await leads('communeUnitHead', late), true)
  assert.equal(await leads('communeSpecialist', late), true)
  // The head may decide before the rule opens a case: there is no other way to a new date.
  assert.equal(await leads('communeUnitHead', fresh), true)
  assert.equal(await leads('communeSpecialist', fresh), false)
})

test('lists go on page by page: each dossier once, also those of one and the same hour; garbage begins at the beginning', async () => {
  const longAgo = Temporal.Instant.from('2026-02-02T09:00:00+07:00')
  await database.committed(
    async (tx) => {
      for (let number = 0; number < 51; number += 1) {
        const { id } = await throughTo(tx, world, aFiling(shop, world), 'assign')
        const late = { dossier_id: id, unit_id: world.units.tanLapCulture, due_at: longAgo, opened_at: longAgo }
        await tx.query.insertInto('dossier_lateness.late_case').values(late).execute()
        await aWaitingDossier(tx, world, shop)
      }
    },
    { now: longAgo },
  )
  const counts = await database.committed((tx) => countCases(tx, world.cast.communeUnitHead))
  const head = await signedIn(app, 'communeUnitHead')
  for (const list of ['decide', 'waited'] as const) {
    const seen: string[] = []
    let next: string | undefined = `/ho-so-tre-han?xem=${list}`
    while (next) {
      assert.equal((await head.get(next)).status, 200)
      const codes = [...head.page.matchAll(/<th[^>]*>\s*<a[^>]*>([^<]+)<\/a>/g)].map(([, code]) => code!)
      assert.ok(codes.length > 0 && codes.length <= 50, `${codes.length} in ${list}`)
      seen.push(...codes)
      next = /rel="next" href="([^"]+)"/.exec(head.page)?.[1]?.replaceAll('&amp;', '&')
    }
    assert.ok(seen.length > 50)
    assert.equal(seen.length, counts[list], list)
    assert.equal(new Set(seen).size, seen.length, list)
    assert.equal((await head.get(`/ho-so-tre-han?xem=${list}&sau=%00_z`)).status, 200)
  }
})

test('from the dossier to its new date: a Sunday is told at its box with the next day of work, which one tick takes', async () => {
  const filing = aFiling(shop, world, {
    procedureId: shop.procedures.land.procedureId,
    papers: landPapers,
  })
  const { id } = await database.committed((tx) => throughTo(tx, world, filing, 'handle'))
  const head = await signedIn(app, 'communeUnitHead')
  await head.get(`/ho-so/${id}`)
  assert.ok(!head.page.includes('/hen-lai'), 'a second way to a new date')
  const page = `/ho-so-tre-han/${id}`
  await head.get(page)
  assert.match(head.page, /name="newTime"[^>]*value="17:00"|value="17:00"[^>]*name="newTime"/)
  const today = Temporal.Now.plainDateISO('Asia/Ho_Chi_Minh')
  const fromNow = (days: number): string => today.add({ days }).toString()
  for (const newDate of ['2020-01-01', fromNow(-1), '30/02/2027', '31/12/2126', fromNow(400), '9999-12-31', 'mai']) {
    const sent = { apology: 'sent', reason: 'Chờ đo đạc lại', newDate, newTime: '09:00' }
    assert.equal((await head.submit(`${page}/xin-loi`, sent)).status, 422, newDate)
    assert.ok(
      head.page.includes('href="#dossier_lateness-decide_apology-newDate"'),
      `${newDate} is not told at its box`,
    )
  }
  const sunday = today.add({ days: 56 - (today.dayOfWeek % 7) })
  const typed = { apology: 'sent', reason: 'Chờ đo đạc lại', newDate: sunday.toString(), newTime: '09:00' }
  assert.equal((await head.submit(`${page}/xin-loi`, typed)).status, 422)
  assert.match(head.page, /href="#dossier_lateness-decide_apology-newDate"/)
  assert.match(head.page, /id="dossier_lateness-decide_apology-newDate"/)
  assert.match(head.page, /Chờ đo đạc lại<\/textarea>/)
  const moved = /name="moved"[^>]*value="([^"]+)"/.exec(head.page)![1]!
  assert.equal((await head.submit(`${page}/xin-loi`, { ...typed, moved })).status, 303)
  await head.get(`/ho-so/${id}/phieu`)
  const apology = /action="\/ho-so\/[^"]+\/phieu\/apology"/
  assert.match(head.page, apology)
  await head.get(page)
  assert.doesNotMatch(head.page, /\/xin-loi"/)
})

/** A birth of last January that was never done, with its case, assigned to the specialist. */
async function aLateCase() {
  const then = Temporal.Instant.from('2026-01-06T09:00:00+07:00')
  const { id } = await database.committed((tx) => throughTo(tx, world, aFiling(shop, world), 'handle'), { now: then })
  await database.committed(watchAll)
  return { id, page: `/ho-so-tre-han/${id}` }
}

test('explained, returned with a reason, explained anew from what was said, and accepted: each with its name', async () => {
  const { id, page } = await aLateCase()
  const specialist = await signedIn(app, 'communeSpecialist')
  const head = await signedIn(app, 'communeUnitHead')
  const send = async (browser: Browser, deed: string, values: Record<string, string>) => {
    await browser.get(page)
    return browser.submit(`${page}/${deed}`, { version: browser.hidden('version'), ...values })
  }
  const said = { explanation: 'Chờ <b>Văn phòng</b> đăng ký', remedy: 'Đôn đốc hằng ngày', outside: '' }
  for (const [cause, box] of [
    ['officer', 'responsibleId'],
    ['coordination', 'outside'],
  ] as const) {
    assert.equal((await send(specialist, 'giai-trinh', { ...said, cause })).status, 422)
    assert.ok(specialist.page.includes(`href="#dossier_lateness-explain_lateness-${box}"`), box)
    assert.match(specialist.page, /\nChờ &lt;b&gt;Văn phòng&lt;\/b&gt; đăng ký<\/textarea>/)
  }
  const named = { ...said, cause: 'workload', responsibleId: world.cast.communeSpecialist.personId }
  assert.equal((await send(specialist, 'giai-trinh', named)).status, 303)
  await specialist.get(page)
  assert.match(textOf(specialist.page), /Chờ người đứng đầu/)
  assert.ok(!specialist.page.includes('/duyet-giai-trinh"'))

  assert.equal((await send(head, 'duyet-giai-trinh', { verdict: 'returned', returnReason: ' ' })).status, 422)
  assert.match(head.page, /value="returned"[^>]*checked|checked[^>]*value="returned"/)
  const returned = { verdict: 'returned', returnReason: 'Chưa nêu ngày đôn đốc' }
  assert.equal((await send(head, 'duyet-giai-trinh', returned)).status, 303)
  await specialist.get(page)
  assert.match(specialist.page, /\nChờ &lt;b&gt;Văn phòng&lt;\/b&gt; đăng ký<\/textarea>/)
  assert.match(specialist.page, new RegExp(`value="${named.responsibleId}" selected`))
  assert.equal((await send(specialist, 'giai-trinh', { ...named, explanation: 'Đã đôn đốc ngày 9/1' })).status, 303)
  assert.equal((await send(head, 'duyet-giai-trinh', { verdict: 'accepted' })).status, 303)
  await head.get(page)
  const words = textOf(head.page)
  assert.match(words, /Đặng Thị Lan giải trình lúc [^]*Đã đôn đốc ngày 9\/1|Đã đôn đốc ngày 9\/1[^]*Đặng Thị Lan/)
  assert.match(words, /Bùi Thanh Tùng chấp nhận lúc/)
  assert.match(
    words,
    /Chờ <b>Văn phòng<\/b> đăng ký \(Đặng Thị Lan\)[^]*Bùi Thanh Tùng trả lại lúc [^:]*:\d\d[^:]*: Chưa nêu ngày đôn đốc/,
  )
  assert.ok(!/\/(duyet-)?giai-trinh"/.test(head.page), 'nothing more is asked')
  const history = await findHistory(reader(database.database), [id])
  assert.deepEqual(
    history.slice(0, 4).map(({ action, actor_name: name }) => [action.replace('dossier_lateness.', ''), name]),
    [
      ['explanation_accepted', 'Bùi Thanh Tùng'],
      ['explained', 'Đặng Thị Lan'],
      ['explanation_returned', 'Bùi Thanh Tùng'],
      ['explained', 'Đặng Thị Lan'],
    ],
  )
})

test('two explain the same at once: the first is kept, the second is told that it has changed', async () => {
  const { page } = await aLateCase()
  const both = await Promise.all((['communeSpecialist', 'communeUnitHead'] as const).map((who) => signedIn(app, who)))
  for (const browser of both) await browser.get(page)
  const answers = await Promise.all(
    both.map((browser, at) =>
      browser.submit(`${page}/giai-trinh`, {
        version: browser.hidden('version'),
        cause: 'workload',
        explanation: `Lời giải trình ${at}`,
        responsibleId: world.cast.communeSpecialist.personId,
      }),
    ),
  )
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [303, 409],
  )
  const kept = answers.findIndex(({ status }) => status === 303)
  assert.match(
    textOf(both[1 - kept]!.page),
    new RegExp(`chưa được ghi\\s+Lời giải trình ${1 - kept}`),
    'what was typed is kept',
  )
  await both[kept]!.get(page)
  assert.match(textOf(both[kept]!.page), new RegExp(`Lời giải trình ${kept}`))
})
