import type { PageContext } from './context.ts'

/** The address under which people know this site: as it is configured, else as they came. */
export const originOf = ({ services, url }: Pick<PageContext, 'services' | 'url'>): string =>
  services.config.publicUrl?.origin ?? url.origin
