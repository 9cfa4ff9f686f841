// The published forms and processes that a procedure can be carried out by.
import type { Db } from '../../kernel/database/types.ts'
import type { Option } from '../../kernel/ui/components/choices.ts'

export type Runnable = { forms: readonly Option[]; processes: readonly Option[] }

export const findRunnable = async (_db: Db): Promise<Runnable> => ({ forms: [], processes: [] })
