import type { AreaKey } from './plan.ts'

/** How the areas are usually printed, after Nghị quyết 76/NQ-CP (15/7/2021), with the directing work before them. */
export const areaNames: Record<AreaKey, string> = {
  direction: 'Công tác chỉ đạo, điều hành',
  institution: 'Cải cách thể chế',
  procedures: 'Cải cách thủ tục hành chính',
  'one-stop': 'Cơ chế một cửa, một cửa liên thông',
  organisation: 'Cải cách tổ chức bộ máy hành chính nhà nước',
  'civil-service': 'Cải cách chế độ công vụ',
  'public-finance': 'Cải cách tài chính công',
  'digital-government': 'Xây dựng và phát triển chính quyền điện tử, chính quyền số',
  modernisation: 'Hiện đại hóa hành chính',
}
