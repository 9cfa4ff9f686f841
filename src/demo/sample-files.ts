// The papers that go with the most used procedures of the demo: the blank form, one filled in, and a guide, each a PDF of
// the house's own making, so that a citizen has something to download.
import type { Actor } from '../kernel/access/actor.ts'
import type { Tx } from '../kernel/database/types.ts'
import type { SlipBlock } from '../kernel/documents/official-slip.ts'
import type { Services } from '../kernel/http/context.ts'
import type { ContentInput } from '../service/procedures/index.ts'
import { keepPdf, printSlip } from './printed-files.ts'

/** What most people come for. */
export const mostUsed: readonly string[] = [
  'Đăng ký khai sinh',
  'Đăng ký kết hôn',
  'Đăng ký khai tử',
  'Cấp giấy xác nhận tình trạng hôn nhân',
  'Cấp bản sao trích lục hộ tịch',
  'Chứng thực bản sao từ bản chính',
  'Đăng ký biến động do chuyển nhượng, tặng cho quyền sử dụng đất',
  'Tách thửa, hợp thửa đất',
  'Cấp giấy phép xây dựng nhà ở riêng lẻ',
  'Đăng ký thành lập hộ kinh doanh',
  'Trợ giúp xã hội hằng tháng cho người cao tuổi',
]

const dots = '.'.repeat(60)
const person = {
  'Họ và tên người yêu cầu': 'Lâm Thị Mây',
  'Ngày, tháng, năm sinh': '12/3/1994',
  'Số định danh cá nhân': '097194000123',
  'Nơi cư trú': 'Thôn Suối Trong, xã Tân Lập, tỉnh An Bình',
  'Số điện thoại': '0900 000 101',
}

const line = (label: string, value: string): SlipBlock => ({ kind: 'line', label, value })

const requestOf = ({ components = [], name }: ContentInput): string =>
  components.find(({ form }) => form)?.name ?? `Phiếu yêu cầu ${name.charAt(0).toLowerCase()}${name.slice(1)}`

const papersOf = ({ components = [] }: ContentInput): string[] => components.map(({ name }) => name)

const attachedTo = (content: ContentInput): string[] => papersOf(content).filter((name) => name !== requestOf(content))

const formBlocks = (content: ContentInput, isFilled: boolean): SlipBlock[] => [
  { kind: 'text', text: 'Kính gửi: Ủy ban nhân dân xã Tân Lập' },
  ...Object.entries(person).map(([label, value]) => line(label, isFilled ? value : dots)),
  line('Đề nghị', `${content.name.charAt(0).toLowerCase()}${content.name.slice(1)}`),
  line('Nội dung đề nghị', isFilled ? 'Theo giấy tờ kèm theo, tôi đề nghị được giải quyết đúng hạn.' : dots),
  { kind: 'list', label: 'Giấy tờ kèm theo', items: attachedTo(content) },
  { kind: 'text', text: 'Tôi cam đoan nội dung trên là đúng và chịu trách nhiệm trước pháp luật.' },
]

const guideBlocks = (content: ContentInput): SlipBlock[] => [
  { kind: 'text', text: content.sequence ?? '' },
  { kind: 'list', label: 'Cần chuẩn bị', items: papersOf(content) },
  { kind: 'list', label: 'Nhận được', items: (content.results ?? []).map(({ name }) => name) },
  { kind: 'list', label: 'Nộp ở đâu', items: content.receivingPlaces ?? [] },
]

const print = (title: string, about: string, blocks: readonly SlipBlock[], signer: string): Promise<Uint8Array> =>
  printSlip({
    issuer: 'BỘ THỦ TỤC HÀNH CHÍNH',
    issuedAt: Temporal.Instant.from('2025-01-02T08:00:00+07:00'),
    title,
    about: [about],
    blocks,
    signers: signer ? [{ title: 'Người yêu cầu', hint: '(Ký, ghi rõ họ tên)', name: signer.trim() }] : [],
  })

/** The files of a procedure that many ask for; none for the others. */
export async function sampleFiles(
  tx: Tx,
  services: Services,
  actor: Actor,
  content: ContentInput,
): Promise<NonNullable<ContentInput['files']>> {
  if (!mostUsed.includes(content.name)) return []
  const request = requestOf(content)
  const files = [
    { key: 'mau-trong', role: 'form' as const, title: request, blocks: formBlocks(content, false), signer: ' ' },
    {
      key: 'mau-dien-san',
      role: 'sample' as const,
      title: `${request} (điền mẫu)`,
      blocks: formBlocks(content, true),
      signer: person['Họ và tên người yêu cầu'],
    },
    {
      key: 'huong-dan',
      role: 'guide' as const,
      title: `Hướng dẫn: ${content.name}`,
      blocks: guideBlocks(content),
      signer: '',
    },
  ]
  const kept: NonNullable<ContentInput['files']> = []
  for (const { key, role, title, blocks, signer } of files) {
    const bytes = await print(role === 'guide' ? 'Hướng dẫn làm thủ tục' : title, content.name, blocks, signer)
    kept.push({
      key,
      role,
      title,
      fileId: await keepPdf(tx, services, actor, title.replace(/[/:]/g, ' ').slice(0, 100), bytes),
    })
  }
  return kept
}
