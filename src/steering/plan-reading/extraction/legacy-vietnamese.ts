// The Vietnamese encodings from before Unicode, still found in old files and in text typed with .Vn and VNI fonts.
// TCVN 3 (TCVN 5712:1993) is one byte a letter; VNI writes the mark as a second byte after its vowel.

const tcvn3Bytes =
  'A1Ă A2Â A3Ê A4Ô A5Ơ A6Ư A7Đ A8ă A9â AAê ABô ACơ ADư AEđ B5à B6ả B7ã B8á B9ạ BBằ BCẳ BDẵ BEắ C6ặ C7ầ C8ẩ C9ẫ CAấ CBậ ' +
  'CCè CEẻ CFẽ D0é D1ẹ D2ề D3ể D4ễ D5ế D6ệ D7ì D8ỉ DCĩ DDí DEị DFò E1ỏ E2õ E3ó E4ọ E5ồ E6ổ E7ỗ E8ố E9ộ EAờ EBở ECỡ EDớ EEợ ' +
  'EFù F1ủ F2ũ F3ú F4ụ F5ừ F6ử F7ữ F8ứ F9ự FAỳ FBỷ FCỹ FDý FEỵ'

const tcvn3 = new Map(
  tcvn3Bytes.split(' ').map((entry) => [String.fromCharCode(parseInt(entry.slice(0, 2), 16)), entry.slice(2)]),
)

const grave = '\u0300'
const acute = '\u0301'
const circumflex = '\u0302'
const tilde = '\u0303'
const breve = '\u0306'
const hook = '\u0309'
const dot = '\u0323'

const vniMarks = new Map([
  ['ù', acute],
  ['ø', grave],
  ['û', hook],
  ['õ', tilde],
  ['ï', dot],
  ['â', circumflex],
  ['á', circumflex + acute],
  ['à', circumflex + grave],
  ['å', circumflex + hook],
  ['ã', circumflex + tilde],
  ['ä', circumflex + dot],
  ['ê', breve],
  ['é', breve + acute],
  ['è', breve + grave],
  ['ú', breve + hook],
  ['ü', breve + tilde],
  ['ë', breve + dot],
])

const vniLetters = new Map([
  ['ñ', 'đ'],
  ['Ñ', 'Đ'],
  ['ô', 'ơ'],
  ['Ô', 'Ơ'],
  ['ö', 'ư'],
  ['Ö', 'Ư'],
  ['æ', 'ỉ'],
  ['Æ', 'Ỉ'],
  ['ó', 'ĩ'],
  ['Ó', 'Ĩ'],
  ['í', 'í'],
  ['Í', 'Í'],
  ['ì', 'ì'],
  ['Ì', 'Ì'],
  ['ò', 'ị'],
  ['Ò', 'Ị'],
  ['î', 'ỵ'],
  ['Î', 'Ỵ'],
])

/** Text whose TCVN 3 bytes were taken for Latin-1. */
export const fromTcvn3 = (latin: string): string => latin.replace(/[\u00a1-\u00ff]/g, (byte) => tcvn3.get(byte) ?? byte)

/** Text whose VNI bytes were taken for Latin-1. */
export const fromVni = (latin: string): string =>
  latin
    .replace(
      /([aeiouyôö])([ùøûõïâáàåãäêéèúüë])/gi,
      (_, vowel: string, mark: string) => (vniLetters.get(vowel) ?? vowel) + (vniMarks.get(mark.toLowerCase()) ?? ''),
    )
    .replace(/[\u00c0-\u00ff]/g, (letter) => vniLetters.get(letter) ?? letter)
    .normalize('NFC')

/** Text set in a font of TCVN 3 (.VnTime; the fonts ending in H are capitals) or VNI, which is stored as Latin letters. */
export const fromOldFont = (text: string, font: string): string => {
  const name = font.replace(/^[A-Z]{6}\+/, '')
  if (/^\.?Vn[A-Z]/.test(name)) return /H(?:-|,|$)/.test(name) ? fromTcvn3(text).toUpperCase() : fromTcvn3(text)
  return name.startsWith('VNI-') ? fromVni(text) : text
}

const syllable = /^(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])?[aăâeêioôơuưy]{1,3}(?:ng|nh|ch|[cmnpt])?$/

/** Share (0 to 1) of the words that could be Vietnamese syllables: one tone at most, in the shape of a syllable. */
export const vietnameseShare = (text: string): number => {
  const words =
    text
      .slice(0, 20_000)
      .toLowerCase()
      .match(/[\p{L}\p{M}¡-¿]+/gu) ?? []
  if (words.length === 0) return 0
  const fitting = words.filter((word) => {
    const letters = word.normalize('NFD')
    const tones = letters.match(/[\u0300\u0301\u0303\u0309\u0323]/g)?.length ?? 0
    return tones <= 1 && syllable.test(letters.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '').normalize('NFC'))
  })
  return fitting.length / words.length
}
