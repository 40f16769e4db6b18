import { entityReference } from '@houqin/kit/reference';
import { defineSubgraph } from '@houqin/kit/subgraph';
import { migrations } from '../migrations/list.ts';
import { Building } from './building/building.entity.ts';
import { BuildingResolver } from './building/building.resolver.ts';
import { Campus } from './campus/campus.entity.ts';
import { CampusResolver } from './campus/campus.resolver.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { Floor } from './floor/floor.entity.ts';
import { FloorResolver } from './floor/floor.resolver.ts';
import { OpenWork } from './open-work/open-work.entity.ts';
import { buildingReference, campusReference, floorReference } from './place-scope.ts';
import { openWorkReactions } from './reactions/on-work-order-changed.ts';
import { roomLive, roomReference } from './room/room-scope.ts';
import { Room } from './room/room.entity.ts';
import { RoomResolver } from './room/room.resolver.ts';

export const subgraph = defineSubgraph({
  name: 'facility',
  root: import.meta.url,
  migrations,
  entities: [Campus, Building, Floor, Room, OpenWork],
  resolvers: [CampusResolver, BuildingResolver, FloorResolver, RoomResolver],
  references: {
    Campus: entityReference(Campus, campusReference),
    Building: entityReference(Building, buildingReference),
    Floor: entityReference(Floor, floorReference),
    Room: entityReference(Room, roomReference),
  },
  lives: [roomLive],
  reactions: openWorkReactions,
  demo: seedDemo,
});
