import type { Actor } from '../access/actor.ts'
import type { Db } from '../database/types.ts'
import { defineTexts } from '../text/catalogue.ts'
import type { Text } from '../text/language.ts'
import type { StaffFrame } from '../ui/components/staff-page.ts'
import type { VisitorContext } from './context.ts'
import { readFlash } from './flash.ts'

/** A door in the side navigation; `show` decides whether this person sees it. Groups and items by rising order. */
export type Door = {
  href: string
  text: Text
  group: DoorGroup
  order: number
  show?: (actor: Actor) => boolean
}
export type DoorGroup = 'work' | 'steering' | 'service' | 'publication' | 'administration'

const t = defineTexts({
  vi: {
    'frame.work': 'Công việc',
    'frame.steering': 'Chỉ đạo, điều hành',
    'frame.service': 'Một cửa',
    'frame.publication': 'Công khai',
    'frame.administration': 'Quản trị',
    'frame.my_account': 'Tài khoản và phiên đăng nhập',
    'frame.my_jobs': 'Công việc đang chạy của tôi',
  },
  en: {
    'frame.work': 'Work',
    'frame.steering': 'Steering',
    'frame.service': 'One-stop shop',
    'frame.publication': 'Publication',
    'frame.administration': 'Administration',
    'frame.my_account': 'Account and sessions',
    'frame.my_jobs': 'My running work',
  },
})

const groups: DoorGroup[] = ['work', 'steering', 'service', 'publication', 'administration']

let unreadOf: (db: Db, actor: Actor) => Promise<number> = async () => 0

/** Notifications, a module, tell the frame how many wait. */
export const registerUnreadCount = (count: typeof unreadOf): void => {
  unreadOf = count
}

const isCurrent = (href: string, path: string): boolean =>
  href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`)

/** What stands around this person's page; one statement. */
export async function staffFrame(
  context: VisitorContext & { actor: Actor },
  doors: readonly Door[],
  request: Request,
): Promise<StaffFrame> {
  const { actor, url, lang, csrf } = context
  const open = doors.filter(({ show }) => show?.(actor) ?? true).toSorted((a, b) => a.order - b.order)
  const current = open
    .filter((door) => isCurrent(door.href, url.pathname))
    .toSorted((a, b) => b.href.length - a.href.length)[0]
  const other = new URL(url)
  other.searchParams.set('lang', lang === 'vi' ? 'en' : 'vi')
  return {
    homeHref: '/',
    unit: actor.unitName,
    navigation: groups
      .map((group) => ({
        title: t(`frame.${group}`),
        items: open
          .filter((door) => door.group === group)
          .map(({ href, text }) => ({ href, text, current: href === current?.href })),
      }))
      .filter((group) => group.items.length > 0),
    notifications: { href: '/thong-bao', unread: await unreadOf(context.db, actor) },
    account: {
      name: actor.name,
      post: actor.unitName,
      links: [
        { text: t('frame.my_account'), href: '/tai-khoan' },
        { text: t('frame.my_jobs'), href: '/cong-viec-nen' },
      ],
      signOut: { action: '/dang-xuat', csrf },
    },
    otherLanguage: `${other.pathname}${other.search}`,
    flash: readFlash(request),
  }
}
