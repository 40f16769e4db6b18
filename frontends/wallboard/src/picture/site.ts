import type { RoomState, WallAlarm, WallRoom } from './wall.graph.ts';
import { isStanding, rank, worstFirst } from './severity.ts';

/** One cell of the section: a room on its floor. */
export interface SiteCell {
  readonly roomId: string;
  readonly state: RoomState['state'];
  /** The worst alarm that stands there. */
  readonly alarm: WallAlarm | null;
  readonly column: number;
  /** Floors above ground count up from 0. */
  readonly level: number;
}

export interface SiteBuilding {
  readonly id: string;
  readonly name: { zh: string; en: string };
  readonly campus: { id: string; zh: string; en: string };
  readonly columns: number;
  readonly levels: number;
  readonly cells: readonly SiteCell[];
  /** The worst alarm of the building, to be called out above it. */
  readonly worst: (SiteCell & { readonly alarm: WallAlarm; readonly room: WallRoom }) | null;
}

const widest = 16; // cells in a row: a floor with more rooms becomes several rows of its building

/** The site as data: buildings side by side, floors upward, a cell for each watched room. */
export function siteOf(rooms: readonly RoomState[], alarms: readonly WallAlarm[]): SiteBuilding[] {
  const byRoom = new Map<string, WallAlarm>();
  for (const alarm of [...alarms].filter(isStanding).sort(worstFirst))
    if (alarm.room && !byRoom.has(alarm.room.id)) byRoom.set(alarm.room.id, alarm);

  const buildings = new Map<string, RoomState[]>();
  for (const one of rooms) {
    const { id } = one.room.floor.building;
    buildings.set(id, [...(buildings.get(id) ?? []), one]);
  }
  return [...buildings.values()]
    .map((members) => buildingOf(members, byRoom))
    .sort((a, b) =>
      a.campus.en + a.campus.id + a.name.en < b.campus.en + b.campus.id + b.name.en ? -1 : 1,
    );
}

function buildingOf(
  members: readonly RoomState[],
  byRoom: ReadonlyMap<string, WallAlarm>,
): SiteBuilding {
  const { building } = members[0]!.room.floor;
  const floors = new Map<number, RoomState[]>();
  for (const member of members) {
    const { number } = member.room.floor;
    floors.set(number, [...(floors.get(number) ?? []), member]);
  }
  const cells: SiteCell[] = [];
  let level = 0;
  let worst: SiteBuilding['worst'] = null;
  for (const number of [...floors.keys()].sort((a, b) => a - b)) {
    const onFloor = floors.get(number)!.sort((a, b) => (a.room.number < b.room.number ? -1 : 1));
    onFloor.forEach(({ room, state }, index) => {
      const alarm = byRoom.get(room.id) ?? null;
      const cell = {
        ...{ roomId: room.id, state, alarm },
        ...{ column: index % widest, level: level + Math.floor(index / widest) },
      };
      cells.push(cell);
      if (alarm && (!worst || rank(alarm.severity) < rank(worst.alarm.severity)))
        worst = { ...cell, alarm, room };
    });
    level += Math.ceil(onFloor.length / widest);
  }
  return {
    id: building.id,
    name: { zh: building.nameZh, en: building.nameEn },
    campus: {
      ...{ id: building.campus.id, zh: building.campus.nameZh, en: building.campus.nameEn },
    },
    columns: Math.max(...cells.map(({ column }) => column)) + 1,
    levels: level,
    cells,
    worst,
  };
}
