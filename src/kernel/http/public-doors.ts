// What everybody may open without signing in: modules name their public pages once, and each public page leads to all.
import type { Text } from '../text/language.ts'
import type { NavigationItem } from '../ui/components/navigation.ts'

export type PublicDoor = { href: string; text: Text; order: number }

const doors: PublicDoor[] = []

export function registerPublicDoor(door: PublicDoor): void {
  doors.push(door)
  doors.sort((a, b) => a.order - b.order)
}

export const publicNavigation = ({ pathname }: Pick<URL, 'pathname'>): NavigationItem[] =>
  doors.map(({ href, text }) => ({ href, text, current: pathname === href || pathname.startsWith(`${href}/`) }))
