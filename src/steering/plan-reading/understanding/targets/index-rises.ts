// Indices that others publish. A plan that wants one to rise sets a target, whatever section says it.
const indices: [string, RegExp][] = [
  ['T72', /par[\s-]?index|chỉ số (?:cải cách hành chính|cchc)/iu],
  ['T73', /sipas|chỉ số (?:đo lường sự )?hài lòng/iu],
  ['T74', /dcci|ddci|(?<!\p{L})pci(?!\p{L})|năng lực cạnh tranh/iu],
  ['T75', /papi|chỉ số hiệu quả quản trị/iu],
]

const risesBefore =
  /(?:cải thiện|nâng cao|nâng|tăng|đưa|duy trì)\s(?!chất lượng|trách nhiệm|hiệu quả công tác)(?:[^\s.;]+\s){0,14}?(?:chỉ số|par|papi|sipas|dcci|ddci|năng lực cạnh tranh)/iu
const risesBehind = /chỉ số\s[^.;]{0,200}?(?:cao hơn|được cải thiện|cải thiện|tăng)(?:\s|$)/iu
const measures = /(?:xác định|đánh giá|công bố|chấm điểm|theo dõi)[^.;,]{0,30}chỉ số/iu

/** Metric ids of the indices that a sentence wants to rise. */
export function findIndexRises(sentence: string): string[] {
  if (!risesBefore.test(sentence) && !risesBehind.test(sentence)) return []
  if (measures.test(sentence) && !/cao hơn/iu.test(sentence)) return []
  return indices.filter(([, sign]) => sign.test(sentence)).map(([id]) => id)
}
