import * as ui from '../../kernel/ui/index.ts'
import { scriptAsset } from '../../kernel/ui/scripts.ts'

const script = scriptAsset(new URL('./assets/fill-form.js', import.meta.url))

/** Conditions and calculations at once, drafts that save themselves; the page does everything without it too. */
export const fillScript = (): ui.Html => ui.script(script)
