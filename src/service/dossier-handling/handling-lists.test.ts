import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCastWithAccounts, type AnBinh, type CastName } from '../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import type { Browser } from '../../../test/support/visitor.ts'
import { countWork, findWork } from './lists/work-list.ts'
import { aFiling, findSameOpen, makeOneStop, searchQuery, stepOf, throughTo, type OneStop } from '../dossiers/index.ts'

const database = testDatabase({ own: true })
const app = testApp(database)
let world: AnBinh
let shop: OneStop

before(async () => {
  world = await database.committed(makeCastWithAccounts)
  shop = await database.committed((tx) => makeOneStop(tx, world))
})

type Until = Parameters<typeof throughTo>[3]
const newDossier = (until: Until, changes: Parameters<typeof aFiling>[2] = {}, now?: Temporal.Instant) =>
  database.committed((tx) => throughTo(tx, world, aFiling(shop, world, changes), until), now && { now })

const statementsOf = (response: Response): number =>
  Number(/desc="(\d+)"/.exec(response.headers.get('server-timing') ?? '')?.[1])

const codesOn = ({ page }: Browser): string[] =>
  [...page.matchAll(/<a class="code" href="\/ho-so\/[0-9a-f-]{36}[^"]*">([^<]+)<\/a>/g)].map((match) => match[1]!)

test('each list holds what it says, and costs everybody the same few statements', async () => {
  const [unclaimed, fresh, done] = [await newDossier('handle'), await newDossier('check_in'), await newDossier('done')]
  const late = await newDossier('handle', {}, Temporal.Instant.from('2026-11-04T09:00:00+07:00'))
  const waiting = await newDossier('handle')
  const specialist = await signedIn(app, 'communeSpecialist')
  await specialist.get(`/ho-so/${waiting.id}`)
  const { id: stepId } = await database.committed((tx) => stepOf(tx, waiting.id, 'handle'))
  const asked = { action: 'ask_supplement', note: 'Thiếu', componentKeys: 'chung-sinh' }
  assert.equal((await specialist.submit(`/ho-so/${waiting.id}/buoc/${stepId}/xu-ly`, asked)).status, 303)
  const shows = async (who: CastName, list: string, codes: { code: string }[], hides: { code: string }[] = []) => {
    const browser = await signedIn(app, who)
    const response = await browser.get(`/ho-so?danh-sach=${list}`)
    assert.equal(response.status, 200, browser.page.slice(0, 2000))
    assert.ok(statementsOf(response) <= 12, `${list} for ${who}: ${statementsOf(response)} statements`)
    for (const { code } of codes) assert.ok(codesOn(browser).includes(code), `${list} of ${who} misses ${code}`)
    for (const { code } of hides) assert.ok(!codesOn(browser).includes(code), `${list} of ${who} holds ${code}`)
  }
  await shows('communeSpecialist', 'cho-toi', [unclaimed, late], [fresh, done, waiting])
  await shows('clerk', 'cho-toi', [fresh], [unclaimed, late, waiting])
  // What waits for the citizen waits for nobody here, whoever will take the papers in.
  await shows('clerk', 'cho-dan', [waiting], [fresh])
  await shows('clerk', 'chua-nhan', [fresh], [unclaimed, waiting])
  await shows('communeUnitHead', 'cho-toi', [], [unclaimed, fresh])
  await shows('otherCommuneOfficer', 'cho-toi', [], [unclaimed, fresh])
  await shows('communeSpecialist', 'cua-toi', [], [unclaimed, fresh])
  await shows('communeSpecialist', 'chua-nhan', [unclaimed], [fresh, done, waiting])
  await shows('communeSpecialist', 'don-vi', [unclaimed], [fresh, done])
  await shows('clerk', 'cho-dan', [waiting], [unclaimed])
  await shows('communeUnitHead', 'sap-han', [unclaimed], [fresh, late])
  await shows('communeUnitHead', 'tre-han', [late], [unclaimed, waiting, fresh])
  await shows('communeChairman', 'don-vi', [unclaimed, fresh, waiting], [done])
  await shows('administrator', 'don-vi', [unclaimed, fresh, waiting], [done])
  await shows('clerk', 'da-xong', [done], [fresh])
  await shows('otherCommuneOfficer', 'don-vi', [], [unclaimed, fresh, done, late, waiting])
  await shows('nobody', 'don-vi', [], [unclaimed, fresh])
  await shows('communeSpecialist', `don-vi&thu-tuc=${shop.procedures.land.procedureId}`, [], [unclaimed])
})

test('of the open steps of the units that somebody sees, unclaimed are those that nobody holds', async () => {
  await newDossier('check_in')
  const held = await newDossier('handle')
  const { id: stepId } = await database.committed((tx) => stepOf(tx, held.id, 'handle'))
  const specialist = await signedIn(app, 'communeSpecialist')
  await specialist.get(`/ho-so/${held.id}`)
  assert.equal((await specialist.submit(`/ho-so/${held.id}/buoc/${stepId}/nhan`, {})).status, 303)
  const isWaiting = (what: string | null) => what === 'supplement' || what === 'obligation'
  const of = (who: CastName) => {
    const actor = world.cast[who]
    const [all, free] = (['don-vi', 'chua-nhan'] as const).map((tab) =>
      database.committed((tx) => findWork(tx, actor, tab, {}, tx.now)),
    )
    return Promise.all([all!, free!, database.committed((tx) => countWork(tx, actor, tx.now))])
  }
  for (const who of ['administrator', 'inspector', 'communeReformOfficer', 'communeChairman'] as const) {
    const [all, free, counts] = await of(who)
    // What waits for the applicant is nobody's to take.
    const unheld = all.filter((row) => row.person_id === null && !isWaiting(row.waiting_for))
    assert.ok(unheld.length > 0 && unheld.length < all.length)
    assert.deepEqual(new Set(free.map((row) => row.step_id)), new Set(unheld.map((row) => row.step_id)), who)
    assert.deepEqual([counts['don-vi'], counts['chua-nhan']], [all.length, unheld.length], who)
  }
})

test('a list is narrowed by words of code, name, number, procedure and abstract, in its own order and statements', async () => {
  const [one, other] = [
    await newDossier('handle', { applicantName: 'Bàn Thị Xuân', abstract: 'Sinh tại trạm y tế' }),
    await newDossier('handle', { applicantName: 'Bàn Văn Thu' }),
  ]
  const done = await newDossier('done', { applicantName: 'Bàn Thị Xuân' })
  for (const who of ['communeUnitHead', 'administrator'] as const) {
    const browser = await signedIn(app, who)
    const listed = async (list: string, words: string): Promise<string[]> => {
      const plain = statementsOf(await browser.get(`/ho-so?danh-sach=${list}`))
      const response = await browser.get(`/ho-so?danh-sach=${list}&q=${encodeURIComponent(words)}`)
      assert.equal(response.status, 200)
      assert.ok(statementsOf(response) <= plain, `${words}: ${statementsOf(response)} statements, ${plain} without`)
      return codesOn(browser)
    }
    for (const words of ['ban thi xuan', 'Xuân Bàn', one.code, 'trạm y tế', 'ban thi khai sinh'])
      assert.deepEqual(await listed('don-vi', words), [one.code], words)
    assert.deepEqual(await listed('don-vi', 'bàn'), [one.code, other.code])
    assert.match(browser.page, /value="bàn"/)
    assert.deepEqual(await listed('da-xong', 'ban thi xuan'), [done.code])
    assert.deepEqual(await listed('don-vi', 'không ai tên thế'), [])
    for (const hostile of ["' | !", ':*', '%', '\\', '<b>']) await listed('don-vi', hostile)
  }
  const stranger = await signedIn(app, 'otherCommuneOfficer')
  await stranger.get('/ho-so?danh-sach=don-vi&q=ban')
  assert.deepEqual(codesOn(stranger), [])
})

test('what was chosen is done one by one: of what could not be done it says why', async () => {
  const [one, two, gone] = [await newDossier('handle'), await newDossier('handle'), await newDossier('handle')]
  const specialist = await signedIn(app, 'communeSpecialist')
  const chosen = await Promise.all(
    [one, two, gone].map(async ({ id }) => {
      const step = await database.committed((tx) => stepOf(tx, id, 'handle'))
      return `${id}.${step.id}.${step.version}`
    }),
  )
  await specialist.get('/ho-so?danh-sach=chua-nhan')
  const none = await specialist.submit('/ho-so/hang-loat', { deed: 'claim', list: 'chua-nhan' })
  assert.equal(none.status, 422)
  assert.match(await none.text(), /Hãy chọn ít nhất một hồ sơ/)
  await specialist.submit(`/ho-so/${gone.id}/buoc/${chosen[2]!.split('.')[1]}/xu-ly`, { action: 'propose' })
  const claimed = await specialist.submit('/ho-so/hang-loat', { deed: 'claim', list: 'chua-nhan', steps: chosen })
  assert.equal(claimed.status, 303)
  await specialist.get(claimed.headers.get('location')!)
  assert.match(specialist.page, /Đã làm xong 2 hồ sơ/)
  assert.match(specialist.page, /Đặng Thị Lan đã thực hiện lúc/)
  assert.deepEqual(codesOn(specialist), [gone.code])
  await specialist.get('/ho-so?danh-sach=cua-toi')
  const mine = [one.code, two.code].toSorted()
  assert.deepEqual(
    codesOn(specialist)
      .filter((code) => mine.includes(code))
      .toSorted(),
    mine,
  )

  const head = await signedIn(app, 'communeUnitHead')
  const toAssign = await newDossier('assign')
  const step = await database.committed((tx) => stepOf(tx, toAssign.id, 'assign'))
  await head.get('/ho-so?danh-sach=chua-nhan')
  const handedOn = await head.submit('/ho-so/hang-loat', {
    deed: 'hand_on',
    list: 'chua-nhan',
    steps: [`${toAssign.id}.${step.id}.${step.version}`],
  })
  assert.match(handedOn.headers.get('location')!, /danh-sach=chua-nhan/)
  await database.committed((tx) => stepOf(tx, toAssign.id, 'handle'))
})

test('a dossier is found by code, serial, name without marks, number, telephone, procedure and words of its abstract', async () => {
  const { code } = await newDossier('handle', {
    applicantName: 'Trần Hữu Phước',
    applicantNumber: '097088005678',
    applicantPhone: '0987 111 222',
    abstract: 'Trích lục bản đồ thửa 45',
  })
  const clerk = await signedIn(app, 'clerk')
  const stranger = await signedIn(app, 'otherCommuneOfficer')
  for (const words of [
    code,
    code.toLowerCase(),
    code.split('-').at(-1)!,
    'tran huu phuoc',
    'PHƯỚC trần',
    '097088005678',
    '0987111222',
    '+84 987 111 222',
    'thua 45',
    'tran khai sinh',
    'phuo',
  ]) {
    const response = await clerk.get(`/ho-so/tim?q=${encodeURIComponent(words)}`)
    assert.ok(codesOn(clerk).includes(code), `not found by ${words}`)
    assert.ok(statementsOf(response) <= 12)
    assert.ok(!clerk.page.includes('>097088005678'), 'the number is masked')
    await stranger.get(`/ho-so/tim?q=${encodeURIComponent(words)}`)
    assert.deepEqual(codesOn(stranger), [], `a stranger finds by ${words}`)
  }
  for (const hostile of ["' | !", "a' & b", '\\', ':*', '()', '!!!', '%', "'"]) {
    assert.equal((await clerk.get(`/ho-so/tim?q=${encodeURIComponent(hostile)}`)).status, 200, hostile)
  }
  assert.equal(searchQuery(' ! '), null)
})

test('whoever files the same again is warned of the one that is still open', async () => {
  const { id } = await newDossier('handle', { applicantNumber: '097088009999' })
  const person = { applicantNumber: '097088009999', applicantName: 'Ai cũng được' }
  const asked = { ...person, procedureId: shop.procedures.birth.procedureId }
  assert.equal((await database.committed((tx) => findSameOpen(tx, asked)))?.id, id)
  const other = { ...asked, procedureId: shop.procedures.land.procedureId }
  assert.equal(await database.committed((tx) => findSameOpen(tx, other)), undefined)
})

test('pages of a list follow each other without a gap or a repetition', async () => {
  for (let at = 0; at < 60; at += 1) await newDossier('handle', { applicantName: `Người ${at}` })
  const head = await signedIn(app, 'communeUnitHead')
  const seen: string[] = []
  let path: string | undefined = '/ho-so?danh-sach=don-vi'
  while (path) {
    const response = await head.get(path)
    assert.ok(head.page.length < 150_000, `${head.page.length} bytes`)
    assert.equal(response.status, 200)
    seen.push(...codesOn(head))
    path = /rel="next" href="([^"]+)"/.exec(head.page)?.[1]?.replaceAll('&amp;', '&')
  }
  assert.ok(seen.length >= 60)
  assert.equal(new Set(seen).size, seen.length)
})
