import { canAnywhere, defineActions } from '../access/actor.ts'
import { notFound } from '../errors.ts'
import type { SignedInContext } from '../http/context.ts'
import { page, type Route } from '../http/route.ts'
import { citizenGalleryPage, galleryPage } from './gallery.ts'
import type { Html } from './html.ts'

const actions = defineActions({ 'kernel.see_gallery': ['administrator'] })

const forAdministrators =
  (show: () => Html) =>
  async ({ actor }: SignedInContext): Promise<Html> => {
    if (!canAnywhere(actor, actions['kernel.see_gallery'])) throw notFound()
    return show()
  }

/** Every component in each state, for those who look after the system and those who build on it. */
export const galleryRoutes: readonly Route[] = [
  page('/he-thong/kieu-mau', forAdministrators(galleryPage)),
  page('/he-thong/kieu-mau/nguoi-dan', forAdministrators(citizenGalleryPage)),
]
