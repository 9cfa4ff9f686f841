import { defineTexts } from '../text/catalogue.ts'

export const t = defineTexts({
  vi: {
    'backup.done': 'Đã sao lưu {rows} dòng dữ liệu và {files} tệp vào {path} ({size}).',
    'backup.missing': 'CẢNH BÁO: {count} tệp có tên trong cơ sở dữ liệu nhưng không còn trên đĩa: {list}',
    'backup.restored': 'Đã khôi phục {rows} dòng dữ liệu và {files} tệp của bản sao lưu lúc {madeAt}.',
    'backup.usage': 'Cách dùng: npm run backup -- <tệp hoặc thư mục>',
    'backup.restore_usage': 'Cách dùng: npm run restore -- <tệp sao lưu> [--replace]',
    'backup.exists': 'Tệp {path} đã có. Hãy chọn tên khác; bản sao lưu cũ không bao giờ bị ghi đè.',
    'backup.not_found': 'Không mở được {path}.',
    'backup.broken': 'Tệp sao lưu bị hỏng hoặc chưa ghi xong nên không khôi phục. Dữ liệu hiện có vẫn nguyên vẹn.',
    'backup.file_damaged':
      'Một tệp trong bản sao lưu bị hỏng ({sha256}) nên không khôi phục. Dữ liệu hiện có vẫn nguyên vẹn.',
    'backup.other_version':
      'Bản sao lưu thuộc phiên bản khác của chương trình (bước nâng cấp cuối: {theirs}, ở đây: {here}). Hãy khôi phục bằng đúng phiên bản đã sao lưu, rồi mới nâng cấp.',
    'backup.target_running':
      'Chương trình đang chạy trên cơ sở dữ liệu này. Hãy dừng chương trình rồi khôi phục (sau khi dừng đột ngột, đợi một phút).',
    'backup.target_not_empty':
      'Cơ sở dữ liệu này đã có dữ liệu. Thêm --replace nếu muốn thay TOÀN BỘ dữ liệu hiện có bằng bản sao lưu.',
  },
  en: {
    'backup.done': 'Backed up {rows} rows and {files} files to {path} ({size}).',
    'backup.missing': 'WARNING: {count} files named in the database are no longer on the disk: {list}',
    'backup.restored': 'Restored {rows} rows and {files} files of the backup made at {madeAt}.',
    'backup.usage': 'Usage: npm run backup -- <file or folder>',
    'backup.restore_usage': 'Usage: npm run restore -- <backup file> [--replace]',
    'backup.exists': 'The file {path} exists. Choose another name; an older backup is never overwritten.',
    'backup.not_found': 'Cannot open {path}.',
    'backup.broken': 'The backup is damaged or was cut off; nothing was restored and the present data is untouched.',
    'backup.file_damaged':
      'A file in the backup is damaged ({sha256}); nothing was restored and the present data is untouched.',
    'backup.other_version':
      'The backup is of another version of the program (last migration: {theirs}, here: {here}). Restore it with the version that made it, then upgrade.',
    'backup.target_running':
      'The program is running on this database. Stop it, then restore (after a crash, wait a minute).',
    'backup.target_not_empty':
      'This database holds data. Add --replace to put the backup in the place of ALL present data.',
  },
})
