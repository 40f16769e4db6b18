import type { Context } from '@houqin/kit/context';
import { connection, connectionType, type Connection, type ListOptions } from '@houqin/kit/list';
import { Allow, Public } from '@houqin/kit/permission';
import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  Float,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { SignIn } from '../session/sign-in.ts';
import { approveWallDevice } from './approve-wall-device.ts';
import { claimPairing } from './claim-pairing.ts';
import { requestPairing } from './request-pairing.ts';
import { revokeWallDevice } from './revoke-wall-device.ts';
import { wallDeviceScope } from './wall-device-scope.ts';
import {
  ApproveWallDeviceInput,
  ClaimPairingInput,
  PairingOffer,
  RequestPairingInput,
  RevokeWallDeviceInput,
  WallDeviceListArgs,
  type WallDeviceOrderField,
} from './wall-device.inputs.ts';
import { WallDevice } from './wall-device.entity.ts';
import { zoomFor } from './zoom.ts';

const WallDeviceConnection = connectionType('WallDevice', WallDevice);

const list: ListOptions<WallDevice, WallDeviceOrderField> = {
  orderFields: { NAME: 'name', LAST_SEEN_AT: 'lastSeenAt' },
  defaultOrder: [{ field: 'NAME', direction: 'ASC' }],
};

@Resolver(() => WallDevice)
export class WallDeviceResolver {
  @Query(() => WallDeviceConnection)
  @Allow('wall-device:read')
  wallDevices(
    @Args(() => WallDeviceListArgs) args: WallDeviceListArgs,
    @Ctx() ctx: Context,
  ): Connection<WallDevice> {
    const definition = { entity: WallDevice, permission: 'wall-device:read' } as const;
    return connection(ctx, { ...definition, scope: wallDeviceScope }, args, list);
  }

  @Mutation(() => PairingOffer, { description: 'A new screen asks for six digits to show.' })
  @Public()
  requestPairing(
    @Arg('input', () => RequestPairingInput) input: RequestPairingInput,
    @Ctx() ctx: Context,
  ): Promise<PairingOffer> {
    return requestPairing(ctx, input);
  }

  @Mutation(() => SignIn, {
    nullable: true,
    description: 'Null until the digits are approved; later how a paired screen gets new tokens.',
  })
  @Public()
  async claimPairing(
    @Arg('input', () => ClaimPairingInput) input: ClaimPairingInput,
    @Ctx() ctx: Context,
  ): Promise<SignIn | null> {
    const issued = await claimPairing(ctx, input);
    return issued && SignIn.of(issued, { deviceSecret: issued.deviceSecret });
  }

  @Mutation(() => WallDevice)
  @Allow('wall-device:pair')
  approveWallDevice(
    @Arg('input', () => ApproveWallDeviceInput) input: ApproveWallDeviceInput,
    @Ctx() ctx: Context,
  ): Promise<WallDevice> {
    return approveWallDevice(ctx, input);
  }

  @Mutation(() => WallDevice)
  @Allow('wall-device:pair')
  revokeWallDevice(
    @Arg('input', () => RevokeWallDeviceInput) input: RevokeWallDeviceInput,
    @Ctx() ctx: Context,
  ): Promise<WallDevice> {
    return revokeWallDevice(ctx, input);
  }

  @FieldResolver(() => Float, { nullable: true, description: '1, 1.25 or 1.5.' })
  zoom(@Root() device: WallDevice): number | null {
    return zoomFor(device.diagonalInches, device.farthestSeatMetres);
  }
}
