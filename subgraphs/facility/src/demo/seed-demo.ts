import type { DemoPlan } from '@houqin/kit/demo-plan';
import { demoId } from '@houqin/kit/id';
import { record } from '@houqin/kit/record';
import type { SubgraphRuntime } from '@houqin/kit/runtime';
import { transact, type Tx } from '@houqin/kit/unit-of-work';
import { Building } from '../building/building.entity.ts';
import { Campus } from '../campus/campus.entity.ts';
import { Floor } from '../floor/floor.entity.ts';
import { Room, squareDecimetres } from '../room/room.entity.ts';
import type { Stored } from '../stored.ts';
import { demoBuildings, demoCampus, type DemoBuilding } from './demo-buildings.ts';
import { two, type DemoRoom } from './demo-room.ts';

const by = 'demo';
const campusId = demoId(`campus:${demoCampus.code}`);

/** Writes campus, buildings, floors and rooms; `facility.room.changed` for each room. */
export async function seedDemo(runtime: SubgraphRuntime, plan: DemoPlan): Promise<void> {
  await transact(runtime.systemContext(), async (tx) => {
    if (await tx.count(Campus, { id: campusId })) return;
    add(tx, plan, Object.assign(new Campus(), { id: campusId, campusId, ...demoCampus }));
    for (const building of demoBuildings) seedBuilding(tx, plan, building);
  });
}

function seedBuilding(tx: Tx, plan: DemoPlan, facts: DemoBuilding): void {
  const { code, nameZh, nameEn, areaSquareMetres } = facts;
  const id = demoId(`building:${code}`);
  const own = { id, code, nameZh, nameEn, areaSquareMetres, campusId };
  const building = add(tx, plan, Object.assign(new Building(), own));
  const floors = Array.from({ length: facts.floors }, (_, index) => {
    const number = index + 1;
    const floorId = demoId(`floor:${code}-${two(number)}`);
    const place = { id: floorId, number, buildingId: id, campusId };
    return add(tx, plan, Object.assign(new Floor(), place));
  });
  for (const room of facts.rooms) seedRoom(tx, plan, building, floors, room);
}

function seedRoom(
  tx: Tx,
  plan: DemoPlan,
  building: Building,
  floors: readonly Floor[],
  facts: DemoRoom,
): void {
  const { number, roomType, roomClass, beds, department } = facts;
  const floor = floors[Number(number.slice(-4, -2)) - 1];
  if (!floor) throw new Error(`${number} is on a floor that ${building.code} has not`);
  const room = Object.assign(new Room(), {
    ...{ id: demoId(`room:${number}`), number, roomType, roomClass, beds },
    state: 'IN_USE',
    areaSquareDecimetres: squareDecimetres(facts.areaSquareMetres),
    departmentId: department && demoId(`department:${department}`),
    ...{ floorId: floor.id, buildingId: building.id, campusId },
  });
  room.rename(facts.nameZh, facts.nameEn);
  add(tx, plan, room);
  record(tx, room, room.changed(floor, building));
}

function add<E extends Stored>(tx: Tx, plan: DemoPlan, row: E): E {
  row.stamp(by, plan.now);
  tx.persist(row);
  return row;
}
