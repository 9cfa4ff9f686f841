import type { Actor } from '../access/actor.ts'
import type { Database } from '../database/connect.ts'
import type { Db } from '../database/types.ts'
import type { Config } from '../config.ts'
import type { Session } from '../sessions/session.ts'
import type { Lang } from '../text/language.ts'
import type { StaffFrame } from '../ui/components/staff-page.ts'

/** What the wrapper needs to serve: made once in main, passed along, never imported. */
export type Services = { database: Database; config: Config }

/** What a page is made from. */
export type PageContext = {
  db: Db
  services: Services
  lang: Lang
  url: URL
  /** The parts of the path that the route names. */
  params: Record<string, string>
  /** Hidden in every form: proof that the form came from a page of ours. */
  csrf: string
  /** A fresh key for a form that creates something. */
  key: () => string
  requestId: string
  /** The part of a file that the browser asks for; null for the whole. */
  range: string | null
  visitor: { userAgent: string; address: string; loopback: boolean }
}

export type VisitorContext = PageContext & { actor: Actor | null; session: Session | null }

/** Of a form that somebody sent: what it does, it does without a page. */
export type ActingContext = PageContext & { actor: Actor; session: Session }

/** `frame`: what stands around every staff page; `staffPage({ ...context.frame, title, children })`. */
export type SignedInContext = ActingContext & { frame: StaffFrame }
