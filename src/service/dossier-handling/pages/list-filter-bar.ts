import * as ui from '../../../kernel/ui/index.ts'
import { compareVietnamese } from '../../../kernel/text/vietnamese.ts'
import { channels, dossierText } from '../../dossiers/index.ts'
import type { Field } from '../../procedures/index.ts'
import type { Tab } from '../lists/list-address.ts'
import type { Choices } from '../lists/work-list.ts'
import { t } from '../texts.ts'

const kept = (url: URL, name: string): string => url.searchParams.get(name) ?? ''

/** Each once, in Vietnamese order. */
function optionsOf(pairs: readonly (readonly [string | null, string | null])[]): ui.Option[] {
  const named = new Map(pairs.flatMap(([id, name]) => (id && name ? [[id, name] as const] : [])))
  return [...named]
    .map(([value, text]) => ({ value, text }))
    .toSorted((a, b) => compareVietnamese(a.text, b.text))
    .slice(0, 200)
}

const choose = (url: URL, name: string, label: Parameters<typeof t>[0], options: readonly ui.Option[]): ui.Html =>
  ui.select({ name, label: t(label), placeholder: t('handling.all'), value: kept(url, name), options })

/** Procedure, field, unit, channel, person; only what occurs in the lists can be chosen. */
export const listFilterBar = (url: URL, tab: Tab, rows: Choices, fields: readonly Field[]): ui.Html => {
  const used = new Set(rows.map((row) => row.field_id))
  return ui.filterBar({
    action: '/ho-so',
    hidden: { 'danh-sach': tab },
    clearHref: `/ho-so?danh-sach=${tab}`,
    fields: [
      choose(
        url,
        'thu-tuc',
        'handling.procedure',
        optionsOf(rows.map((row) => [row.procedure_id, row.procedure_name])),
      ),
      choose(
        url,
        'linh-vuc',
        'handling.field',
        fields
          .filter(({ id }) => used.has(id))
          .map(({ id, vi, en }) => ({ value: id, text: (lang) => ({ vi, en })[lang] })),
      ),
      choose(url, 'don-vi', 'handling.unit', optionsOf(rows.map((row) => [row.unit_id, row.unit_name]))),
      choose(
        url,
        'kenh',
        'handling.channel',
        channels.map((channel) => ({ value: channel, text: dossierText(`dossiers.channel_${channel}`) })),
      ),
      tab !== 'da-xong' &&
        tab !== 'cua-toi' &&
        choose(url, 'nguoi', 'handling.person', optionsOf(rows.map((row) => [row.person_id, row.person_name]))),
    ],
  })
}
