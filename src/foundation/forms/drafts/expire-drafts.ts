import type { JobRun } from '../../../kernel/jobs/define.ts'

/** What nobody came back to for a month is personal data without a purpose. */
export async function expireDrafts({ transaction }: JobRun): Promise<void> {
  await transaction((tx) => tx.query.deleteFrom('forms.draft').where('expires_at', '<=', tx.now).execute())
}
