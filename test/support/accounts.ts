import { argon2Sync } from 'node:crypto'
import { after, before } from 'node:test'
import { registerActorSource, type ActorSource } from '../../src/kernel/access/actor-source.ts'
import type { Actor } from '../../src/kernel/access/actor.ts'
import type { Tx } from '../../src/kernel/database/types.ts'
import { createAccount } from '../../src/kernel/sessions/account.ts'
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

/** A hash of the usual form that costs next to nothing to make, and to compare with when its owner signs in. */
export function quickHash(password: string): string {
  const [memory, passes, nonce] = [8, 1, Buffer.from('một muối như nhau')]
  const hash = argon2Sync('argon2id', {
    message: password.normalize('NFC'),
    nonce,
    memory,
    passes,
    parallelism: 1,
    tagLength: 32,
  })
  return ['argon2id', memory, passes, nonce.toString('base64url'), hash.toString('base64url')].join('$')
}

export type TestAccount = Pick<Actor, 'accountId' | 'personId'> & { login: string }

export async function makeAccount(tx: Tx, login: string, options: { demo?: boolean } = {}): Promise<TestAccount> {
  const personId = tx.id()
  const accountId = await createAccount(tx, { personId, login, passwordHash: quickHash(testPassword), ...options })
  return { accountId, personId, login }
}

export async function signInAs(browser: Browser, login: string, password = testPassword): Promise<Response> {
  await browser.get('/dang-nhap')
  return browser.submit('/dang-nhap', { login, password })
}
