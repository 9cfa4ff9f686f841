import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

// OWASP's second recommendation for argon2id: 19 MiB, 2 passes, 1 lane.
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }

/** `argon2id$memory$passes$salt$hash`, so that the cost can rise without making old hashes useless. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const hash = await derive('argon2id', { message: password.normalize('NFC'), nonce, ...cost })
  return ['argon2id', cost.memory, cost.passes, nonce.toString('base64url'), hash.toString('base64url')].join('$')
}

export async function passwordMatches(password: string, stored: string): Promise<boolean> {
  const [kind, memory, passes, salt, expected] = stored.split('$')
  if (kind !== 'argon2id' || !salt || !expected) return false
  const hash = await derive('argon2id', {
    message: password.normalize('NFC'),
    nonce: Buffer.from(salt, 'base64url'),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: cost.parallelism,
    tagLength: cost.tagLength,
  })
  return timingSafeEqual(hash, Buffer.from(expected, 'base64url'))
}

/** Costs as much as a real check, so that an unknown login answers no faster than a wrong password. */
export const wasteTime = async (password: string): Promise<void> => void (await hashPassword(password))
