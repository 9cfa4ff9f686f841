// A handful of invented procedures for tests, which cover what dossiers meet: days, hours and months, several fees,
// papers of which one is enough, a duty to pay in the middle.
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { announceVersions } from './announce-versions.ts'
import { draftProcedure } from './draft-procedure.ts'
import type { ContentInput } from './procedure-content.ts'

/** A procedure that lacks nothing; say what matters in the test. */
export const aProcedure = (content: Partial<ContentInput> = {}): ContentInput => ({
  name: 'Đăng ký khai sinh',
  fieldId: 'civil-status',
  tier: 'commune',
  competent: { rule: 'tier' },
  sequence: 'Người dân nộp hồ sơ; công chức kiểm tra, ghi vào sổ và trình ký; người dân nhận kết quả.',
  manner: 'Trực tiếp, trực tuyến hoặc qua bưu chính.',
  components: [
    { key: 'to-khai', name: 'Tờ khai đăng ký khai sinh', form: 'Mẫu số 01' },
    { key: 'chung-sinh', name: 'Giấy chứng sinh', dataSource: 'CSDL y tế' },
  ],
  terms: [{ key: 'thuong', name: '', amount: 1, unit: 'working_day' }],
  applicants: ['citizen'],
  results: [{ key: 'giay-khai-sinh', name: 'Giấy khai sinh', kind: 'certificate' }],
  legalBases: [{ key: 'luat', number: '60/2014/QH13', title: 'Luật Hộ tịch' }],
  receivingPlaces: ['Trung tâm Phục vụ hành chính công cấp xã'],
  onlineLevel: 'full',
  boundaryFree: true,
  post: true,
  ...content,
})

/** By what each is good for in a test. */
export const procedurePlan = {
  birth: { code: '1.900001', kind: 'public', content: aProcedure() },
  marriage: {
    code: '1.900002',
    kind: 'public',
    content: aProcedure({
      name: 'Đăng ký kết hôn',
      components: [{ key: 'to-khai', name: 'Tờ khai đăng ký kết hôn', form: 'Mẫu số 02' }],
      terms: [
        { key: 'thuong', name: '', amount: 1, unit: 'working_day' },
        { key: 'xac-minh', name: 'Trường hợp cần xác minh', amount: 5, unit: 'working_day' },
      ],
      results: [{ key: 'ket-hon', name: 'Giấy chứng nhận kết hôn', kind: 'certificate' }],
      onlineLevel: 'partial',
      post: false,
    }),
  },
  copies: {
    code: '2.900003',
    kind: 'public',
    content: aProcedure({
      name: 'Chứng thực bản sao từ bản chính',
      fieldId: 'certification',
      components: [{ key: 'ban-chinh', name: 'Bản chính giấy tờ', electronic: false, reusable: false }],
      terms: [{ key: 'thuong', name: '', amount: 4, unit: 'working_hour' }],
      results: [{ key: 'ban-sao', name: 'Bản sao được chứng thực', kind: 'extract' }],
      fees: [
        { key: 'trang', name: 'Lệ phí chứng thực', basis: 'per_page', amount: 2000, unit: 'trang', most: 200_000 },
      ],
      onlineLevel: 'none',
      fourOnSpot: true,
      post: false,
    }),
  },
  land: {
    code: '1.900004',
    kind: 'public',
    content: aProcedure({
      name: 'Đăng ký biến động quyền sử dụng đất do chuyển nhượng',
      fieldId: 'land',
      components: [
        { key: 'don', name: 'Đơn đăng ký biến động' },
        { key: 'hop-dong', name: 'Hợp đồng chuyển nhượng', oneOf: 'Văn bản chuyển quyền' },
        { key: 'tang-cho', name: 'Văn bản tặng cho', oneOf: 'Văn bản chuyển quyền' },
      ],
      terms: [{ key: 'thuong', name: '', amount: 10, unit: 'working_day' }],
      obligation: { name: 'Thuế thu nhập cá nhân và lệ phí trước bạ', amount: 5, unit: 'working_day' },
      results: [
        { key: 'gcn', name: 'Giấy chứng nhận quyền sử dụng đất', kind: 'certificate' },
        { key: 'thong-bao', name: 'Thông báo cập nhật biến động', kind: 'reply' },
      ],
      fees: [{ key: 'tham-dinh', name: 'Phí thẩm định hồ sơ', kind: 'fee', basis: 'fixed', amount: 350_000 }],
      onlineLevel: 'partial',
      interlinked: true,
      supplementEffect: 'restart',
    }),
  },
  religion: {
    code: '1.900005',
    kind: 'public',
    content: aProcedure({
      name: 'Đề nghị thành lập tổ chức tôn giáo trực thuộc',
      fieldId: 'religion',
      tier: 'province',
      applicants: ['organisation'],
      terms: [{ key: 'thuong', name: '', amount: 2, unit: 'calendar_month' }],
      results: [{ key: 'quyet-dinh', name: 'Văn bản chấp thuận', kind: 'decision' }],
      boundaryFree: false,
    }),
  },
} as const satisfies Record<string, { code: string; kind: 'public' | 'internal'; content: ContentInput }>

export type ProcedureName = keyof typeof procedurePlan
export type MadeProcedures = Record<ProcedureName, { procedureId: string; versionId: string }>

export const aDecision = {
  number: '01/QĐ-UBND',
  issuedOn: Temporal.PlainDate.from('2025-12-20'),
  issuer: 'Chủ tịch UBND tỉnh An Bình',
  signer: 'Nguyễn Văn Thành',
  from: Temporal.PlainDate.from('2026-01-01'),
  confirmed: true,
}

/**
 * Puts them into force since 1/1/2026. `units` and `cast` are those of the invented province; `links` gives a procedure
 * the published form and process that dossiers run by.
 */
export async function makeProcedures(
  tx: Tx,
  { units, cast }: { units: { province: string }; cast: { procedureOfficer: Actor } },
  links: Partial<Record<ProcedureName, { formVersionId?: string; processVersionId?: string }>> = {},
): Promise<MadeProcedures> {
  const made = {} as MadeProcedures
  for (const [name, { code, kind, content }] of Object.entries(procedurePlan))
    made[name as ProcedureName] = await draftProcedure(tx, cast.procedureOfficer, {
      authorityId: units.province,
      kind,
      code,
      content,
      formVersionId: links[name as ProcedureName]?.formVersionId ?? null,
      processVersionId: links[name as ProcedureName]?.processVersionId ?? null,
    })
  const ids = Object.values(made).map(({ versionId }) => versionId)
  await announceVersions(tx, cast.procedureOfficer, { ids, ...aDecision })
  return made
}
