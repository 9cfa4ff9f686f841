import type { PageContext } from './context.ts'

/** The address under which people know this site: as it is configured, else as they came. */
export const originOf = ({ services, url }: Pick<PageContext, 'services' | 'url'>): string =>
  services.config.publicUrl?.origin ?? url.origin

/** Are cookies for https only? */
export const isSecure = ({ services }: Pick<PageContext, 'services'>): boolean =>
  services.config.publicUrl?.protocol === 'https:'
