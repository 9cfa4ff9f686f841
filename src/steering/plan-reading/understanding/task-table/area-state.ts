// The area that rows stand in, as headings and a merged area column say it.
import type { AreaKey, Doubt } from '../../understood-plan.ts'
import { areaKeyOf, areaOfTask, romanNumber } from '../areas.ts'

export type Area = { title: string; key: AreaKey | null; number: string }

export const areaOf = (title: string): Area => ({
  title: title.replace(/\s+/g, ' ').trim(),
  key: areaKeyOf(title),
  number: romanNumber(title)?.number ?? '',
})

const areaNames: Record<AreaKey, string> = {
  direction: 'Chỉ đạo, điều hành',
  institution: 'Cải cách thể chế',
  procedures: 'Cải cách thủ tục hành chính',
  'one-stop': 'Cơ chế một cửa',
  organisation: 'Cải cách tổ chức bộ máy',
  'civil-service': 'Cải cách chế độ công vụ',
  'public-finance': 'Cải cách tài chính công',
  'digital-government': 'Chính quyền điện tử, chính quyền số',
  modernisation: 'Hiện đại hóa hành chính',
}

/** A bare "VII." in the area column names an area printed in full elsewhere in the table. */
export const resolveArea = (area: Area, all: readonly Area[]): Area => {
  if (area.key !== null || area.number === '') return area
  return all.find((other) => other.number === area.number && other.key !== null) ?? area
}

/**
 * In a table with a merged area column the merge may have slipped: where the words of the task belong to one other
 * area only, that is said.
 */
export const checkArea = (
  area: Area | null,
  taskText: string,
  all: readonly Area[],
): { area: Area | null; doubts: Doubt[] } => {
  const rows = (title: string) => all.filter((other) => other.title === title).length
  const twin = area?.number
    ? all.find((other) => other.number === area.number && other.key !== null && other.key !== area.key)
    : undefined
  if (area?.key && twin && rows(area.title) <= rows(twin.title)) {
    const reason = `Lĩnh vực số ${area.number} được in hai cách: “${area.title}” và “${twin.title}”.`
    return { area, doubts: [{ field: 'area', reason, choices: [area.title, twin.title] }] }
  }
  const told = areaOfTask(taskText)
  if (told === null || told === area?.key) return { area, doubts: [] }
  const choices = [area?.title ?? '', areaNames[told]]
  if (area?.key) {
    const reason = `Cột lĩnh vực ghi “${area.title}” nhưng nội dung giống lĩnh vực “${areaNames[told]}”.`
    return { area, doubts: [{ field: 'area', reason, choices }] }
  }
  const reason = `Tên lĩnh vực bị mất trong bảng; suy từ nội dung là “${areaNames[told]}”.`
  return {
    area: { title: area?.title ?? areaNames[told], key: told, number: area?.number ?? '' },
    doubts: [{ field: 'area', reason, choices }],
  }
}
