import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Owned by maintenance; we keep which order works on which alarm. */
@ObjectType('WorkOrder')
@Directive('@key(fields: "id")')
export class WorkOrderStub {
  @Field(() => ID)
  id!: string;
}

export const workOrderOf = (id: string | null): WorkOrderStub | null =>
  id === null ? null : Object.assign(new WorkOrderStub(), { id });
