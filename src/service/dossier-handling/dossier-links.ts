// Later modules have pages of their own about a dossier: they say so here, and its page leads there.
import type { Actor } from '../../kernel/access/actor.ts'
import type { Text } from '../../kernel/text/language.ts'
import type { Dossier } from '../dossiers/index.ts'

export type DossierLink = {
  text: Text
  order: number
  href: (dossier: Dossier) => string
  show?: (dossier: Dossier, actor: Actor) => boolean
}

const links: DossierLink[] = []

export function registerDossierLink(link: DossierLink): void {
  links.push(link)
  links.sort((a, b) => a.order - b.order)
}

export const linksOf = (dossier: Dossier, actor: Actor): DossierLink[] =>
  links.filter(({ show }) => show?.(dossier, actor) ?? true)
