import { defineTexts } from '../../../kernel/text/catalogue.ts'

export const p = defineTexts({
  vi: {
    'plans.plans': 'Kế hoạch',
    'plans.tab_tasks': 'Nhiệm vụ',
    'plans.tab_targets': 'Chỉ tiêu',
    'plans.tab_duties': 'Trách nhiệm, báo cáo',
    'plans.state_draft': 'Dự thảo',
    'plans.state_in_force': 'Đang thực hiện',
    'plans.state_closed': 'Đã khép lại',
  },
  en: {
    'plans.plans': 'Plans',
    'plans.tab_tasks': 'Tasks',
    'plans.tab_targets': 'Targets',
    'plans.tab_duties': 'Duties, reports',
    'plans.state_draft': 'Draft',
    'plans.state_in_force': 'In force',
    'plans.state_closed': 'Closed',
  },
})
