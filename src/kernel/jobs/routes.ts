import { z } from 'zod'
import { id } from '../http/fields.ts'
import { action, page, type Route } from '../http/route.ts'
import { showJob, showJobs } from './job-pages.ts'
import { cancelJob } from './start-job.ts'

export const jobRoutes: readonly Route[] = [
  page('/cong-viec-nen', showJobs),
  page('/cong-viec-nen/:id', showJob),
  action({
    path: '/cong-viec-nen/:id/huy',
    name: 'kernel.cancel_job',
    input: z.object({ id: id() }),
    run: cancelJob,
    next: (_, { id }) => ({ to: `/cong-viec-nen/${id}`, said: 'jobs.cancelled_said' }),
  }),
]
