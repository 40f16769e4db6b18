import { random, seeds, type Random } from '@houqin/kit/testing/random';
import { databases } from '@houqin/kit/testing/databases';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApprovalCase } from '../src/approval/approval-case.entity.ts';
import { approvalClock } from '../src/approval/approval-clock.ts';
import { ApprovalDecision } from '../src/approval/approval-decision.entity.ts';
import type { StepMode, StepPlan } from '../src/approval/step.ts';
import { Delegation } from '../src/delegation/delegation.entity.ts';
import { ApprovalFlow } from '../src/flow/approval-flow.entity.ts';
import { startHospital, type Hospital, type Staff } from './hospital.ts';

/**
 * Random flows, delegations and people who press at the same moment. The judge knows the flow, the
 * people and the rows of decisions; it shares no rule with what it judges.
 */
const cases = seeds(10, Number(process.env['RUNS'] ?? 6));
const roles = ['r1', 'r2', 'r3', 'r4'];
const decisions = ['APPROVED', 'APPROVED', 'APPROVED', 'APPROVED', 'REJECTED', 'RETURNED'] as const;

describe.each(databases())('random approvals on %s', (database) => {
  let hospital: Hospital;
  let people: Staff[] = [];
  let admin: Staff;
  const holders = new Map<string, Set<string>>(roles.map((role) => [role, new Set()]));
  const em = () => hospital.running.runtime.orm.em.fork();

  beforeAll(async () => {
    hospital = await startHospital(database);
    const held = [['r1'], ['r1', 'r2'], ['r2'], ['r2', 'r3'], ['r3'], ['r3', 'r1'], [], []];
    people = [];
    for (const [index, own] of held.entries()) {
      const who = await hospital.staff(`P${index}`, own);
      people.push(who);
      for (const role of own) holders.get(role)!.add(who.id);
    }
    admin = await hospital.staff('admin', ['admin']);
  });
  afterAll(() => hospital.stop());

  it.each(cases)('pass only with every decision required, each counted once: seed %i', (seed) =>
    oneCase(random(seed), `T${seed % 10_000_000}`),
  );

  async function oneCase(dice: Random, documentType: string): Promise<void> {
    const plan = randomFlow(dice);
    const flow = Object.assign(new ApprovalFlow(), {
      ...{ code: documentType, nameZh: 'x', nameEn: 'x', documentType, steps: plan },
      ...{ selfService: true, source: 'test', validFrom: new Date(0) },
    });
    flow.stamp('test', new Date());
    await em().persist(flow).flush();
    await em().nativeDelete(Delegation, {});
    const away = await randomDelegations(dice);
    const requester = dice.pick(people);
    const begun = await hospital.act(requester, 'submitApproval', {
      ...{ documentType, title: documentType, amount: '1', lines: [] },
    });
    const id = begun['id'] as string;
    const judge = new Judge(plan, requester.id, holders, away);
    await judge.look(em(), id);
    for (let burst = 0; burst < 14; burst += 1) {
      const before = await em().findOneOrFail(ApprovalCase, { id });
      if (before.state === 'REJECTED' || before.state === 'WITHDRAWN') break;
      const acts = Array.from({ length: 1 + dice.below(4) }, () => randomAct(dice, id, before));
      const answers = await Promise.all(acts.map((act) => act()));
      for (const answer of answers) judge.hear(answer);
      await judge.look(em(), id);
    }
  }

  function randomFlow(dice: Random): StepPlan[] {
    return Array.from({ length: 1 + dice.below(4) }, (_, index) => {
      const mode = dice.pick<StepMode>(['ANY', 'ALL', 'N_OF_M', 'SEQUENCE']);
      const approvers = Array.from({ length: 1 + dice.below(2) }, () =>
        dice.below(4) === 0
          ? { personId: dice.pick(people).id }
          : { role: dice.pick(roles), reach: 'HOSPITAL' as const },
      );
      const needed = mode === 'N_OF_M' ? 1 + dice.below(3) : null;
      return {
        key: `s${index}`,
        nameZh: `s${index}`,
        nameEn: `s${index}`,
        mode,
        needed,
        approvers,
      };
    });
  }

  async function randomDelegations(dice: Random): Promise<Map<string, Set<string>>> {
    const away = new Map<string, Set<string>>();
    for (let count = dice.below(4); count > 0; count -= 1) {
      const [principal, substitute] = [dice.pick(people), dice.pick(people)];
      if (principal.id === substitute.id) continue;
      await hospital.act(principal, 'createApprovalDelegation', {
        substituteId: substitute.id,
        startsAt: new Date(Date.now() - 1_000).toISOString(),
        endsAt: new Date(Date.now() + 86_400_000).toISOString(),
      });
      away.set(principal.id, (away.get(principal.id) ?? new Set()).add(substitute.id));
    }
    return away;
  }

  /** Mostly by somebody it waits for, sometimes by anybody. */
  function randomAct(dice: Random, id: string, { waitingIds, state, requesterId }: ApprovalCase) {
    const awaited = people.filter((person) => waitingIds.includes(person.id));
    const who = awaited.length > 0 && dice.below(5) > 0 ? dice.pick(awaited) : dice.pick(people);
    const requester = people.find((person) => person.id === requesterId)!;
    const to = dice.pick(people);
    const kind = dice.below(20);
    const act = (by: Staff, name: string, more: object) => async (): Promise<Heard> => ({
      ...{ name, by: by.id, to: to.id },
      answer: await hospital.act(by, name, { id, ...more }),
    });
    if (state === 'RETURNED' || (state === 'APPROVED' && kind < 10) || kind === 0)
      return act(requester, 'amendApproval', { amount: String(1 + dice.below(100)) });
    if (kind === 1) return act(who, 'handOverApproval', { personId: to.id });
    if (kind === 2) return act(who, 'addApprover', { personId: to.id });
    if (kind === 3 && dice.below(6) === 0) return act(requester, 'withdrawApproval', {});
    if (kind <= 5) return act(admin, 'assignApprover', { personId: to.id, reason: 'nobody' });
    if (kind === 6)
      return async (): Promise<Heard> => {
        await approvalClock.run(hospital.running.runtime.systemContext());
        return { name: 'clock', by: '', to: '', answer: {} };
      };
    return act(who, 'decideApproval', { decision: dice.pick(decisions), comment: 'x' });
  }
});

interface Heard {
  readonly name: string;
  readonly by: string;
  readonly to: string;
  readonly answer: Record<string, unknown>;
}

type Manager = ReturnType<Hospital['running']['runtime']['orm']['em']['fork']>;

class Judge {
  readonly #plan: readonly StepPlan[];
  readonly #requesterId: string;
  readonly #holders: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #away: ReadonlyMap<string, ReadonlySet<string>>;
  /** Every row of a decision as it was first seen. */
  readonly #rows = new Map<string, string>();
  #decided = 0;

  constructor(
    plan: readonly StepPlan[],
    requesterId: string,
    holders: ReadonlyMap<string, ReadonlySet<string>>,
    away: ReadonlyMap<string, ReadonlySet<string>>,
  ) {
    this.#plan = plan;
    this.#requesterId = requesterId;
    this.#holders = holders;
    this.#away = away;
  }

  hear({ name, by, answer }: Heard): void {
    if (name !== 'decideApproval' || answer['code']) return;
    expect(by).not.toBe(this.#requesterId);
    this.#decided += 1;
  }

  async look(em: Manager, id: string): Promise<void> {
    const subject = await em.findOneOrFail(ApprovalCase, { id });
    const rows = await em.find(ApprovalDecision, { caseId: id }, { orderBy: { id: 'asc' } });
    this.#nothingIsRewritten(rows);
    // Each decision that was answered is one row, and there is no other.
    expect(rows.filter(({ merged }) => !merged)).toHaveLength(this.#decided);
    for (const row of rows) {
      expect(row.decidedById).not.toBe(this.#requesterId);
      expect(row.personId).not.toBe(this.#requesterId);
      const substitutes = this.#away.get(row.personId);
      expect(row.decidedById === row.personId || substitutes?.has(row.decidedById)).toBe(true);
    }
    const round = rows.filter((row) => row.round === subject.round);
    for (const { key } of this.#plan) {
      const humans = round.filter(({ stepKey }) => stepKey === key).map((row) => row.decidedById);
      expect(new Set(humans).size, `${key} has somebody twice`).toBe(humans.length);
    }
    const refused = this.#plan.some((step) => this.#isRefused(step, subject, round));
    const returned = round.some(({ decision }) => decision === 'RETURNED');
    if (refused && !returned) expect(subject.state).toBe('REJECTED');
    if (returned) expect(['RETURNED', 'WITHDRAWN']).toContain(subject.state);
    if (subject.state === 'REJECTED') expect(refused).toBe(true);
    if (subject.state === 'APPROVED')
      for (const [index, step] of this.#plan.entries())
        this.#assertPassed(step, index, subject, round);
    // Nothing waits for nobody without saying so.
    if (subject.state === 'RUNNING')
      expect(subject.missing !== null || subject.waitingIds.length > 0).toBe(true);
  }

  #nothingIsRewritten(rows: readonly ApprovalDecision[]): void {
    const texts = new Map(rows.map((row) => [row.id, JSON.stringify({ ...row })]));
    for (const [id, text] of this.#rows) expect(texts.get(id)).toBe(text);
    for (const [id, text] of texts) this.#rows.set(id, text);
  }

  /** Everybody whom the flow means, the requester left out. */
  #meant(step: StepPlan): number {
    const ids = new Set(
      step.approvers.flatMap((rule) =>
        'role' in rule ? [...this.#holders.get(rule.role)!] : [rule.personId],
      ),
    );
    ids.delete(this.#requesterId);
    return ids.size;
  }

  #seats(step: StepPlan, { steps }: ApprovalCase, origin: string): number {
    const seats = steps.find(({ key }) => key === step.key)?.seats ?? [];
    return seats.filter((seat) => seat.origin === origin).length;
  }

  #isRefused(step: StepPlan, subject: ApprovalCase, round: readonly ApprovalDecision[]): boolean {
    const added = new Set(
      (subject.steps.find(({ key }) => key === step.key)?.seats ?? [])
        .filter(({ origin }) => origin === 'ADDED')
        .map(({ id }) => id),
    );
    const rejected = round.filter((row) => row.stepKey === step.key && row.decision === 'REJECTED');
    if (rejected.some(({ seatId }) => added.has(seatId))) return true;
    if (step.mode !== 'N_OF_M') return rejected.length > 0;
    const seats = this.#meant(step) + this.#seats(step, subject, 'ASSIGNED');
    return rejected.length > 0 && seats - rejected.length < step.needed!;
  }

  #assertPassed(
    step: StepPlan,
    index: number,
    subject: ApprovalCase,
    round: readonly ApprovalDecision[],
  ): void {
    const approvals = round.filter(
      (row) => row.stepKey === step.key && row.decision === 'APPROVED',
    );
    const meant = this.#meant(step) + this.#seats(step, subject, 'ASSIGNED');
    const needed = { ANY: 1, ALL: meant, SEQUENCE: meant, N_OF_M: step.needed ?? 0 }[step.mode];
    const added = this.#seats(step, subject, 'ADDED');
    expect(needed).toBeGreaterThan(0);
    expect(approvals.length, `${step.key} ${step.mode}`).toBeGreaterThanOrEqual(needed + added);
    const before = this.#plan[index - 1]?.key;
    for (const { decidedById } of approvals.filter(({ merged }) => merged))
      expect(
        round.some(
          (row) =>
            row.stepKey === before &&
            row.decidedById === decidedById &&
            row.decision === 'APPROVED',
        ),
      ).toBe(true);
  }
}
