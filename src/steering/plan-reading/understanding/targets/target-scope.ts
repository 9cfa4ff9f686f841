const tier = /(?:ở|tại|của|thuộc|đối với)?\s*(?:các\s+)?(cấp (?:tỉnh|huyện|xã|thành phố|thị xã|phường|sở))(?!\p{L})/iu
const sector =
  /(?:thuộc\s+)?(lĩnh vực [^.;()]{3,80}?)(?=\s(?:đạt|được|có|tối thiểu|ít nhất|trên|từ|đảm bảo|bảo đảm)\s|[.;()]|$)/iu
const units =
  /(?:tại|ở)\s+(?:các\s+)?((?:xã|phường|thị trấn|sở|phòng|UBND|cơ quan|đơn vị)[^.;()\d]{0,60}?)(?=\s(?:đạt|được|có|tối thiểu|ít nhất|trên|từ)\s|[.;()]|$)/iu
const bracket = /\(((?:cấp|các|khối|đối với|tại)\s[^)]{2,60})\)/iu

const subjectUnits =
  /^(?:[\p{L},]+\s){0,4}?(?:\S+\s)?\d+(?:[.,]\d+)?\s?%\s(?:trở lên\s)?(?:tổng số\s|số\s)?(?:các\s)?((?:cơ quan|đơn vị|phòng|sở|ban|ubnd|xã|phường|cán bộ|công chức|viên chức|lãnh đạo|trường|doanh nghiệp)(?!\p{L}).{0,90}?)\s(?:được|có|đều|phải|sử dụng|thực hiện|tiếp tục|đạt|đáp ứng|hoàn thành|ban hành|xử lý|đảm bảo|bảo đảm|giải quyết|tham gia|cung cấp|áp dụng|bố trí|xây dựng|triển khai)\s/iu

/** For whom or what a target holds, where its words say so. */
export const findScope = (text: string): string | null => {
  const tiers = new Set([...text.matchAll(new RegExp(tier.source, 'giu'))].map((match) => match[1]!.toLowerCase()))
  const patterns = tiers.size > 1 ? [bracket, subjectUnits, sector] : [bracket, subjectUnits, sector, tier, units]
  return patterns.map((pattern) => pattern.exec(text)?.[1]).find((scope) => scope !== undefined) ?? null
}
