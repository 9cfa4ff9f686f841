// The door of the statistics of dossiers.
import type { Module } from '../../kernel/module.ts'
import { checkSums } from './check-sums.ts'
import { foldChanges } from './fold-changes.ts'
import { statisticsDoors, statisticsRoutes } from './routes.ts'

export const dossierStatisticsModule: Module = {
  name: 'dossier-statistics',
  routes: statisticsRoutes,
  doors: statisticsDoors,
  jobs: [foldChanges],
  checks: [checkSums],
}

export {
  addFigures,
  figureNames,
  groupings,
  isBalanced,
  type FigureName,
  type Figures,
  type Grouping,
} from './figures.ts'
export { findStatistics, type Period, type StatisticsRow } from './find-statistics.ts'
