import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { Content } from '../html.ts'
import { render } from '../html.ts'
import * as ui from '../index.ts'

const at = Temporal.Instant.from('2026-11-21T01:05:00Z')

// Every component with one text in each place where a person's words may stand. A component missing here fails below.
const everywhere = (x: string): Record<string, Content> => {
  const field = { name: 'n', label: x, hint: x, error: x, optional: true }
  const option = { value: x, text: x }
  const chart = { caption: x, items: [{ label: x, value: 3, href: x }] }
  const frame = { homeHref: x, flash: [{ tone: 'danger' as const, text: x }], otherLanguage: x }
  const link = { text: x, href: x, current: true, count: 2 }
  const page = { title: x, lead: x, crumbs: [link], errors: { [`id${x}`]: x, '': x }, children: x }
  return {
    button: ui.button({ text: x, about: x, name: x, value: x, formaction: x, form: x }),
    kioskButton: ui.kioskButton({ text: x, about: x }),
    section: ui.section({ id: x, title: x, children: x }),
    linkButton: ui.linkButton({ text: x, href: x, about: x }),
    buttonGroup: ui.buttonGroup(x),
    buttonForm: ui.buttonForm({ action: x, csrf: x, text: x, hidden: { [x]: x }, idempotencyKey: x }),
    form: ui.form({ action: x, csrf: x, id: x, idempotencyKey: x, hidden: { [x]: x }, multipart: true, children: x }),
    confirmation: ui.confirmation({ action: x, csrf: x, consequence: x, confirmText: x, cancelHref: x, fields: x }),
    field: ui.field({ ...field, control: ui.html`<input>` }),
    fieldset: ui.fieldset({ ...field, children: x }),
    textInput: ui.textInput({ ...field, value: x, placeholder: x, suffix: x, autocomplete: x }),
    numberInput: ui.numberInput({ ...field, value: x }),
    moneyInput: ui.moneyInput({ ...field, value: x }),
    dateInput: ui.dateInput({ ...field, value: x, min: x, max: x }),
    textarea: ui.textarea({ ...field, value: x }),
    fileInput: ui.fileInput({ ...field, accept: [x] }),
    select: ui.select({ ...field, placeholder: x, value: x, options: [option, { label: x, options: [option] }] }),
    radios: ui.radios({ ...field, value: x, choices: [{ ...option, hint: x, inside: x }] }),
    checkboxes: ui.checkboxes({ ...field, values: [x], choices: [option] }),
    checkbox: ui.checkbox({ ...field, value: x }),
    excerpt: ui.excerpt({
      title: x,
      where: x,
      link: { href: x, text: x },
      parts: [{ line: { text: x, id: x, marked: x } }, { rows: [{ id: x, cells: [{ text: x, marked: true }] }] }],
    }),
    beside: ui.beside(x, x),
    fieldRow: ui.fieldRow(x),
    cellFields: ui.cellFields(x),
    foldingCard: ui.foldingCard({ id: x, summary: x, group: x, children: x }),
    fieldCard: ui.fieldCard({ id: x, legend: x, children: x }),
    calculatedField: ui.calculatedField({ ...field, value: x, kind: x }),
    bigNumber: ui.bigNumber({ above: x, value: 3, below: x }),
    diagram: ui.diagram({
      label: x,
      width: 9,
      height: 9,
      nodes: [{ x: 1, y: 1, width: 2, height: 2, shape: 'box', lines: [x, x] }],
      edges: [
        {
          points: [
            { x: 1, y: 1 },
            { x: 3, y: 3 },
          ],
          text: x,
          at: { x: 2, y: 2 },
        },
      ],
    }),
    errorSummary: ui.errorSummary({ [x]: x }),
    table: ui.table({
      caption: x,
      wide: true,
      columns: [
        { header: x, rowHeader: true, cell: () => x },
        { header: x, cell: () => x, sort: { href: x } },
      ],
      rows: [1],
      footer: [x, x],
    }),
    filterBar: ui.filterBar({
      action: x,
      fields: x,
      hidden: { [x]: x },
      active: [{ text: x, removeHref: x }],
      clearHref: x,
    }),
    pagination: ui.pagination({ previous: x, next: x, shown: x }),
    tabs: ui.tabs([link], x),
    breadcrumbs: ui.breadcrumbs([link]),
    statusBadge: ui.statusBadge({ text: x }),
    descriptionList: ui.descriptionList([{ term: x, value: x, change: { href: x, text: x } }]),
    statTile: ui.statTile({ label: x, value: x, href: x, note: x }),
    statTiles: ui.statTiles([{ label: x, value: x, href: x, note: x }]),
    progressBar: ui.progressBar({ ratio: 0.5, target: 0.7 }),
    timeline: ui.timeline([{ title: x, at, actor: x, body: x }]),
    tagList: ui.tagList([{ text: x, href: x }, { text: x }]),
    emptyState: ui.emptyState({ title: x, body: x }),
    notice: ui.notice({ title: x, body: x }),
    severalForms: ui.severalForms(),
    actionBar: ui.actionBar([x]),
    disclosure: ui.disclosure({ summary: x, children: x }),
    textDiff: ui.textDiff({ before: `một ${x} hai`, after: `${x} ba` }),
    barChart: ui.barChart(chart),
    stackedBar: ui.stackedBar(chart),
    donut: ui.donut(chart),
    trend: ui.trend({
      caption: x,
      points: [
        { period: x, value: 1 },
        { period: x, value: 2 },
      ],
    }),
    sparkline: ui.sparkline({ label: x, values: [1, 2] }),
    steps: ui.steps({ names: [x, x], current: 2 }),
    htmlDocument: ui.htmlDocument({ title: x, audience: 'staff', body: x }),
    entrancePage: ui.entrancePage({ title: x, tagline: x, lead: x, errors: { a: x }, children: x }),
    board: ui.board({ label: x, columns: [{ title: x, cards: [x] }] }),
    agenda: ui.agenda([{ date: x, entries: [x] }]),
    boxes: ui.boxes(x),
    treeList: ui.treeList([{ label: x, children: [{ label: x }] }]),
    icon: ui.icon('search'),
    staffPage: ui.staffPage({
      ...frame,
      ...page,
      unit: x,
      status: x,
      actions: x,
      tabs: x,
      search: { action: x, value: x },
      notifications: { href: x, unread: 3 },
      account: { name: x, post: x, links: [link], signOut: { action: x, csrf: x } },
      navigation: [{ title: x, items: [link] }],
    }),
    citizenPage: ui.citizenPage({ ...frame, ...page, authority: x, navigation: [link], account: x, footer: x }),
  }
}

// Tags with the names of their attributes: what a text must never add to. A value in quotes has no quote in it.
const skeleton = (markup: string): string =>
  (markup.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/="[^"]*"/g, '=')).join('')

const plain = everywhere('a')

test('every component is fed', () => {
  // A script's address is of an asset of ours, never of what people typed.
  const notComponents = [
    'Html',
    'attrs',
    'chosenFilters',
    'classes',
    'describedBy',
    'fieldId',
    'html',
    'raw',
    'render',
    'script',
  ]
  const figures = ['date', 'dateTime', 'fileSize', 'money', 'number', 'percent', 'remaining']
  assert.deepEqual(
    Object.keys(plain).sort(),
    Object.keys(ui)
      .filter((name) => ![...notComponents, ...figures].includes(name))
      .sort(),
  )
})

const attacks = [
  `"><script>alert(1)</script>`,
  `' autofocus onfocus='alert(1)`,
  '</textarea></select></title><img src=x onerror=alert(1)>',
  '<!-- --><svg/onload=alert(1)>',
  '` onmouseover=alert(1) `',
  '${html}\u2028&lt;b&gt;\\"',
]

test('no text adds a tag or an attribute to any component', () => {
  const text = fc.oneof(
    fc.constantFrom(...attacks),
    fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '/', '=', ' ', 'a', '&', '!', '-') }),
  )
  fc.assert(
    fc.property(text, (x) => {
      // Empty texts leave out what they would stand in, so each is given a letter.
      for (const [name, piece] of Object.entries(everywhere(`a${x}`))) {
        if (name !== 'textDiff') assert.equal(skeleton(render(piece, 'vi')), skeleton(render(plain[name], 'vi')), name)
        else assert.doesNotMatch(render(piece, 'vi'), /<(?!\/?(?:div|del|ins|span|p)\b)/)
      }
    }),
  )
})

test('no component lets a link run code', () => {
  for (const [name, piece] of Object.entries(everywhere('javascript:alert(1)'))) {
    assert.doesNotMatch(render(piece, 'vi'), /(?:href|action|src)="javascript:/, name)
  }
})
