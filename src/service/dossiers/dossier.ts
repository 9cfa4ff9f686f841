// What a dossier is: words, states and the national codes they are sent under. Pure.
import { applicantKinds } from '../procedures/index.ts'

export const channels = ['counter', 'online', 'post'] as const
export type Channel = (typeof channels)[number]

export { applicantKinds }
export type ApplicantKind = (typeof applicantKinds)[number]

/** In which system it was filed. */
export type Origin = 'here' | 'national_portal'

export const returnWays = ['counter', 'post', 'online'] as const
export type ReturnWay = (typeof returnWays)[number]

export const copyKinds = ['original', 'copy', 'electronic', 'shown'] as const
export type CopyKind = (typeof copyKinds)[number]

/** Why somebody else may hand it in. */
export const submitterBases = ['power_of_attorney', 'legal_representative', 'community_team', 'post_office'] as const
export type SubmitterBasis = (typeof submitterBases)[number]

export type Submitter = {
  basis: SubmitterBasis
  name: string
  number: string
  phone: string
  email?: string
  address?: string
  /** Number and date of the power of attorney, or of the decision on the team. */
  document: string
}

/** The instants that make a dossier's state; each stands beside who did it. */
export type CourseInstants = {
  accepted_at: Temporal.Instant | null
  refused_at: Temporal.Instant | null
  begun_at: Temporal.Instant | null
  waiting_for: string | null
  finished_at: Temporal.Instant | null
  returned_at: Temporal.Instant | null
  withdrawn_at: Temporal.Instant | null
  stopped_at: Temporal.Instant | null
}

export const dossierStates = [
  'filed',
  'accepted',
  'refused',
  'processing',
  'supplement',
  'obligation',
  'withdrawn',
  'stopped',
  'finished',
  'returned',
] as const
export type DossierState = (typeof dossierStates)[number]

/** The state under which a dossier stands, as people and the national portal name it. */
export function stateOf(course: CourseInstants): DossierState {
  if (course.refused_at) return 'refused'
  if (course.withdrawn_at) return 'withdrawn'
  if (course.stopped_at) return 'stopped'
  if (course.returned_at) return 'returned'
  if (course.finished_at) return 'finished'
  if (course.waiting_for === 'supplement') return 'supplement'
  if (course.waiting_for === 'obligation') return 'obligation'
  if (course.begun_at) return 'processing'
  return course.accepted_at ? 'accepted' : 'filed'
}

/** TrangThaiHoSo of the national portal (law/dossier-codes): the order of the states is the order of its codes. */
export const nationalStatus = (state: DossierState): number => dossierStates.indexOf(state) + 1

/** KenhThucHien; what says nothing counts as received directly. */
export const nationalChannel = (channel: Channel): number => channels.indexOf(channel) + 1

/** LoaiDoiTuong: citizens, enterprises, household businesses. */
export const nationalApplicantKind = (kind: ApplicantKind): number =>
  kind === 'household_business' ? 2 : kind === 'enterprise' || kind === 'organisation' || kind === 'cooperative' ? 1 : 0

export const isOver = (state: DossierState): boolean =>
  ['refused', 'withdrawn', 'stopped', 'finished', 'returned'].includes(state)

/** 001099012345 becomes 001•••••2345: enough to tell two people of one name apart at the counter. */
export const maskNumber = (number: string): string =>
  number.length < 8
    ? '•'.repeat(number.length)
    : `${number.slice(0, 3)}${'•'.repeat(number.length - 7)}${number.slice(-4)}`
