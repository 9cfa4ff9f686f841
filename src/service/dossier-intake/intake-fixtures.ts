import { processFixtures, type Definition } from '../../foundation/workflow/index.ts'
import { quickProcess } from '../dossiers/index.ts'

/** The ordinary process, in which the counter may also ask for papers before it receives. */
export const intakeProcess = (): Definition => processFixtures.askingAtReception(quickProcess())
