import type { Context } from '@houqin/kit/context';
import { lockInScope } from '@houqin/kit/lock';
import { mutate } from '@houqin/kit/mutate';
import { record } from '@houqin/kit/record';
import { announceAccess } from '../access/announce-access.ts';
import { lockSubjects } from '../access/lock-subjects.ts';
import { revokeSessions } from '../session/revoke-sessions.ts';
import { wallDeviceScope } from './wall-device-scope.ts';
import type { RevokeWallDeviceInput } from './wall-device.inputs.ts';
import { WallDevice } from './wall-device.entity.ts';

/** Takes a screen off: its streams end, its key opens nothing. @throws NotFound, IllegalTransition */
export function revokeWallDevice(ctx: Context, input: RevokeWallDeviceInput): Promise<WallDevice> {
  return mutate(ctx, { name: 'revokeWallDevice', input }, WallDevice, async (tx) => {
    const permission = 'wall-device:pair';
    const device = await lockInScope(ctx, tx, WallDevice, input.id, permission, wallDeviceScope);
    const by = { id: ctx.caller.subjectId, at: ctx.clock.now() };
    device.revoke();
    device.stamp(by.id, by.at);
    record(tx, device, device.changed());
    // One that was never paired is no subject yet.
    const subjects = await lockSubjects(tx, [device.id]);
    for (const subject of subjects) subject.disabled = true;
    await revokeSessions(tx, device.id, by.at, 'DISABLED');
    await announceAccess(tx, subjects, by);
    return device;
  });
}
