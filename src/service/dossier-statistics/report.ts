// A report: the figures of a period by a grouping, named and in the order in which they are read, with their sum.
import type { Actor } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import type { Text } from '../../kernel/text/language.ts'
import { compareVietnamese } from '../../kernel/text/vietnamese.ts'
import { channels, dossierText } from '../dossiers/index.ts'
import { findFields } from '../procedures/index.ts'
import type { Asked } from './address.ts'
import { addFigures, type Figures } from './figures.ts'
import { findStatistics, type StatisticsRow } from './find-statistics.ts'
import { t } from './texts.ts'

export type NamedRow = { key: string; name: Text; figures: Figures }
export type Report = { asked: Asked; rows: readonly NamedRow[]; total: Figures }

export async function findReport(db: Db, actor: Actor, asked: Asked): Promise<Report> {
  const { grouping } = asked
  const found = await findStatistics(db, actor, grouping, asked)
  const fields = grouping === 'field' ? new Map((await findFields(db)).map(({ id, vi, en }) => [id, { vi, en }])) : null
  const nameOf = ({ key, name }: StatisticsRow): Text => {
    const field = fields?.get(key)
    if (field) return (lang) => field[lang]
    const channel = grouping === 'channel' && channels.find((one) => one === key)
    if (channel) return dossierText(`dossiers.channel_${channel}`)
    return name ?? (key === '' ? t(asked.grouping === 'handler' ? 'statistics.no_handler' : 'statistics.nobody') : key)
  }
  const rows = found
    .map((row) => ({ key: row.key, name: nameOf(row), figures: row.figures, order: row.name ?? row.key }))
    .toSorted((a, b) => b.figures.received - a.figures.received || compareVietnamese(a.order, b.order))
    .map(({ key, name, figures }) => ({ key, name, figures }))
  return { asked, rows, total: addFigures(rows.map(({ figures }) => figures)) }
}
