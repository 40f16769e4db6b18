import { IllegalTransition } from '@houqin/kit/errors';
import { lifecycle } from './case.lifecycle.ts';
import { currentStep, newSeat, waitingSeats, type Course } from './course.ts';
import { AlreadyDecided, NotYourDecision, RequesterMayNotDecide } from '../errors.ts';
import type { Person, Seat, SeatDecision, SeatOrigin, Step } from './step.ts';

/** Somebody at a case, and for whom they may act at this moment: themselves and who is away. */
export interface Actor extends Person {
  readonly actsFor: ReadonlySet<string>;
}

/**
 * The seat that waits for this person; their own before one they hold for somebody else.
 * @throws RequesterMayNotDecide, AlreadyDecided, NotYourDecision, IllegalTransition
 */
export function seatOf(course: Course, actor: Actor): Seat {
  if (actor.id === course.requesterId) throw new RequesterMayNotDecide();
  const step = currentStep(course);
  const mine = (seat: Seat) => seat.person.id === actor.id || actor.actsFor.has(seat.person.id);
  // Nobody counts twice in a step, not even once for themselves and once for somebody away.
  const decided = (step ?? course.steps[course.current])?.seats.find(
    ({ decision, decidedBy }) => decision !== null && decidedBy?.id === actor.id,
  );
  if (decided) throw new AlreadyDecided(decided);
  const waiting = waitingSeats(course).filter(mine);
  const seat = waiting.find(({ person }) => person.id === actor.id) ?? waiting[0];
  if (seat) return seat;
  const taken = course.steps
    .flatMap(({ seats }) => seats)
    .findLast((other) => other.decision !== null && !other.merged);
  if (course.state !== 'RUNNING') {
    if (taken) throw new AlreadyDecided(taken);
    const allowed = lifecycle.allowed(course.state);
    throw new IllegalTransition('ApprovalCase', course.state, 'APPROVED', allowed, 'decide');
  }
  const settled = step?.seats.find((other) => mine(other) && other.decision !== null);
  throw settled ? new AlreadyDecided(settled) : new NotYourDecision();
}

/** Puts a decision on its seat; `settle` then moves the case. */
export function decide(
  seat: Seat,
  actor: Person,
  decision: SeatDecision,
  comment: string | null,
  at: Date,
): void {
  const decidedBy = { id: actor.id, name: actor.name };
  Object.assign(seat, { decision, decidedBy, comment, at: at.toISOString() });
}

/** Gives a seat to somebody else. @throws NotYourDecision when that person cannot hold it */
export function handOver(course: Course, seat: Seat, to: Person): void {
  assertMaySit(course, to);
  seat.handedOverBy.push(seat.person);
  seat.person = { id: to.id, name: to.name };
}

/** Adds a seat to the step at hand. @throws NotYourDecision when that person cannot hold it */
export function addSeat(course: Course, person: Person, origin: SeatOrigin): Seat {
  assertMaySit(course, person);
  const step = currentStep(course)!;
  const seat = newSeat(course, step, person, origin);
  step.seats.push(seat);
  return seat;
}

function assertMaySit(course: Course, person: Person): void {
  if (person.id === course.requesterId) throw new RequesterMayNotDecide();
  const step = currentStep(course);
  if (!step) throw new NotYourDecision();
  if (knows(step, person.id)) throw new NotYourDecision();
}

/** Whether somebody has or had a part in a step. */
const knows = ({ seats }: Step, id: string): boolean =>
  seats.some(
    ({ person, decidedBy, handedOverBy }) =>
      person.id === id || decidedBy?.id === id || handedOverBy.some((one) => one.id === id),
  );
