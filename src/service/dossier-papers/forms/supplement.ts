import { applicant, atText, line, optional, request, signHint, type PaperBody, type PaperSource } from './form-lines.ts'

/** Form 02: only papers of the published list can stand here, since only they can be asked for. */
export const supplement = ({ dossier, contact }: PaperSource): PaperBody | undefined => {
  const asked = dossier.requests.at(-1)
  if (!asked) return undefined
  const nameOf = (key: string) => dossier.procedure.components.find((one) => one.key === key)?.name ?? key
  return {
    blocks: [
      line('Mã hồ sơ', dossier.code, true),
      line('Hồ sơ của', dossier.applicant_name, true),
      request(dossier),
      ...applicant(dossier).slice(2),
      { kind: 'text', text: 'Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:' },
      { kind: 'list', label: 'Giấy tờ cần bổ sung', items: asked.component_keys.map(nameOf) },
      line('Lý do', asked.reason),
      ...(asked.answer_by
        ? [line('Thời hạn bổ sung, hoàn thiện hồ sơ', atText(Temporal.Instant.from(asked.answer_by)), true)]
        : []),
      ...optional('Căn cứ pháp lý của lần yêu cầu này', asked.legal_reason),
      line('Trong quá trình hoàn thiện hồ sơ, nếu có vướng mắc xin liên hệ', asked.contact || contact),
    ],
    signers: [{ title: 'Người hướng dẫn', hint: signHint, name: asked.by_name ?? '' }],
  }
}
