import type { ReferenceRule } from '@houqin/kit/reference';
import { type Building } from './building/building.entity.ts';
import { type Campus } from './campus/campus.entity.ts';
import { type Floor } from './floor/floor.entity.ts';

/*
 * Campus, building and floor are read with the rooms they hold: by campus. Someone whose grant is
 * for one department still reads their names where a record leads there.
 */

export const campusReference: ReferenceRule<Campus> = {
  permission: 'room:read',
  scope: { campus: 'campusId' },
  card: ['id', 'code', 'nameZh', 'nameEn'],
  also: ['name'],
};

export const buildingReference: ReferenceRule<Building> = {
  permission: 'room:read',
  scope: { campus: 'campusId' },
  card: ['id', 'code', 'nameZh', 'nameEn', 'campusId'],
  also: ['name', 'campus'],
};

export const floorReference: ReferenceRule<Floor> = {
  permission: 'room:read',
  scope: { campus: 'campusId' },
  card: ['id', 'number', 'buildingId'],
  also: ['name', 'building'],
};
