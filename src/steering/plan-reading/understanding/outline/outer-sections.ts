import type { Section } from '../../understood-plan.ts'
import type { BodyLine } from './body-lines.ts'
import type { Parts } from './parts.ts'

const section = (id: string, title: string, lines: BodyLine[], role: Section['role'], rawHeading = ''): Section[] =>
  lines.length === 0
    ? []
    : [
        {
          id,
          level: 1,
          title,
          rawHeading,
          role,
          parent: null,
          items: lines.map((line) => ({ text: line.text.replace(/^[-–+*•]\s*/u, ''), place: line.place })),
          place: lines[0]!.place,
        },
      ]

/** What stands outside the numbered outline: closing (KET), recipients and signature (NN), title of the annex (PL). */
export const outerSections = (parts: Parts, annexTitle: string | null): Section[] => [
  ...section('KET', 'Kết luận', parts.closing, 'other'),
  ...section('NN', 'Nơi nhận', parts.tail, 'other', parts.tail[0]?.text),
  ...section('PL', annexTitle ?? 'Phụ lục', parts.annex, 'annex', parts.annex[0]?.text),
]
