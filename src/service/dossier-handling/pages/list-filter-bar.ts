import * as ui from '../../../kernel/ui/index.ts'
import { compareVietnamese } from '../../../kernel/text/vietnamese.ts'
import { channels, dossierText } from '../../dossiers/index.ts'
import type { Field } from '../../procedures/index.ts'
import type { Tab } from '../lists/list-address.ts'
import type { Choices } from '../lists/work-list.ts'
import { t } from '../texts.ts'

/** Each once, in Vietnamese order. */
function optionsOf(pairs: readonly (readonly [string | null, string | null])[]): ui.Option[] {
  const named = new Map(pairs.flatMap(([id, name]) => (id && name ? [[id, name] as const] : [])))
  return [...named]
    .map(([value, text]) => ({ value, text }))
    .toSorted((a, b) => compareVietnamese(a.text, b.text))
    .slice(0, 200)
}

type Choice = { name: string; label: Parameters<typeof t>[0]; options: readonly ui.Option[] }

/** Procedure, field, unit, channel, person; only what occurs in the lists can be chosen. */
function choicesOf(tab: Tab, rows: Choices, fields: readonly Field[]): Choice[] {
  const used = new Set(rows.map((row) => row.field_id))
  const named = (name: string, label: Choice['label'], options: Choice['options']): Choice => ({ name, label, options })
  const choices = [
    named('thu-tuc', 'handling.procedure', optionsOf(rows.map((row) => [row.procedure_id, row.procedure_name]))),
    named(
      'linh-vuc',
      'handling.field',
      fields
        .filter(({ id }) => used.has(id))
        .map(({ id, vi, en }) => ({ value: id, text: (lang) => ({ vi, en })[lang] })),
    ),
    named('don-vi', 'handling.unit', optionsOf(rows.map((row) => [row.unit_id, row.unit_name]))),
    named(
      'kenh',
      'handling.channel',
      channels.map((channel) => ({ value: channel, text: dossierText(`dossiers.channel_${channel}`) })),
    ),
  ]
  if (tab === 'da-xong' || tab === 'cho-toi' || tab === 'cua-toi') return choices
  return [...choices, named('nguoi', 'handling.person', optionsOf(rows.map((row) => [row.person_id, row.person_name])))]
}

/** What is typed, then what is chosen, each of it shown as long as it narrows the list. */
export function listFilterBar(url: URL, tab: Tab, rows: Choices, fields: readonly Field[]): ui.Html {
  const choices = choicesOf(tab, rows, fields)
  const kept = (name: string): string => url.searchParams.get(name) ?? ''
  return ui.filterBar({
    action: '/ho-so',
    hidden: { 'danh-sach': tab },
    clearHref: `/ho-so?danh-sach=${tab}`,
    active: ui.chosenFilters(url, [
      { name: 'q', label: t('handling.words') },
      ...choices.map(({ name, label, options }) => ({
        name,
        label: t(label),
        text: options.find(({ value }) => value === kept(name))?.text,
      })),
    ]),
    fields: [
      ui.textInput({ name: 'q', label: t('handling.words'), type: 'search', value: kept('q').slice(0, 200) }),
      ...choices.map(({ name, label, options }) =>
        ui.select({ name, label: t(label), placeholder: t('handling.all'), value: kept(name), options }),
      ),
    ],
  })
}
