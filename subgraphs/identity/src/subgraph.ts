import { entityReference } from '@houqin/kit/reference';
import { defineSubgraph } from '@houqin/kit/subgraph';
import { migrations } from '../migrations/list.ts';
import { Subject } from './access/subject.entity.ts';
import { ApiClient } from './client/api-client.entity.ts';
import { ApiClientResolver } from './client/api-client.resolver.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { departmentReference } from './department/department-scope.ts';
import { Department } from './department/department.entity.ts';
import { DepartmentResolver } from './department/department.resolver.ts';
import { OidcLink } from './oidc/oidc-link.entity.ts';
import { oidcRoutes } from './oidc/oidc-routes.ts';
import { OidcState } from './oidc/oidc-state.entity.ts';
import { OidcResolver } from './oidc/oidc.resolver.ts';
import { partyReference } from './party/party-scope.ts';
import { Party } from './party/party.entity.ts';
import { PartyResolver } from './party/party.resolver.ts';
import { DutyConflict } from './role/duty-conflict.entity.ts';
import { DutyConflictResolver } from './role/duty-conflict.resolver.ts';
import { Permission } from './role/permission.entity.ts';
import { PermissionResolver } from './role/permission.resolver.ts';
import { RoleAssignment } from './role/role-assignment.entity.ts';
import { RoleGrant } from './role/role-grant.entity.ts';
import { Role } from './role/role.entity.ts';
import { RoleAssignmentResolver } from './role/role-assignment.resolver.ts';
import { RoleResolver } from './role/role.resolver.ts';
import { turning } from './role/turn-assignments.ts';
import { RecoveryCode } from './second-factor/recovery-code.entity.ts';
import { SecondFactorResolver } from './second-factor/second-factor.resolver.ts';
import { Totp } from './second-factor/totp.entity.ts';
import { RefreshToken } from './session/refresh-token.entity.ts';
import { Session } from './session/session.entity.ts';
import { SignInResolver, ViewerResolver } from './session/session.resolver.ts';
import { SignInGuard } from './session/sign-in-guard.entity.ts';
import { housekeeping } from './start/housekeeping.ts';
import { startIdentity } from './start/start-identity.ts';
import { jwksRoute } from './token/jwks-route.ts';
import { KeyMaterial } from './token/key-material.entity.ts';
import { ApiUsage } from './usage/api-usage.entity.ts';
import { ApiUsageResolver } from './usage/api-usage.resolver.ts';
import { userLive, userReference } from './user/user-scope.ts';
import { User } from './user/user.entity.ts';
import { UserAccountResolver } from './user/user-account.resolver.ts';
import { UserResolver } from './user/user.resolver.ts';
import { wallDeviceReference } from './wall-device/wall-device-scope.ts';
import { WallDevice } from './wall-device/wall-device.entity.ts';
import { WallDeviceResolver } from './wall-device/wall-device.resolver.ts';

export { keySource } from './token/jwks-route.ts';

export const subgraph = defineSubgraph({
  name: 'identity',
  root: import.meta.url,
  migrations,
  entities: [
    ...[User, Subject, Department, Party, ApiClient, WallDevice],
    ...[Role, RoleGrant, RoleAssignment, Permission, DutyConflict],
    ...[Session, RefreshToken, SignInGuard, KeyMaterial, Totp, RecoveryCode],
    ...[OidcLink, OidcState, ApiUsage],
  ],
  resolvers: [
    ...[UserResolver, DepartmentResolver, RoleResolver, PartyResolver, WallDeviceResolver],
    ...[SignInResolver, ViewerResolver, ApiClientResolver, SecondFactorResolver, OidcResolver],
    ...[PermissionResolver, DutyConflictResolver, RoleAssignmentResolver, UserAccountResolver],
    ApiUsageResolver,
  ],
  references: {
    User: entityReference(User, userReference),
    Department: entityReference(Department, departmentReference),
    Party: entityReference(Party, partyReference),
    WallDevice: entityReference(WallDevice, wallDeviceReference),
  },
  lives: [userLive],
  routes: (runtime) => [jwksRoute(runtime), ...oidcRoutes(runtime)],
  jobs: [housekeeping, turning],
  start: startIdentity,
  demo: seedDemo,
});
