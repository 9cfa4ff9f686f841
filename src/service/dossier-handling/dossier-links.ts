// Later modules have pages of their own about a dossier: they say so here, and its page leads there.
import type { Actor } from '../../kernel/access/actor.ts'
import type { Text } from '../../kernel/text/language.ts'
import type { Dossier } from '../dossiers/index.ts'

/** What the page knows of the dossier and who reads it. Nothing more is asked: its statements are counted. */
export type Shown = { dossier: Dossier; actor: Actor; history: readonly { action: string }[] }

export type DossierLink = {
  text: Text
  order: number
  href: (dossier: Dossier) => string
  show?: (shown: Shown) => boolean
}

const links: DossierLink[] = []

export function registerDossierLink(link: DossierLink): void {
  links.push(link)
  links.sort((a, b) => a.order - b.order)
}

export const linksOf = (shown: Shown): DossierLink[] => links.filter(({ show }) => show?.(shown) ?? true)
