import type { ReferenceRule } from '@houqin/kit/reference';
import type { ScopeColumns } from '@houqin/kit/scope';
import { type WallDevice } from './wall-device.entity.ts';

/** A screen hangs on a campus. */
export const wallDeviceScope: ScopeColumns<WallDevice> = { campus: 'campusId' };

export const wallDeviceReference: ReferenceRule<WallDevice> = {
  permission: 'wall-device:read',
  scope: wallDeviceScope,
  card: ['id', 'name'],
};
