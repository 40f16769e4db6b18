import type { ApprovalCase } from './approval-case.entity.ts';
import type { ApprovalStep } from './approval-step.type.ts';
import { waitingSeats } from './course.ts';

/** The steps of a case as the graph shows them. */
export function shownSteps(subject: ApprovalCase): ApprovalStep[] {
  const course = subject.course();
  const waiting = new Set(waitingSeats(course).map(({ id }) => id));
  const instant = (text: string | null) => (text === null ? null : new Date(text));
  return course.steps.map((step) => ({
    ...{ key: step.key, nameZh: step.nameZh, nameEn: step.nameEn, mode: step.mode },
    ...{ needed: step.needed, state: step.state, missing: course.missing === step.key },
    pendingAt: instant(step.pendingAt),
    doneAt: instant(step.doneAt),
    escalatedAt: instant(step.escalatedAt),
    seats: step.seats.map((seat) => ({
      ...{ id: seat.id, personName: seat.person.name, origin: seat.origin },
      ...{ decision: seat.decision, comment: seat.comment, merged: seat.merged },
      waiting: waiting.has(seat.id),
      handedOverBy: seat.handedOverBy.map(({ name }) => name),
      decidedByName: seat.decidedBy?.name ?? null,
      at: instant(seat.at),
    })),
  }));
}
