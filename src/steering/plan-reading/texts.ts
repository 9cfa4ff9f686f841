// Why a file was not read, and what to do instead. Keys are the codes of extraction/refusal.ts.
import { limits } from './extraction/limits.ts'
import type { RefusalCode } from './extraction/refusal.ts'

const megabytes = limits.fileBytes / 1024 / 1024

export const texts: Record<'vi' | 'en', Record<RefusalCode, string>> = {
  vi: {
    'plan_reading.too_large': `Tệp quá lớn để là một kế hoạch (tối đa ${megabytes} MB, ${limits.pages} trang, bảng ${limits.columns} cột). Hãy tách phần kế hoạch ra một tệp riêng rồi nhập lại.`,
    'plan_reading.encrypted': 'Tệp được đặt mật khẩu. Hãy mở tệp, bỏ mật khẩu, lưu lại rồi nhập lại.',
    'plan_reading.scanned':
      'Tệp chỉ có ảnh chụp, ảnh quét hoặc phông chữ hỏng, không có chữ để đọc. Hãy dùng tệp Word gốc, hoặc nhận dạng chữ (OCR) trước khi nhập.',
    'plan_reading.unknown_kind':
      'Không nhận ra loại tệp. Hãy dùng tệp Word (.docx), PDF có chữ, Excel (.xlsx) hoặc văn bản thuần (.txt, .md).',
    'plan_reading.broken':
      'Tệp rỗng hoặc bị hỏng nên không đọc được. Hãy mở tệp bằng phần mềm văn phòng, lưu lại rồi nhập lại.',
    'plan_reading.not_a_plan':
      'Không tìm thấy kế hoạch trong tệp: không có tiêu đề kế hoạch, mục hay bảng nhiệm vụ nào.',
    'plan_reading.timeout':
      'Đọc tệp mất quá nhiều thời gian nên đã dừng. Hãy lưu tệp lại dưới dạng .docx rồi nhập lại.',
    'plan_reading.legacy_doc':
      'Đây là tệp Word kiểu cũ (.doc, .rtf, .odt). Hãy mở bằng Word hoặc LibreOffice, chọn Lưu thành .docx rồi nhập lại.',
  },
  en: {
    'plan_reading.too_large': `The file is too large for a plan (at most ${megabytes} MB, ${limits.pages} pages, ${limits.columns} columns). Put the plan into a file of its own and import that.`,
    'plan_reading.encrypted': 'The file has a password. Open it, remove the password, save it and import it again.',
    'plan_reading.scanned':
      'The file holds only pictures, scans or fonts without letters, no text. Use the original Word file, or run text recognition (OCR) first.',
    'plan_reading.unknown_kind':
      'The kind of file is not known. Use Word (.docx), PDF with text, Excel (.xlsx) or plain text (.txt, .md).',
    'plan_reading.broken': 'The file is empty or damaged. Open it in an office program, save it and import it again.',
    'plan_reading.not_a_plan': 'No plan was found in the file: no title of a plan, no sections, no table of tasks.',
    'plan_reading.timeout': 'Reading the file took too long and was stopped. Save it as .docx and import it again.',
    'plan_reading.legacy_doc':
      'This is an old kind of Word file (.doc, .rtf, .odt). Open it in Word or LibreOffice, save it as .docx and import it again.',
  },
}
