import { fold } from '../../kernel/text/vietnamese.ts'
import type { ProcedureVersion } from '../procedures/index.ts'
import type { PortalPaper } from './read-portal-dossier.ts'

/** By key where the portal has ours, else by name; what is in no list stays as it was sent and is refused with it. */
export const componentKeyOf = ({ key, name }: PortalPaper, { components }: ProcedureVersion): string =>
  components.find((one) => one.key === key || fold(one.name) === fold(name ?? ''))?.key ?? key ?? name ?? ''

export const papersOf = (papers: readonly PortalPaper[], version: ProcedureVersion) =>
  papers.map((paper) => ({ copyKind: paper.copyKind, componentKey: componentKeyOf(paper, version) }))
