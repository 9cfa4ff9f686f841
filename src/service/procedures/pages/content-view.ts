// All parts of a procedure on one page, to be read and printed; the same for staff and for citizens.
import type { Text } from '../../../kernel/text/language.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import type { Tier } from '../../../foundation/organisation/index.ts'
import { optionText } from '../parts/cell.ts'
import type { Component } from '../procedure-content.ts'
import type { ProcedureVersion } from '../procedure-version.ts'
import { t } from './texts.ts'
import {
  competentText,
  exemptionText,
  feeContent,
  fieldText,
  paperForm,
  resultNote,
  termText,
  tierText,
} from './words.ts'

const none = html`<span class="muted">${t('procedures.not_said')}</span>`
const paragraphs = (text: string): ui.Content =>
  text === '' ? none : html`<div class="prose">${text.split('\n').map((line) => html`<p>${line}</p>`)}</div>`
const bullets = (lines: readonly (Text | string)[]): ui.Content =>
  lines.length === 0
    ? none
    : lines.length === 1
      ? html`<p>${lines[0]}</p>`
      : html`<ul>
          ${lines.map((line) => html`<li>${line}</li>`)}
        </ul>`

const part = (title: Text, children: ui.Content): ui.Html =>
  html`<section class="section">
    <h2>${title}</h2>
    ${children}
  </section>`

/** Papers of which one is enough stand together, after the one that names their group. */
export function inGroups(components: readonly Component[]): { group: string; members: Component[] }[] {
  const groups: { group: string; members: Component[] }[] = []
  for (const component of components) {
    const known = component.oneOf && groups.find(({ group }) => group === component.oneOf)
    if (known) known.members.push(component)
    else groups.push({ group: component.oneOf, members: [component] })
  }
  return groups
}

const paperNotes = (paper: Component): ui.Content =>
  [
    paper.form !== '' && t('procedures.on_form', { form: paper.form }),
    paper.when !== '' && t('procedures.only_when', { when: paper.when }),
    paper.dataSource !== '' && t('procedures.known_from', { source: paper.dataSource }),
  ].map((note) => note && html`<br /><span class="muted">${note}</span>`)

function papers(version: ProcedureVersion): ui.Html {
  const rows = inGroups(version.components).flatMap(({ group, members }) =>
    members.map((paper) => ({ paper, group: members.length > 1 ? group : '' })),
  )
  return ui.table({
    caption: t('procedures.sets', { count: version.dossierCopies }),
    columns: [
      {
        header: t('procedures.paper_column'),
        rowHeader: true,
        cell: ({ paper, group }) =>
          html`${group !== '' && html`<span class="muted">${t('procedures.one_of_group', { group })}</span><br />`}${paper.name}${paperNotes(paper)}`,
      },
      { header: t('procedures.handed_in_as'), cell: ({ paper }) => paperForm(paper) },
    ],
    rows,
    empty: none,
  })
}

const terms = (version: ProcedureVersion): ui.Content => [
  version.terms.length === 0
    ? none
    : ui.descriptionList(
        version.terms.map((term) => ({ term: term.name || t('procedures.ordinary_term'), value: termText(term) })),
      ),
  version.obligation &&
    html`<p>
      ${t('procedures.obligation_says', { name: version.obligation.name, term: termText(version.obligation) })}
    </p>`,
]

const fees = (version: ProcedureVersion): ui.Content =>
  version.fees.length === 0
    ? html`<p>${t('procedures.free')}</p>`
    : ui.descriptionList(
        version.fees.map((fee) => ({
          term: fee.name,
          value: [
            feeContent(fee),
            exemptionText(fee),
            html`<p class="muted">${optionText(fee.due)}${fee.document !== '' && ` · ${fee.document}`}</p>`,
          ],
        })),
      )

const results = (version: ProcedureVersion): ui.Content =>
  version.results.length === 0
    ? none
    : html`<ul>
        ${version.results.map(
          (result) =>
            html`<li>
              ${result.name}
              <span class="muted"
                >(${optionText(result.kind)}${result.electronic && html`, ${t('procedures.electronic_too')}`};
                ${resultNote(result)})</span
              >
            </li>`,
        )}
      </ul>`

const bases = (version: ProcedureVersion): ui.Content =>
  version.legalBases.length === 0
    ? none
    : html`<ul>
        ${version.legalBases.map((basis) => html`<li>${basis.number}${basis.title && ` – ${basis.title}`}${basis.issuer && ` (${basis.issuer})`}</li>`)}
      </ul>`

const files = (version: ProcedureVersion, fileHref: (key: string) => string): ui.Content =>
  version.files.length > 0 &&
  part(
    t('procedures.files'),
    html`<ul>
      ${version.files.map((file) => html`<li><a href="${file.fileId ? fileHref(file.key) : file.link}">${file.title}</a> <span class="muted">(${optionText(file.role)})</span></li>`)}
    </ul>`,
  )

const ways = (version: ProcedureVersion): Text[] => [
  t('procedures.way_counter'),
  ...(version.onlineLevel === 'none' ? [] : [t('procedures.way_online', { level: optionText(version.onlineLevel) })]),
  ...(version.post ? [t('procedures.way_post')] : []),
  ...(version.boundaryFree ? [t('procedures.way_anywhere')] : []),
]

/** The parts in the order of Nghị định 63/2010/NĐ-CP Điều 8. */
export const contentView = (
  version: ProcedureVersion,
  tiers: readonly Tier[],
  fileHref: (key: string) => string,
): ui.Content => [
  ui.descriptionList([
    { term: t('procedures.field_column'), value: fieldText(version.fieldNames) },
    { term: t('procedures.tier_column'), value: tierText(tiers, version.tier) },
    { term: t('procedures.competent_column'), value: competentText(version, tiers) },
    {
      term: t('procedures.who'),
      value: [
        bullets(version.applicants.map(optionText)),
        version.applicantNote !== '' && html`<p>${version.applicantNote}</p>`,
      ],
    },
  ]),
  part(t('procedures.sequence_title'), paragraphs(version.sequence)),
  part(t('procedures.manner_title'), [bullets(ways(version)), paragraphs(version.manner)]),
  part(t('procedures.papers_title'), papers(version)),
  part(t('procedures.terms_title'), terms(version)),
  part(t('procedures.fees_title'), fees(version)),
  part(t('procedures.results_title'), results(version)),
  version.conditions.length > 0 && part(t('procedures.conditions_title'), bullets(version.conditions)),
  part(t('procedures.places_title'), bullets(version.receivingPlaces)),
  files(version, fileHref),
  part(t('procedures.bases_title'), bases(version)),
]
