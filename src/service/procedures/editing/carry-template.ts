// What a template brings beside the content: its declaration as an electronic form and its way through the one-stop shop
// as a process, both published for the authority and named as the procedure, so that it can be announced as it is and
// each be changed later without touching another procedure.
import { createForm, publishVersion as publishForm } from '../../../foundation/forms/index.ts'
import { createProcess, publishVersion as publishProcess } from '../../../foundation/workflow/index.ts'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import type { ContentInput } from '../procedure-content.ts'
import { templateFlow } from './template-flow.ts'
import { templateForm } from './template-forms.ts'
import type { Template } from './templates.ts'

type Of = { authorityId: string; name: string }

async function formOf(tx: Tx, actor: Actor, { key, content }: Template, { authorityId, name }: Of) {
  const definition = templateForm(key, content.components?.[0]?.name ?? name, name)
  if (!definition) return null
  const { versionId: id } = await createForm(tx, actor, { authorityId, definition })
  await publishForm(tx, actor, { id })
  return id
}

/** Templates give their terms in working time. */
const hoursIn = ({ amount, unit }: NonNullable<ContentInput['terms']>[number]): number =>
  unit === 'working_hour' ? amount : amount * 8

async function processOf(tx: Tx, actor: Actor, { content }: Template, { authorityId, name }: Of) {
  const [term] = content.terms ?? []
  if (!term) return null
  const { versionId: id } = await createProcess(tx, actor, {
    unitId: authorityId,
    subjectKind: 'dossier',
    name: name.slice(0, 300),
    definition: templateFlow(hoursIn(term)),
    term: { amount: term.amount, unit: term.unit },
  })
  await publishProcess(tx, actor, { id, version: 1 })
  return id
}

export const carryTemplate = async (tx: Tx, actor: Actor, template: Template, of: Of) => ({
  formVersionId: await formOf(tx, actor, template, of),
  processVersionId: await processOf(tx, actor, template, of),
})
