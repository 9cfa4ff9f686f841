const tier = /(?:ở|tại|của|thuộc|đối với)?\s*(?:các\s+)?(cấp (?:tỉnh|huyện|xã|thành phố|thị xã|phường|sở))(?!\p{L})/iu
const sector =
  /(?:thuộc\s+)?(lĩnh vực [^.;()]{3,80}?)(?=\s(?:đạt|được|có|tối thiểu|ít nhất|trên|từ|đảm bảo|bảo đảm)\s|[.;()]|$)/iu
const units =
  /(?:tại|ở)\s+(?:các\s+)?((?:xã|phường|thị trấn|sở|phòng|UBND|cơ quan|đơn vị)[^.;()\d]{0,60}?)(?=\s(?:đạt|được|có|tối thiểu|ít nhất|trên|từ)\s|[.;()]|$)/iu
const bracket = /\(((?:cấp|các|khối|đối với|tại)\s[^)]{2,60})\)/iu

/** For whom or what a target holds, where its words say so. */
export const findScope = (text: string): string | null =>
  bracket.exec(text)?.[1] ??
  sector.exec(text)?.[1] ??
  tier.exec(text)?.[1]?.toLowerCase() ??
  units.exec(text)?.[1] ??
  null
