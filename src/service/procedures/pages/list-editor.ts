// A list of the draft: its lines in a table, a form for one line, and a box to paste many lines into.
import type { ConditionName } from '../../../kernel/conditions/index.ts'
import { errorOf, fieldIdIn, typed } from '../../../kernel/http/problem.ts'
import { inLanguage, type Text } from '../../../kernel/text/language.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { moreText } from '../parts/compare.ts'
import { asText, readCell, type CellField } from '../parts/cell.ts'
import { listFields, listTitle, type ListName } from '../parts/parts.ts'
import type { Term } from '../procedure-content.ts'
import type { EditorProps } from './editor-props.ts'
import { partInput, questionList } from './part-inputs.ts'
import { t } from './texts.ts'
import { termText } from './words.ts'
import { draftPath } from './paths.ts'

type Item = { key: string } & Record<string, unknown>

const usual = (field: CellField): unknown => {
  const read = readCell(field, field.usual ?? '')
  return 'value' in read ? read.value : undefined
}

/** The ordinary term has no name of its own. */
const nameOf =
  (list: ListName, fields: readonly CellField[], item: Item): Text =>
  (lang) =>
    asText(item[fields[0]!.name]) || (list === 'terms' ? inLanguage(t('procedures.ordinary_term'), lang) : '—')

/** What else a line says; a term reads as one value with its unit. */
const restOf =
  (list: ListName, fields: readonly CellField[], item: Item): Text =>
  (lang) =>
    list === 'terms'
      ? inLanguage(termText(item as unknown as Pick<Term, 'amount' | 'unit'>), lang)
      : moreText(fields.slice(1), item, lang)

function lines(props: EditorProps, list: ListName, items: readonly Item[]): ui.Html {
  const { context, draft, section } = props
  const fields = listFields[list]
  const up = (item: Item, about: Text) =>
    ui.buttonForm({
      action: `${draftPath(draft.id)}/dong/xep`,
      csrf: context.csrf,
      hidden: { revision: String(draft.revision), list, key: item.key, move: 'up' },
      text: t('procedures.move_up'),
      small: true,
      kind: 'secondary',
      about,
    })
  const remove = (item: Item, about: Text) =>
    ui.linkButton({
      href: `${draftPath(draft.id)}/dong/bo?danh-sach=${list}&dong=${item.key}`,
      text: t('procedures.move_remove'),
      small: true,
      kind: 'secondary',
      about,
    })
  return ui.table({
    caption: listTitle(list),
    columns: [
      {
        header: listTitle(list),
        rowHeader: true,
        cell: (item) =>
          html`<a href="${draftPath(draft.id, section)}&amp;dong=${item.key}#${list}">${nameOf(list, fields, item)}</a
            ><br /><span class="muted">${restOf(list, fields, item)}</span>`,
      },
      {
        header: t('procedures.arrange'),
        cell: (item) =>
          html`<div class="button-group">
            ${items[0] !== item && up(item, nameOf(list, fields, item))}${remove(item, nameOf(list, fields, item))}
          </div>`,
      },
    ],
    rows: items,
    empty: html`<h2>${listTitle(list)}</h2>
      <p class="muted">${t('procedures.no_lines')}</p>`,
  })
}

/** The fields that are rarely used stay folded until they are. */
const often = 5

/** The number questions of the form; what stands there already is kept, whatever became of the form. */
const countChoices = (questions: readonly ConditionName[], now: string): ui.Option[] => [
  { value: '', text: t('procedures.counter_says') },
  ...questions.filter(({ kind }) => kind === 'number').map(({ name, label }) => ({ value: name, text: label })),
  ...(now && !questions.some(({ name }) => name === now) ? [{ value: now, text: now }] : []),
]

function lineForm(
  props: EditorProps,
  list: ListName,
  item: Item | undefined,
  questions: readonly ConditionName[],
): ui.Html {
  const { context, draft, problem } = props
  const action = 'procedures.save_item'
  const here = problem?.action === action && problem.values.list === list ? problem : undefined
  const fields = listFields[list]
  const input = (field: CellField) =>
    partInput(field, item ? item[field.name] : usual(field), {
      action: `${action}.${list}`,
      problem: here && { ...here, action: `${action}.${list}` },
      questions,
      choices: { countField: countChoices(questions, asText(item?.countField)) },
    })
  const rest = fields.slice(often)
  return ui.form({
    action: `${draftPath(draft.id)}/dong`,
    csrf: context.csrf,
    id: list,
    hidden: { revision: String(draft.revision), list, ...(item ? { key: item.key } : {}) },
    children: [
      html`<datalist id="${questionList}">
        ${questions.map(({ label }) => html`<option value="${label}"></option>`)}
      </datalist>`,
      html`<h2>${item ? t('procedures.change_line') : t('procedures.add_line')}</h2>`,
      fields.slice(0, often).map(input),
      rest.length > 0 &&
        ui.disclosure({
          summary: t('procedures.more_fields'),
          open: item !== undefined || here !== undefined,
          children: rest.map(input),
        }),
      ui.button({ text: item ? t('procedures.save_line') : t('procedures.add_line'), kind: 'secondary' }),
    ],
  })
}

function pasteForm(props: EditorProps, list: ListName): ui.Html {
  const { context, draft, problem } = props
  const action = 'procedures.paste_items'
  const here = problem?.action === action && problem.values.list === list ? problem : undefined
  return ui.disclosure({
    summary: t('procedures.paste'),
    open: here !== undefined,
    children: ui.form({
      action: `${draftPath(draft.id)}/dan`,
      csrf: context.csrf,
      hidden: { revision: String(draft.revision), list },
      children: [
        ui.textarea({
          name: 'pasted',
          id: fieldIdIn(`${action}.${list}`, 'pasted'),
          label: t('procedures.pasted_lines'),
          hint: (lang) =>
            `${inLanguage(t('procedures.paste_hint'), lang)} ${listFields[list].map(({ label }) => inLanguage(label, lang)).join(' | ')}`,
          rows: 6,
          value: typed(here, action, 'pasted'),
          error: errorOf(here, action, 'pasted'),
        }),
        ui.button({ text: t('procedures.add_lines'), kind: 'secondary' }),
      ],
    }),
  })
}

/** One list of this part; `dong` in the address opens a line of it. */
export function listEditor(props: EditorProps, list: ListName, questions: readonly ConditionName[]): ui.Content {
  const items: Item[] = props.draft[list]
  const { problem } = props
  const key = problem?.values.list === list ? problem.values.key : props.context.url.searchParams.get('dong')
  const item = items.find((each) => each.key === key)
  return html`<section class="section">
    ${lines(props, list, items)}${lineForm(props, list, item, questions)}${pasteForm(props, list)}
  </section>`
}
