import { writeXlsx } from 'hucre'
import type { Tier } from '../../../foundation/organisation/index.ts'
import type { Field } from '../find-procedures.ts'
import { inLanguage } from '../../../kernel/text/language.ts'
import { writeCell, type CellField } from '../parts/cell.ts'
import { flatten } from '../parts/flat.ts'
import { codeText } from '../procedure-code.ts'
import { procedureContent } from '../procedure-content.ts'
import type { ProcedureVersion } from '../procedure-version.ts'
import { format } from './entry.ts'
import { codeHeader, fieldsOf, headerOf, sheetNames, sheetTitle, type SheetName } from './sheets.ts'

export type Known = { fields: readonly Field[]; tiers: readonly Tier[] }

const asTexts = { numFmt: '@', alignment: { wrapText: true, vertical: 'top' } } as const
const heading = { font: { bold: true }, alignment: { wrapText: true, vertical: 'center' } } as const
const wide = new Set(['text', 'lines', 'tiers', 'exemptions'])

const widthOf = ({ kind, name }: CellField): number => (wide.has(kind) || name === 'name' || name === 'title' ? 50 : 18)

function singleRow(version: ProcedureVersion, { fields, tiers }: Known): string[] {
  const values: Record<string, unknown> = {
    ...flatten(version),
    kind: version.kind,
    fieldId: fields.find(({ id }) => id === version.fieldId)?.vi ?? version.fieldId,
    tier: inLanguage(tiers.find(({ code }) => code === version.tier)?.name ?? version.tier, 'vi'),
    competentUnit: version.competentUnitName,
  }
  return [codeText(version), ...fieldsOf('procedures').map((field) => writeCell(field, values[field.name]))]
}

function rowsOf(sheet: SheetName, versions: readonly ProcedureVersion[], known: Known): string[][] {
  if (sheet === 'procedures') return versions.map((version) => singleRow(version, known))
  return versions.flatMap((version) => {
    const items: Record<string, unknown>[] = version[sheet]
    return items.map((item) => [
      codeText(version),
      ...fieldsOf(sheet).map((field) => writeCell(field, item[field.name])),
    ])
  })
}

/** A workbook as the import reads it; without procedures it is the template. The same rows give the same bytes. */
export const writeProcedures = (versions: readonly ProcedureVersion[], known: Known): Promise<Uint8Array> =>
  writeXlsx({
    properties: { title: sheetTitle('procedures'), created: new Date(0), modified: new Date(0) },
    sheets: sheetNames.map((sheet) => ({
      name: sheetTitle(sheet),
      columns: [18, ...fieldsOf(sheet).map(widthOf)].map((width) => ({ width, style: asTexts })),
      cells: new Map([codeHeader, ...fieldsOf(sheet)].map((_, at) => [`0,${at}`, { style: heading }])),
      rows: [[codeHeader, ...fieldsOf(sheet).map(headerOf)], ...rowsOf(sheet, versions, known)],
      freezePane: { rows: 1 },
    })),
  })

/** The same as JSON: every part as it is, units by their names. */
export const writeJson = (versions: readonly ProcedureVersion[]): string =>
  JSON.stringify(
    {
      format,
      procedures: versions.map((version) => {
        const { competent, files, ...content } = procedureContent.parse(version)
        return {
          code: codeText(version),
          kind: version.kind,
          ...content,
          competent: {
            rule: competent.rule,
            agency: competent.agency,
            ...(version.competentUnitName ? { unit: version.competentUnitName } : {}),
          },
          files: files.filter(({ link }) => link !== ''),
          decision: version.decisionNumber,
          validFrom: version.validFrom?.toString() ?? null,
        }
      }),
    },
    null,
    1,
  )
