import { ulid } from '@houqin/kit/id';
import { ChecklistItem } from '../checklist/checklist-item.entity.ts';
import type { ChecklistStep } from '../checklist/default-checklists.ts';
import { stopsClock } from '../work-order/pause-reason.ts';
import { LabourLine } from '../work-order/labour-line.entity.ts';
import { WorkOrderPause } from '../work-order/work-order-pause.entity.ts';
import type { WorkOrder } from '../work-order/work-order.entity.ts';
import type { DemoBatch } from './demo-batch.ts';
import type { DemoChapter } from './demo-chapter.ts';
import type { DemoGround } from './demo-ground.ts';

/** Pause rows, and what they do to the order's clock. */
export function writePauses(
  batch: DemoBatch,
  ground: DemoGround,
  order: WorkOrder,
  chapter: DemoChapter,
): void {
  for (const pause of chapter.pauses ?? []) {
    const stops = stopsClock(pause.reason);
    batch.pauses.push(
      Object.assign(new WorkOrderPause(), {
        id: ulid(pause.from),
        orderId: order.id,
        reason: pause.reason,
        stopsClock: stops,
        startedAt: pause.from,
        endedAt: pause.to,
        until: pause.until ?? null,
        note: pause.note ?? null,
      }),
    );
    if (pause.to === null) {
      order.pauseReason = pause.reason;
      order.pausedAt = pause.from;
      order.pausedUntil = pause.until ?? null;
      order.pauseNote = pause.note ?? null;
      order.clockStoppedAt = stops ? pause.from : null;
    } else if (stops) {
      order.pausedSeconds += Math.round(ground.times(order).between(pause.from, pause.to));
    }
  }
}

/** Steps of the template, ticked one after another between start and completion (or now). */
export function writeChecklist(
  batch: DemoBatch,
  ground: DemoGround,
  order: WorkOrder,
  chapter: DemoChapter,
): void {
  const template =
    ground.templates.find((one) => one.faultCode === chapter.fault) ??
    ground.templates.find((one) => one.trade !== null && one.trade === chapter.trade) ??
    ground.templates.find((one) => one.trade === null && one.faultCode === null);
  const steps = template?.steps ?? [];
  const ticked = chapter.completedAt ? steps.length : (chapter.ticked ?? 0);
  const from = (chapter.startedAt ?? chapter.createdAt).getTime();
  const to = (chapter.completedAt ?? ground.now).getTime();
  for (const [index, step] of steps.entries()) {
    const done = index < ticked;
    const at = new Date(from + ((to - from) * (index + 1)) / (ticked + 1));
    batch.items.push(
      Object.assign(new ChecklistItem(), {
        orderId: order.id,
        position: index + 1,
        textZh: step.zh,
        textEn: step.en,
        required: step.required,
        unit: step.unit ?? null,
        low: step.low ?? null,
        high: step.high ?? null,
        done,
        doneBy: done ? order.assigneeId : null,
        at: done ? at : null,
        value: done ? measured(step) : null,
      }),
    );
  }
}

/** Something within the limits. */
function measured({ unit, low, high }: ChecklistStep): string | null {
  if (unit === undefined) return null;
  if (low !== undefined && high !== undefined) return String(Math.round((low + high) / 2));
  return String(low === undefined ? Math.round(high! * 85) / 100 : low + 3.3);
}

export function writeLabour(
  batch: DemoBatch,
  ground: DemoGround,
  order: WorkOrder,
  chapter: DemoChapter,
): void {
  if (!chapter.completedAt || !chapter.labourMinutes || !chapter.technician) return;
  const line = Object.assign(new LabourLine(), {
    id: ulid(chapter.completedAt),
    orderId: order.id,
    technicianId: ground.crew(chapter.technician).technician.id,
    minutes: chapter.labourMinutes,
    at: chapter.completedAt,
  });
  batch.labour.push(line);
}
