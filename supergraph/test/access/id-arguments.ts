import {
  getNamedType,
  isInputObjectType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

/** A place in the graph's arguments where somebody may put any id. */
export interface IdArgument {
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly field: GraphQLField<unknown, unknown>;
  readonly path: readonly string[];
  /** Whose id is meant: a type of the graph, or a table's class. */
  readonly type: string;
}

/** What an argument's name says where it is not the field's own type. */
const meant: Readonly<Record<string, string>> = {
  ...{ roomId: 'Room', roomIds: 'Room', floorId: 'Floor', buildingId: 'Building' },
  ...{ campusId: 'Campus', departmentId: 'Department', parentId: 'Department' },
  ...{ workOrderId: 'WorkOrder', orderId: 'WorkOrder', itemId: 'ChecklistItem' },
  ...{ personId: 'User', substituteId: 'User', userId: 'User', partyId: 'Party' },
  ...{ alarmId: 'Alarm', ids: 'Alarm', stepId: 'GuidanceStepRow', pointIds: 'Point' },
  ...{ fieldGatewayId: 'FieldGateway', deviceId: 'WallDevice', ofId: 'ServiceRequest' },
  ...{ MySession: 'Session', ApiClientSecret: 'ApiClient' },
  ...{ endpointId: 'WebhookEndpoint', WebhookSecret: 'WebhookEndpoint' },
  ...{ fileId: 'StoredFile', contractId: 'ServiceContract', requestId: 'ServiceRequest' },
  ...{ requesterId: 'User', assigneeId: 'User', pointId: 'Point', definitionId: 'AlarmDefinition' },
  ...{ technicianId: 'Technician', faultId: 'FaultCode', causeId: 'FaultCode' },
  ...{ actionId: 'FaultCode', actorId: 'User', objectId: 'WorkOrder' },
  ...{ AuditEntry: 'KitAuditEntry', correlationId: 'KitAuditEntry' },
  ...{ noticeId: 'Notice', commentId: 'NoticeComment', answersId: 'NoticeComment' },
  ...{ campusIds: 'Campus', departmentIds: 'Department', noticeAudienceSize: 'Department' },
};

/** Every argument and input field of type ID, those of filters (`eq`) with them. */
export function idArguments(schema: GraphQLSchema): readonly IdArgument[] {
  const found: IdArgument[] = [];
  for (const kind of ['query', 'mutation', 'subscription'] as const)
    for (const field of Object.values(schema.getRootType(kind as never)!.getFields()))
      for (const { name, type } of field.args) walk(kind, field, type, [name]);
  return found;

  function walk(
    kind: IdArgument['kind'],
    field: IdArgument['field'],
    type: GraphQLInputType,
    path: readonly string[],
  ): void {
    const named = getNamedType(type);
    if (named.name === 'ID') {
      const name = path.at(path.at(-1) === 'eq' ? -2 : -1)!;
      // A list's rows, a stream's, or the type itself.
      const answered = getNamedType(field.type).name.replace(/(Connection|Change)$/, '');
      const own = name === 'id' ? answered : undefined;
      const what = meant[name] ?? (own === undefined ? own : (meant[own] ?? own));
      if (!what) throw new Error(`id-arguments.ts: whose id is ${field.name}(${path.join('.')})?`);
      found.push({ kind, field, path, type: what });
    } else if (isInputObjectType(named) && path.length < 5)
      for (const inner of Object.values(named.getFields()))
        if (named.name !== 'IdFilter' || inner.name === 'eq')
          walk(kind, field, inner.type, [...path, inner.name]);
  }
}
