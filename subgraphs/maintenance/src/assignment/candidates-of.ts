import type { Context } from '@houqin/kit/context';
import { loadCrew, type CrewMember } from '../technician/crew.ts';
import type { WorkOrder } from '../work-order/work-order.entity.ts';
import { queued } from '../work-order/work-order.lifecycle.ts';
import { AssignmentCandidate, UnassignableReason } from './candidate.type.ts';
import type { Exclusion } from './exclusion.ts';
import { blockingFilters, type Ranked } from './rank-technicians.ts';
import { rankForOrder } from './rank-for-order.ts';
import { candidateReason, filterTexts } from './reason-text.ts';

const crewKey = Symbol('crew');

/** Everybody, read once per operation. */
export function crewOf(ctx: Context): Promise<readonly CrewMember[]> {
  const known = ctx.loaders.get(crewKey) as Promise<readonly CrewMember[]> | undefined;
  if (known) return known;
  const loading = loadCrew(ctx.em, ctx.clock.now());
  ctx.loaders.set(crewKey, loading);
  return loading;
}

/** The engine's ranking now; people who do not know the trade are left out where others do. */
export async function candidatesOf(ctx: Context, order: WorkOrder): Promise<AssignmentCandidate[]> {
  const crew = await crewOf(ctx);
  const ranking = await rankForOrder(ctx.em, order, crew, ctx.clock.now());
  const able = ranking.filter(({ exclusions }) => !exclusions.includes('NO_SKILL'));
  const people = new Map(crew.map(({ technician }) => [technician.id, technician]));
  return (able.length > 0 ? able : ranking).map((ranked) =>
    candidate(ctx, ranked, people.get(ranked.technicianId)!),
  );
}

function candidate(
  ctx: Context,
  ranked: Ranked,
  technician: CrewMember['technician'],
): AssignmentCandidate {
  return Object.assign(new AssignmentCandidate(), {
    technician,
    eligible: ranked.score !== null,
    score: ranked.score ?? 0,
    terms: ranked.terms,
    exclusions: ranked.exclusions,
    reason: candidateReason(ranked, ctx.locale),
  });
}

interface Outlook {
  readonly best: AssignmentCandidate | null;
  readonly reason: UnassignableReason | null;
}

const outlookKey = Symbol('outlook by order');

/** For a waiting order: whom the engine would take now, and if nobody, why; once per operation. */
export function outlookOf(ctx: Context, order: WorkOrder): Promise<Outlook> {
  const known = (ctx.loaders.get(outlookKey) ?? new Map()) as Map<string, Promise<Outlook>>;
  ctx.loaders.set(outlookKey, known);
  const outlook = known.get(order.id) ?? lookOut(ctx, order);
  known.set(order.id, outlook);
  return outlook;
}

async function lookOut(ctx: Context, order: WorkOrder): Promise<Outlook> {
  if (!queued(order.state)) return { best: null, reason: null };
  if (order.trade === null) return { best: null, reason: reasonOf(ctx, 'TRADE_UNKNOWN', []) };
  const candidates = await candidatesOf(ctx, order);
  const own = candidates.filter(({ technician }) => !technician.outside);
  const best = own.find(({ eligible }) => eligible) ?? null;
  if (best) return { best, reason: null };
  const filters = blockingFilters(
    own.map(({ exclusions, technician }) => ({
      ...{ technicianId: technician.id, score: null, terms: [], exclusions },
    })),
  );
  const code = filters.join() === 'DECLINED' ? 'OFFERS_EXHAUSTED' : 'NO_ELIGIBLE_TECHNICIAN';
  return { best: null, reason: reasonOf(ctx, code, filters) };
}

function reasonOf(
  { locale }: Context,
  code: string,
  filters: readonly Exclusion[],
): UnassignableReason {
  const words = filterTexts(filters)[locale];
  const text = {
    TRADE_UNKNOWN: { zh: '工种未定，先分诊。', en: 'The trade is not known yet: triage it first.' },
    OFFERS_EXHAUSTED: { zh: '能做的人都没有接。', en: 'Everybody who could do it declined.' },
  }[code] ?? {
    zh: words ? `当班没有可派的人：${words}。` : '没有会此工种的人，可叫外协。',
    en: words ? `Nobody can take it: ${words}.` : 'Nobody knows this trade. Call the contractor.',
  };
  return Object.assign(new UnassignableReason(), { code, text: text[locale], filters });
}
