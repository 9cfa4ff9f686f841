import { after, before } from 'node:test'
import { registerActorSource, type ActorSource } from '../../src/kernel/access/actor-source.ts'
import type { Actor } from '../../src/kernel/access/actor.ts'
import type { Tx } from '../../src/kernel/database/types.ts'
import { hashPassword } from '../../src/kernel/sessions/password.ts'
import type { Browser } from './visitor.ts'

const somebody: ActorSource = async () => ({
  name: 'Nguyễn Thị Thử',
  unitId: '0198f000-0000-7000-8000-000000000001',
  unitName: 'Xã Thử Nghiệm',
  unitPath: 'u1',
  grants: [],
})

/** For tests of the kernel alone, where no module knows people: whoever has an account is somebody. */
export function everybodyIsSomebody(): void {
  let replaced: ActorSource | undefined
  before(() => {
    replaced = registerActorSource(somebody)
  })
  after(() => {
    registerActorSource(replaced)
  })
}

export const testPassword = 'mật khẩu đủ dài'

export type TestAccount = Pick<Actor, 'accountId' | 'personId'> & { login: string }

export async function makeAccount(tx: Tx, login: string, options: { demo?: boolean } = {}): Promise<TestAccount> {
  const [accountId, personId] = [tx.id(), tx.id()]
  await tx.query
    .insertInto('kernel.account')
    .values({
      id: accountId,
      login,
      person_id: personId,
      password_hash: await hashPassword(testPassword),
      demo: options.demo ?? false,
      created_at: tx.now,
      password_changed_at: tx.now,
    })
    .execute()
  return { accountId, personId, login }
}

export async function signInAs(browser: Browser, login: string, password = testPassword): Promise<Response> {
  await browser.get('/dang-nhap')
  return browser.submit('/dang-nhap', { login, password })
}
