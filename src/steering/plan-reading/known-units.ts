import { z } from 'zod'
import type { KnownUnit } from './understanding/understand-tasks.ts'

const unit = z.union([
  z.string().transform((name) => ({ name })),
  z.object({ name: z.string(), aliases: z.array(z.string()).optional() }),
])

const filled = (cells: string[]): string[] => cells.map((cell) => cell.trim()).filter((cell) => cell !== '')

/**
 * A list of units from a file: JSON (names, or objects with a name and its aliases) or one unit a line, with its aliases
 * behind it, parted by tabs.
 */
export const parseUnits = (content: string): KnownUnit[] => {
  const text = content
    .replace(/^\ufeff/, '')
    .normalize('NFC')
    .trim()
  if (text.startsWith('[')) {
    return z
      .array(unit)
      .parse(JSON.parse(text))
      .map((one) => ({ ...one, aliases: 'aliases' in one ? one.aliases : [] }))
  }
  return text.split(/\r?\n/).flatMap((line) => {
    const [name, ...aliases] = filled(line.split('\t'))
    return name === undefined ? [] : [{ name, aliases }]
  })
}
