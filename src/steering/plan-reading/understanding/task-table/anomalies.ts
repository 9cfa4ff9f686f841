// What was broken in a table and how it was settled, for the list that a person reads first.
import type { Anomaly, Task } from '../../understood-plan.ts'

const where = (task: Task): string => `Nhiệm vụ ${task.no} (dòng ${task.sourceLines.join(', ')})`

export const anomaliesOf = (tasks: readonly Task[]): Anomaly[] =>
  tasks.flatMap((task) => {
    const place = task.places.text ?? task.places.lead
    const at = { where: where(task), ...(place && { place }) }
    const found: Anomaly[] = []
    if (task.sourceLines.length > 1) {
      found.push({ ...at, what: 'Dòng bị cắt thành nhiều dòng.', resolution: 'Đã nối lại thành một nhiệm vụ.' })
    }
    const reasons = new Set(
      task.doubts.filter(({ reason }) => /lệch|gộp hai việc/.test(reason)).map(({ reason }) => reason),
    )
    for (const what of reasons) found.push({ ...at, what, resolution: 'Đã xếp lại; cần người kiểm tra xác nhận.' })
    if (task.deadline.suspect) {
      found.push({
        ...at,
        what: task.deadline.suspect,
        resolution: 'Giữ nguyên chữ in; giá trị có thể đúng ghi bên cạnh.',
      })
    }
    return found
  })
