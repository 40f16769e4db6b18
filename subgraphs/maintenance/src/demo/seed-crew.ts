import { demoId, ulid } from '@houqin/kit/id';
import type { Tx } from '@houqin/kit/unit-of-work';
import { RefRoom } from '../references/ref-room.entity.ts';
import { RefUser } from '../references/ref-user.entity.ts';
import { dayMs, dayOf, instantOn, weekdayOf } from '../sla/hospital-day.ts';
import { WorkingHours } from '../sla/working-hours.entity.ts';
import { Certificate } from '../technician/certificate.entity.ts';
import { Shift, type ShiftCode } from '../technician/shift.entity.ts';
import { TechnicianSkill } from '../technician/technician-skill.entity.ts';
import { Technician } from '../technician/technician.entity.ts';
import { insertAll } from './demo-batch.ts';
import { demoCrew, sleeplessDepartments, type DemoTechnician } from './demo-crew.ts';

/** The roster reaches so far: a demo that runs for months still has people on duty. */
const rosterDays = { before: 15, after: 180 };

const campusId = demoId('campus:MAIN');

/** Technicians with skills, licences and shifts, and the departments whose clocks never rest. */
export async function seedCrew(tx: Tx, now: Date): Promise<void> {
  const rooms = new Map((await tx.find(RefRoom, {})).map((room) => [room.number, room]));
  const names = new Map((await tx.find(RefUser, {})).map((user) => [user.id, user.name]));
  const shifts = demoCrew.flatMap((member) => shiftsOf(member, now));
  const technicians = demoCrew.map((member) => {
    const mine = shifts.filter(({ technicianId }) => technicianId === idOf(member));
    const present = mine.find(({ startsAt, endsAt }) => startsAt <= now && endsAt > now);
    const next = mine.find(({ startsAt }) => startsAt > now);
    const userId = demoId(`user:${member.username}`);
    const room = rooms.get(member.room);
    return Object.assign(new Technician(), {
      ...{ id: idOf(member), version: 1, userId, name: names.get(userId) ?? member.name },
      ...{ trade: member.skills[0]![0], postZh: member.postZh, postEn: member.postEn },
      ...{ capacity: member.capacity, onDuty: present !== undefined },
      dutyChangesAt: present?.endsAt ?? next?.startsAt ?? null,
      ...{ location: room?.number ?? null, roomId: room?.id ?? null },
      ...{ floorId: room?.floorId ?? null, buildingId: room?.buildingId ?? null, locatedAt: now },
      ...{ campusId, departmentId: demoId('department:MT') },
      ...{ createdAt: now, createdBy: 'demo', updatedAt: now, updatedBy: 'demo' },
    } satisfies Partial<Technician>);
  });
  await insertAll(tx, Technician, technicians);
  await insertAll(tx, TechnicianSkill, demoCrew.flatMap(skillsOf));
  await insertAll(
    tx,
    Certificate,
    demoCrew.flatMap((member) => certificatesOf(member, now)),
  );
  await insertAll(tx, Shift, shifts);
  await insertAll(tx, WorkingHours, sleeplessDepartments.flatMap(allWeek));
}

const idOf = ({ username }: DemoTechnician) => demoId(`technician:${username}`);

const skillsOf = (member: DemoTechnician): TechnicianSkill[] =>
  member.skills.map(([trade, level]) =>
    Object.assign(new TechnicianSkill(), { technicianId: idOf(member), trade, level }),
  );

const certificatesOf = (member: DemoTechnician, now: Date): Certificate[] =>
  member.certificates.map(([kind, days]) =>
    Object.assign(new Certificate(), {
      technicianId: idOf(member),
      kind,
      number: `T${idOf(member).slice(-8)}`,
      expiresOn: dayOf(new Date(now.getTime() + days * dayMs)),
    }),
  );

const hours: Readonly<Record<ShiftCode, readonly [from: number, to: number]>> = {
  EARLY: [7, 15],
  LATE: [15, 23],
  NIGHT: [23, 31],
  DAY: [8, 17],
};

/** Round the clock in three shifts, or weekdays by day. */
function shiftsOf(member: DemoTechnician, now: Date): Shift[] {
  const shifts: Shift[] = [];
  for (let offset = -rosterDays.before; offset <= rosterDays.after; offset += 1) {
    const day = dayOf(new Date(now.getTime() + offset * dayMs));
    const codes: ShiftCode[] =
      member.duty === 'ALWAYS' ? ['EARLY', 'LATE', 'NIGHT'] : weekdayOf(day) <= 5 ? ['DAY'] : [];
    for (const code of codes) {
      const [from, to] = hours[code];
      const startsAt = instantOn(day, from * 60);
      shifts.push(
        Object.assign(new Shift(), {
          ...{ id: ulid(startsAt), technicianId: idOf(member), code, startsAt },
          endsAt: instantOn(day, to * 60),
        }),
      );
    }
  }
  return shifts;
}

const allWeek = (code: string): WorkingHours[] =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
    Object.assign(new WorkingHours(), {
      id: demoId(`maintenance-hours:${code}:${weekday}`),
      departmentId: demoId(`department:${code}`),
      ...{ weekday, fromMinute: 0, toMinute: 24 * 60 },
    }),
  );
