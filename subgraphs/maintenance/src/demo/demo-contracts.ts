import { demoId } from '@houqin/kit/id';
import type { Tx } from '@houqin/kit/unit-of-work';
import { RefParty } from '../references/ref-party.entity.ts';
import { ServiceContract } from '../service-contract/service-contract.entity.ts';
import { dayMs, dayOf, instantOn, nextDay } from '../sla/hospital-day.ts';
import { dutyUnder } from '../technician/duty.ts';
import { TechnicianSkill } from '../technician/technician-skill.entity.ts';
import { Technician } from '../technician/technician.entity.ts';
import type { Trade } from '../trade/trade.ts';
import { insertAll } from './demo-batch.ts';

interface DemoContract {
  /** The contract's id is `demoId('service-contract:<key>')`, its crew's `demoId('technician:<key>')`. */
  readonly key: string;
  readonly party: string;
  readonly partyName: string;
  readonly partyNameEn: string;
  readonly title: string;
  readonly trades: readonly Trade[];
  /** Days from now. */
  readonly from: number;
  readonly to: number;
  readonly acceptMinutes: number;
  readonly dutyContact: string;
  readonly dutyPhone: string;
}

const hengtai = { party: 'HENGTAI', partyName: '恒泰电梯', partyNameEn: 'Hengtai Lifts' } as const;
const minglan = {
  ...{ party: 'MINGLAN', partyName: '明澜医疗设备', partyNameEn: 'Minglan Medical Devices' },
} as const;

/** Two in force, one that ended too long ago for its vendor to see anything of it. */
export const demoContracts: readonly DemoContract[] = [
  {
    ...{ key: 'HENGTAI', ...hengtai, title: '电梯维保 2026 年度', trades: ['LIFT'] },
    ...{ from: -240, to: 125, acceptMinutes: 60 },
    ...{ dutyContact: '恒泰值班台', dutyPhone: '400-000-0001' },
  },
  {
    ...{ key: 'HENGTAI-DOORS', ...hengtai, title: '自动门维保', trades: ['DOORS'] },
    ...{ from: -420, to: -55, acceptMinutes: 120 },
    ...{ dutyContact: '恒泰值班台', dutyPhone: '400-000-0001' },
  },
  {
    ...{ key: 'MINGLAN', ...minglan, title: '医用冷藏与监护设备维保' },
    ...{ trades: ['MEDICAL_DEVICE', 'REFRIGERATION'], from: -90, to: 275, acceptMinutes: 30 },
    ...{ dutyContact: '明澜服务热线', dutyPhone: '400-000-0002' },
  },
];

const campusId = demoId('campus:MAIN');
const contractId = (key: string) => demoId(`service-contract:${key}`);
const crewId = (key: string) => demoId(`technician:${key}`);

/** Contracts with their rows among the technicians. */
export async function seedContracts(tx: Tx, now: Date): Promise<void> {
  const names = new Map((await tx.find(RefParty, {})).map(({ code, name }) => [code, name]));
  const stamps = { createdAt: now, createdBy: 'demo', updatedAt: now, updatedBy: 'demo' };
  const contracts = demoContracts.map((one, index) => {
    const day = (days: number) => dayOf(new Date(now.getTime() + days * dayMs));
    const [validFrom, validTo] = [day(one.from), day(one.to)];
    return Object.assign(new ServiceContract(), {
      ...{ id: contractId(one.key), version: 1, crewId: crewId(one.key), campusId },
      number: `SC-${validFrom.replaceAll('-', '')}-${String(index + 1).padStart(4, '0')}`,
      ...{ title: one.title, trades: one.trades, partyId: demoId(`party:${one.party}`) },
      partyName: names.get(one.party) ?? one.partyName,
      ...{
        validFrom,
        validTo,
        startsAt: instantOn(validFrom),
        endsAt: instantOn(nextDay(validTo)),
      },
      ...{ acceptMinutes: one.acceptMinutes, capacity: 12 },
      ...{ dutyContact: one.dutyContact, dutyPhone: one.dutyPhone, ...stamps },
    } satisfies Partial<ServiceContract>);
  });
  const crews = contracts.map((contract, index) => {
    const { onDuty, changesAt } = dutyUnder(contract, now);
    const { partyNameEn } = demoContracts[index]!;
    return Object.assign(new Technician(), {
      ...{ id: contract.crewId, version: 1, userId: contract.id, contractId: contract.id },
      ...{ partyId: contract.partyId, name: contract.partyName, trade: contract.trades[0]! },
      ...{ postZh: contract.partyName, postEn: partyNameEn, capacity: contract.capacity },
      ...{ offerMinutes: contract.acceptMinutes, onDuty, dutyChangesAt: changesAt },
      ...{ campusId, departmentId: demoId('department:MT'), ...stamps },
    } satisfies Partial<Technician>);
  });
  const skills = contracts.flatMap(({ crewId: technicianId, trades }) =>
    trades.map((trade) => Object.assign(new TechnicianSkill(), { technicianId, trade, level: 3 })),
  );
  await insertAll(tx, ServiceContract, contracts);
  await insertAll(tx, Technician, crews);
  await insertAll(tx, TechnicianSkill, skills);
}
