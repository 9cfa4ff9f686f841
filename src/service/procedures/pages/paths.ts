import type { Section } from '../missing.ts'

export const cataloguePath = '/thu-tuc'
export const postingPath = '/niem-yet'
export const publicPath = '/thu-tuc-hanh-chinh'

export const draftPath = (id: string, section?: Section): string =>
  `${cataloguePath}/ban-thao/${id}${section ? `?muc=${section}` : ''}`
