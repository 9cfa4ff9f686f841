import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/support/client.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { openBrowser } from '../../../../test/support/visitor.ts'
import { makeSetUpLink } from './set-up-link.ts'

const database = testDatabase({ own: true })
const app = testApp(database)

const own = {
  kind: 'commune',
  place: 'xã Suối Mây',
  personName: 'Hà Văn Khôi',
  post: 'Chánh Văn phòng',
  login: 'khoi.hv',
  password: 'mười hai ký tự',
}

test('an own authority begins with a link that works once', async () => {
  const older = (await database.committed(makeSetUpLink))!
  const link = (await database.committed(makeSetUpLink))!
  const visitor = openBrowser(app)
  assert.equal((await visitor.get(older)).status, 403, 'the link of an earlier start is void')
  assert.equal((await visitor.get('/thiet-lap?ma=')).status, 403)
  assert.equal((await visitor.get(link)).status, 200)
  const ma = visitor.hidden('ma')
  const short = await visitor.submit('/thiet-lap', { ...own, ma, password: 'ngắn' })
  assert.equal(short.status, 422)
  assert.match(visitor.page, /ít nhất 12 ký tự/)
  assert.match(visitor.page, /xã Suối Mây/, 'what was typed is still there')
  const founded = await visitor.submit('/thiet-lap', { ...own, ma })
  assert.equal(founded.status, 303)
  assert.equal((await visitor.get('/viec-cua-toi')).status, 200, 'the administrator is signed in')
  assert.match(visitor.page, /UBND xã Suối Mây/)

  const second = openBrowser(app)
  assert.equal((await second.get(link)).status, 403, 'nobody founds it twice')
  assert.equal(await database.committed(makeSetUpLink), undefined)
})
