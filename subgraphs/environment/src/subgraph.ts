import { migrations } from '../migrations/list.ts';
import { entityReference, keyReference } from '@houqin/kit/reference';
import { defineSubgraph } from '@houqin/kit/subgraph';
import { AlarmFieldsResolver } from './alarm/alarm-fields.resolver.ts';
import { alarmLive } from './alarm/alarm-live.ts';
import { AlarmMutationsResolver } from './alarm/alarm-mutations.resolver.ts';
import { AlarmOccurrence } from './alarm/alarm-occurrence.entity.ts';
import { Alarm } from './alarm/alarm.entity.ts';
import { AlarmResolver } from './alarm/alarm.resolver.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { DeadLetter } from './dead-letter/dead-letter.entity.ts';
import { DeadLetterResolver } from './dead-letter/dead-letter.resolver.ts';
import { AlarmDefinition } from './definition/alarm-definition.entity.ts';
import { DefinitionResolver } from './definition/definition.resolver.ts';
import { definitionScope } from './definition/update-alarm-definition.ts';
import { EvaluationState } from './evaluation/evaluation-state.ts';
import { FieldGateway } from './gateway/field-gateway.entity.ts';
import { GatewayResolver } from './gateway/gateway.resolver.ts';
import { refuseDemoSecrets } from './gateway/refuse-demo-secrets.ts';
import { gatewayScope } from './gateway/save-field-gateway.ts';
import { GuidanceTickRow } from './guidance/guidance-tick.entity.ts';
import { Guidance, GuidanceStepRow } from './guidance/guidance.entity.ts';
import { ingestRoute } from './ingest/http-ingest.ts';
import { sweep } from './ingest/housekeeping.ts';
import { ingestOf, IngestService } from './ingest/ingest-service.ts';
import { ensureDefaultLimits } from './limit/ensure-default-limits.ts';
import { LimitResolver } from './limit/limit.resolver.ts';
import { RoomClassLimit } from './limit/room-class-limit.entity.ts';
import { PointFieldsResolver } from './point/point-fields.resolver.ts';
import { pointLive } from './point/point-live.ts';
import { Point } from './point/point.entity.ts';
import { PointResolver } from './point/point.resolver.ts';
import {
  RoomEnvironmentResolver,
  RoomExtensionResolver,
  WorkOrderExtensionResolver,
} from './point/room-environment.resolver.ts';
import { onDepartmentChanged } from './reactions/on-department-changed.ts';
import { onRoomChanged } from './reactions/on-room-changed.ts';
import { onWorkOrderMoved } from './reactions/on-work-order-moved.ts';
import { RefDepartment } from './references/ref-department.entity.ts';
import { RefRoom } from './references/ref-room.entity.ts';
import { RoomStub } from './references/room.ts';
import { UserStub } from './references/user.ts';
import { WorkOrderStub } from './references/work-order.ts';
import { readingTables } from './telemetry/reading-tables.ts';

export const subgraph = defineSubgraph({
  name: 'environment',
  root: import.meta.url,
  parts: [{ name: 'readings', tables: readingTables }],
  entities: [
    ...[Alarm, AlarmOccurrence, AlarmDefinition, EvaluationState, Point, FieldGateway],
    ...[RoomClassLimit, Guidance, GuidanceStepRow, GuidanceTickRow, DeadLetter],
    ...[RefRoom, RefDepartment],
  ],
  resolvers: [
    ...[AlarmResolver, AlarmFieldsResolver, AlarmMutationsResolver, DefinitionResolver],
    ...[PointResolver, PointFieldsResolver, RoomEnvironmentResolver, RoomExtensionResolver],
    ...[WorkOrderExtensionResolver, LimitResolver, GatewayResolver, DeadLetterResolver],
  ],
  references: {
    Alarm: entityReference(Alarm, {
      ...alarmLive,
      card: ['number', 'titleZh', 'titleEn'],
      also: ['title'],
    }),
    Point: entityReference(Point, {
      ...pointLive,
      ...{ card: ['code', 'nameZh', 'nameEn'], also: ['name'] },
    }),
    AlarmDefinition: entityReference(AlarmDefinition, {
      permission: 'alarm:read',
      scope: definitionScope,
      ...{ card: ['code', 'nameZh', 'nameEn'], also: ['name'] },
    }),
    FieldGateway: entityReference(FieldGateway, {
      permission: 'point:read',
      scope: gatewayScope,
      ...{ card: ['code', 'nameZh', 'nameEn'], also: ['name'] },
    }),
    RoomClassLimit: entityReference(RoomClassLimit, {
      permission: 'limit:read',
      scope: {},
      card: [],
    }),
    Room: keyReference(RoomStub),
    WorkOrder: keyReference(WorkOrderStub),
    User: keyReference(UserStub),
  },
  types: [WorkOrderStub],
  lives: [alarmLive, pointLive],
  reactions: [onDepartmentChanged, onRoomChanged, ...onWorkOrderMoved],
  migrations,
  jobs: [sweep],
  routes: (runtime) => [ingestRoute(() => ingestOf(runtime).target)],
  async start(runtime) {
    await refuseDemoSecrets(runtime);
    await ensureDefaultLimits(runtime);
    const ingest = await IngestService.start(runtime);
    return () => ingest.stop();
  },
  demo: seedDemo,
});
