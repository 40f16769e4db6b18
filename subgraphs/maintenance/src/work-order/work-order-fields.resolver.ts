import type { Context } from '@houqin/kit/context';
import { entityReference, loadInScope, loadReference } from '@houqin/kit/reference';
import { StoredFile } from '@houqin/kit/stored-file.entity';
import { Vendor } from '@houqin/kit/vendor';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Assignment } from '../assignment/assignment.entity.ts';
import { AssignmentCandidate, UnassignableReason } from '../assignment/candidate.type.ts';
import { outlookOf } from '../assignment/candidates-of.ts';
import { ChecklistItem } from '../checklist/checklist-item.entity.ts';
import { FaultCode } from '../fault-code/fault-code.entity.ts';
import { CodeSuggestion } from '../fault-code/code-suggestion.type.ts';
import { suggestCause } from '../fault-code/suggest-cause.ts';
import { fullId } from '../full-id.ts';
import { loadChildren } from '../load-children.ts';
import { namesHidden } from '../names-hidden.ts';
import { Department, departmentStub } from '../references/department.ts';
import { Room, roomStub } from '../references/room.ts';
import { User, userStub } from '../references/user.ts';
import { ServiceContract } from '../service-contract/service-contract.entity.ts';
import { serviceContractRule } from '../service-contract/service-contract.inputs.ts';
import { ServiceRequest } from '../service-request/service-request.entity.ts';
import { serviceRequestLive } from '../service-request/service-request.list.ts';
import { publicTitle } from './public-title.ts';
import { workingTimesOf } from '../sla/load-working-time.ts';
import { SlaClock } from '../sla/sla-clock.type.ts';
import { Technician } from '../technician/technician.entity.ts';
import { technicianRule } from '../technician/technician.list.ts';
import { TimelineEntry } from '../timeline/timeline-entry.entity.ts';
import { allowedActions, WorkOrderAction } from './allowed-actions.ts';
import { blockerText, completionBlockers } from './completion-blockers.ts';
import { LabourLine } from './labour-line.entity.ts';
import { readOrderClock } from './order-clock.ts';
import { OrderDocument } from './order-document.type.ts';
import { Rating } from './rating.type.ts';
import { contactOf, TaskContact } from './task-contact.ts';
import { WorkOrder } from './work-order.entity.ts';
import { unfinished } from './work-order.lifecycle.ts';

const technicianOf = entityReference(Technician, technicianRule);

const contractOf = entityReference(ServiceContract, serviceContractRule);

const assignments = {
  entity: Assignment,
  parent: 'orderId',
  orderBy: { offeredAt: 'asc', id: 'asc' },
} as const;
const checklist = {
  entity: ChecklistItem,
  parent: 'orderId',
  orderBy: { position: 'asc' },
} as const;
const labour = {
  entity: LabourLine,
  parent: 'orderId',
  orderBy: { at: 'asc', id: 'asc' },
} as const;
const documents = {
  entity: StoredFile,
  parent: 'ownerId',
  orderBy: { takenAt: 'asc', id: 'asc' },
  where: { ownerNoun: 'workOrder' },
} as const;
const timeline = {
  entity: TimelineEntry,
  parent: 'correlationId',
  orderBy: { at: 'asc', id: 'asc' },
} as const;

@Resolver(() => WorkOrder)
export class WorkOrderFieldsResolver {
  @FieldResolver(() => String, { description: 'In the caller’s language where it was not typed.' })
  @Vendor()
  title(@Root() order: WorkOrder, @Ctx() ctx: Context): Promise<string> {
    return publicTitle(ctx, order);
  }

  @FieldResolver(() => String, { nullable: true })
  @Vendor()
  description(@Root() order: WorkOrder, @Ctx() ctx: Context): string | null {
    return namesHidden(ctx) ? null : order.description;
  }

  @FieldResolver(() => String, { nullable: true })
  @Vendor()
  roomName(@Root() order: WorkOrder, @Ctx() { locale }: Context): string | null {
    return locale === 'zh' ? order.roomName : (order.roomNameEn ?? order.roomName);
  }

  @FieldResolver(() => Room, { nullable: true })
  room(@Root() order: WorkOrder): Room | null {
    return roomStub(order.roomId);
  }

  @FieldResolver(() => Department, { nullable: true })
  department(@Root() order: WorkOrder): Department | null {
    return departmentStub(order.departmentId);
  }

  @FieldResolver(() => ServiceRequest, { nullable: true })
  async request(@Root() order: WorkOrder, @Ctx() ctx: Context): Promise<ServiceRequest | null> {
    if (order.requestId === null) return null;
    return loadInScope(ctx, ServiceRequest, order.requestId, serviceRequestLive);
  }

  @FieldResolver(() => User, { nullable: true })
  requester(@Root() order: WorkOrder, @Ctx() ctx: Context): User | null {
    return namesHidden(ctx) ? null : userStub(order.requesterId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'As it was then; never on walls.' })
  requesterName(@Root() order: WorkOrder, @Ctx() ctx: Context): string | null {
    return namesHidden(ctx) ? null : order.requesterName;
  }

  @FieldResolver(() => TaskContact, {
    nullable: true,
    description: 'For the organisation that does the work: whom to ask for at the door.',
  })
  @Vendor()
  contact(@Root() order: WorkOrder, @Ctx() ctx: Context): Promise<TaskContact | null> {
    return contactOf(ctx, order);
  }

  @FieldResolver(() => ServiceContract, {
    nullable: true,
    description: 'Under which it was given.',
  })
  @Vendor()
  contract(@Root() order: WorkOrder, @Ctx() ctx: Context) {
    return order.contractId === null ? null : contractOf({ id: order.contractId }, ctx);
  }

  @FieldResolver(() => User, { nullable: true, description: 'User of the lead technician.' })
  assignee(@Root() order: WorkOrder, @Ctx() ctx: Context): User | null {
    return namesHidden(ctx) || order.partyId !== null ? null : userStub(order.assigneeId);
  }

  @FieldResolver(() => Technician, { nullable: true })
  technician(@Root() order: WorkOrder, @Ctx() ctx: Context) {
    return order.technicianId === null ? null : technicianOf({ id: order.technicianId }, ctx);
  }

  @FieldResolver(() => [Assignment])
  assignments(@Root() order: WorkOrder, @Ctx() ctx: Context): Promise<Assignment[]> {
    return loadChildren<Assignment>(ctx, assignments, fullId(order));
  }

  @FieldResolver(() => AssignmentCandidate, {
    nullable: true,
    description: 'While it waits: whom the engine would take now.',
  })
  async recommendation(@Root() order: WorkOrder, @Ctx() ctx: Context) {
    return (await outlookOf(ctx, order)).best;
  }

  @FieldResolver(() => UnassignableReason, { nullable: true })
  async unassignableReason(@Root() order: WorkOrder, @Ctx() ctx: Context) {
    return (await outlookOf(ctx, order)).reason;
  }

  @FieldResolver(() => SlaClock)
  @Vendor()
  async sla(@Root() order: WorkOrder, @Ctx() ctx: Context): Promise<SlaClock> {
    return readOrderClock(order, await workingTimesOf(ctx), ctx.clock.now());
  }

  @FieldResolver(() => String, { nullable: true, description: 'What was written when pausing.' })
  @Vendor()
  pauseNote(@Root() order: WorkOrder, @Ctx() ctx: Context): string | null {
    return namesHidden(ctx) ? null : order.pauseNote;
  }

  @FieldResolver(() => Boolean, { description: 'Work is still to be done on it.' })
  @Vendor()
  open(@Root() order: WorkOrder): boolean {
    return unfinished(order.state);
  }

  @FieldResolver(() => Boolean, { description: 'The alarm behind it is back to normal.' })
  alarmCleared(@Root() order: WorkOrder): boolean {
    return order.alarmClearedAt !== null;
  }

  @FieldResolver(() => [ChecklistItem])
  @Vendor()
  checklist(@Root() order: WorkOrder, @Ctx() ctx: Context): Promise<ChecklistItem[]> {
    return loadChildren<ChecklistItem>(ctx, checklist, fullId(order));
  }

  @FieldResolver(() => [LabourLine])
  @Vendor()
  labour(@Root() order: WorkOrder, @Ctx() ctx: Context): Promise<LabourLine[]> {
    return loadChildren<LabourLine>(ctx, labour, fullId(order));
  }

  @FieldResolver(() => [OrderDocument], { description: 'Reports and photos, oldest first.' })
  @Vendor()
  async documents(@Root() order: WorkOrder, @Ctx() ctx: Context): Promise<OrderDocument[]> {
    if (namesHidden(ctx)) return [];
    const files = await loadChildren<StoredFile>(ctx, documents, fullId(order));
    return files.map((file) => OrderDocument.of(file));
  }

  @FieldResolver(() => [TimelineEntry], {
    description: 'The whole story, every domain, oldest first.',
  })
  timeline(@Root() order: WorkOrder, @Ctx() ctx: Context): Promise<TimelineEntry[]> {
    return loadChildren<TimelineEntry>(ctx, timeline, order.correlationId);
  }

  @FieldResolver(() => FaultCode, { nullable: true })
  @Vendor()
  async fault(@Root() order: WorkOrder, @Ctx() ctx: Context): Promise<FaultCode | null> {
    return order.faultId === null ? null : loadReference(ctx, FaultCode, order.faultId);
  }

  @FieldResolver(() => FaultCode, { nullable: true })
  @Vendor()
  async cause(@Root() order: WorkOrder, @Ctx() ctx: Context): Promise<FaultCode | null> {
    return order.causeId === null ? null : loadReference(ctx, FaultCode, order.causeId);
  }

  @FieldResolver(() => FaultCode, { nullable: true })
  @Vendor()
  async action(@Root() order: WorkOrder, @Ctx() ctx: Context): Promise<FaultCode | null> {
    return order.actionId === null ? null : loadReference(ctx, FaultCode, order.actionId);
  }

  @FieldResolver(() => CodeSuggestion, {
    nullable: true,
    description: 'While no cause is picked: the likeliest, from the fault and from history.',
  })
  async suggestedCause(@Root() order: WorkOrder, @Ctx() ctx: Context) {
    if (order.causeId !== null) return null;
    const guess = await suggestCause(ctx.em, order);
    const code = guess && (await loadReference(ctx, FaultCode, guess.causeId));
    return code && Object.assign(new CodeSuggestion(), { code, confidence: guess.confidence });
  }

  @FieldResolver(() => Rating, { nullable: true })
  rating(@Root() order: WorkOrder, @Ctx() ctx: Context): Rating | null {
    const { stars, ratedAt } = order;
    if (stars === null || ratedAt === null) return null;
    const comment = namesHidden(ctx) ? null : order.ratingComment;
    return Object.assign(new Rating(), { stars, comment, at: ratedAt });
  }

  @FieldResolver(() => [WorkOrderAction], { description: 'What the caller may do with it now.' })
  @Vendor()
  allowedActions(@Root() order: WorkOrder, @Ctx() ctx: Context): WorkOrderAction[] {
    return allowedActions(ctx, order);
  }

  @FieldResolver(() => [String], {
    description: 'While in progress: what is missing for completion, in the caller’s language.',
  })
  @Vendor()
  async completionBlockers(@Root() order: WorkOrder, @Ctx() ctx: Context): Promise<string[]> {
    if (order.state !== 'IN_PROGRESS' && order.state !== 'PAUSED') return [];
    const items = await loadChildren<ChecklistItem>(ctx, checklist, order.id);
    return completionBlockers(order, items).map((one) => blockerText(one, ctx.locale));
  }
}
