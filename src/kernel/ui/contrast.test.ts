import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

const css = readFileSync(new URL('assets/tokens.css', import.meta.url), 'utf8')
const colours = (part: string) =>
  Object.fromEntries([...part.matchAll(/--([\w-]+): (#[\da-f]{6})/g)].map(([, name, hex]) => [name, hex]))
const [lightPart, darkPart] = css.split('@media (prefers-color-scheme: dark)') as [string, string]
const light: Record<string, string | undefined> = colours(lightPart)
const schemes = { light, dark: { ...light, ...colours(darkPart) } }

// Relative luminance as WCAG 2.2 defines it.
const luminance = (hex: string): number => {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
const contrast = (a: string, b: string): number => {
  const [dark, bright] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (bright + 0.05) / (dark + 0.05)
}

const tones = ['success', 'warning', 'danger', 'info', 'neutral']
const text = [
  ...['paper', 'surface', 'sunken'].flatMap((ground) => ['ink', 'ink-soft', 'link'].map((ink) => [ink, ground])),
  ...tones.flatMap((tone) => [
    [tone, `${tone}-tint`],
    ['ink', `${tone}-tint`],
    [tone, 'paper'],
  ]),
  ['ink', 'tint'],
  ['link', 'tint'],
  ['link-hover', 'tint'],
  ['on-brand', 'brand'],
  ['on-brand', 'brand-line'],
  ['on-brand-soft', 'brand'],
  ['on-button', 'button'],
  ['on-button', 'button-hover'],
  ['on-danger', 'danger'],
  ['on-danger', 'danger-hover'],
  ['focus-ink', 'focus'],
  ['focus-ink', 'mark'],
] as [string, string][]
const shapes = [
  ['line-strong', 'paper'],
  ['line-strong', 'surface'],
  ['mark', 'brand'],
  ...[1, 2, 3, 4, 5, 6].map((n) => [`chart-${n}`, 'paper']),
] as [string, string][]

for (const [scheme, colour] of Object.entries(schemes)) {
  test(`${scheme}: text stands out 4.5 to 1, shapes 3 to 1`, () => {
    const weak = [...text.map((pair) => [pair, 4.5] as const), ...shapes.map((pair) => [pair, 3] as const)]
      .map(([[a, b], least]) => ({ pair: `${a} on ${b}`, ratio: contrast(colour[a]!, colour[b]!), least }))
      .filter(({ ratio, least }) => ratio < least)
      .map(({ pair, ratio }) => `${pair}: ${ratio.toFixed(2)}`)
    assert.deepEqual(weak, [])
  })
}
