import type { CaseState } from './case.lifecycle.ts';
import type { Person, Seat, SeatOrigin, Step } from './step.ts';

/** Where a case stands: the part of it that decisions move. Plain data. */
export interface Course {
  state: CaseState;
  /** 1, and one more each time it begins again. */
  round: number;
  /** Index of the step that is being decided. */
  current: number;
  steps: Step[];
  readonly requesterId: string;
  /** Key of the step for which not enough approvers were found; null when all is well. */
  missing: string | null;
}

/** What a course needs of the world. */
export interface World {
  readonly now: Date;
  /** Active people whom the rules mean, in order; the requester may be among them. */
  find(step: Step): Promise<readonly Person[]>;
}

type Verdict = 'OPEN' | 'PASSED' | 'REJECTED' | 'RETURNED';

const ruled = ({ seats }: Step) => seats.filter(({ origin }) => origin !== 'ADDED');
const count = (seats: readonly Seat[], decision: Seat['decision']) =>
  seats.filter((seat) => seat.decision === decision).length;

/** How many of the step's own seats must approve. */
function neededOf(step: Step, seats: number): number {
  if (step.mode === 'ANY') return 1;
  return step.mode === 'N_OF_M' ? (step.needed ?? seats) : seats;
}

/** What the decisions so far make of a step. A refusal counts whatever was accepted before it. */
export function verdictOf(step: Step): Verdict {
  if (count(step.seats, 'RETURNED') > 0) return 'RETURNED';
  const own = ruled(step);
  const added = step.seats.filter(({ origin }) => origin === 'ADDED');
  if (count(added, 'REJECTED') > 0) return 'REJECTED';
  const needed = neededOf(step, own.length);
  const rejected = count(own, 'REJECTED');
  const reachable = step.mode === 'N_OF_M' && own.length - rejected >= needed;
  if (rejected > 0 && !reachable) return 'REJECTED';
  const satisfied = own.length > 0 && count(own, 'APPROVED') >= needed;
  return satisfied && count(added, 'APPROVED') === added.length ? 'PASSED' : 'OPEN';
}

export const currentStep = ({ state, steps, current }: Course): Step | null =>
  state === 'RUNNING' ? (steps[current] ?? null) : null;

/** Seats whose decision is awaited now. */
export function waitingSeats(course: Course): readonly Seat[] {
  const step = currentStep(course);
  if (!step || step.state === 'WAITING') return [];
  const open = (seats: readonly Seat[]) => seats.filter(({ decision }) => decision === null);
  const added = open(step.seats.filter(({ origin }) => origin === 'ADDED'));
  const own = ruled(step);
  if (own.length > 0 && count(own, 'APPROVED') >= neededOf(step, own.length)) return added;
  return [...(step.mode === 'SEQUENCE' ? open(own).slice(0, 1) : open(own)), ...added];
}

export const newSeat = (course: Course, step: Step, person: Person, origin: SeatOrigin): Seat => ({
  id: `${course.round}.${course.steps.indexOf(step) + 1}.${step.seats.length + 1}`,
  ...{ person: { id: person.id, name: person.name }, origin, handedOverBy: [] },
  ...{ decision: null, decidedBy: null, at: null, comment: null, merged: false },
});

/**
 * Moves a running case as far as its decisions carry it: opens the step that is due, closes one that
 * is decided, ends the case. Never skips a step: one without enough approvers waits and says so.
 */
export async function settle(course: Course, world: World): Promise<void> {
  while (course.state === 'RUNNING') {
    const step = course.steps[course.current];
    if (!step) {
      course.state = 'APPROVED';
      return;
    }
    if (step.state === 'WAITING' || course.missing !== null) await open(course, step, world);
    const verdict = verdictOf(step);
    // A step that lacks approvers can be refused by those it has, but not passed.
    if (verdict === 'OPEN' || (verdict === 'PASSED' && course.missing !== null)) return;
    step.doneAt = world.now.toISOString();
    step.state = 'DONE';
    if (verdict !== 'PASSED') {
      course.missing = null;
      course.state = verdict;
      return;
    }
    course.current += 1;
  }
}

/** Seats everybody whom the rules mean now, but never the requester. */
async function open(course: Course, step: Step, { now, find }: World): Promise<void> {
  const at = now.toISOString();
  step.pendingAt ??= at;
  if (step.state === 'WAITING') step.state = 'PENDING';
  const before = course.steps[course.current - 1];
  const approvedBefore = new Set(
    (before?.seats ?? []).flatMap(({ decision, decidedBy }) =>
      decision === 'APPROVED' && decidedBy ? [decidedBy.id] : [],
    ),
  );
  for (const person of await find(step)) {
    if (person.id === course.requesterId) continue;
    if (step.seats.some((seat) => seat.person.id === person.id)) continue;
    const seat = newSeat(course, step, person, 'RULE');
    if (approvedBefore.has(person.id))
      Object.assign(seat, { decision: 'APPROVED', decidedBy: seat.person, at, merged: true });
    step.seats.push(seat);
  }
  const seats = ruled(step).length;
  const enough = seats >= Math.max(1, neededOf(step, seats));
  course.missing = enough ? null : step.key;
}

/** Begins again from the first step; what was decided before counts no more. */
export function restart(course: Course, steps: readonly Step[]): void {
  course.state = 'RUNNING';
  course.round += 1;
  course.current = 0;
  course.steps = [...steps];
  course.missing = null;
}
