import type { Tx } from '../kernel/database/types.ts'
import { createForm, formFixtures, publishVersion } from '../foundation/forms/index.ts'
import type { DemoWorld } from './invented-people.ts'

export type InventedForms = Record<keyof typeof formFixtures, string>

/** The province's forms, published, as its officer for procedures made them. @returns the versions, by name */
export async function inventForms(tx: Tx, { units, cast }: DemoWorld): Promise<InventedForms> {
  const officer = cast.procedureOfficer
  const ids: Partial<InventedForms> = {}
  for (const name of Object.keys(formFixtures) as (keyof typeof formFixtures)[]) {
    const form = { authorityId: units.province, definition: formFixtures[name] }
    const { versionId } = await createForm(tx, officer, form)
    await publishVersion(tx, officer, { id: versionId })
    ids[name] = versionId
  }
  return ids as InventedForms
}
