import type { Context } from '@houqin/kit/context';
import { Allow } from '@houqin/kit/permission';
import { Vendor } from '@houqin/kit/vendor';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { assignWorkOrder } from '../assignment/assign-work-order.ts';
import { tickChecklist } from '../checklist/tick-checklist.ts';
import { acceptWorkOrder } from './accept-work-order.ts';
import { logLabour } from './add-labour.ts';
import { attachDocument } from './attach-document.ts';
import { addNote } from './add-note.ts';
import { cancelWorkOrder } from './cancel-work-order.ts';
import { closeWorkOrder } from './close-work-order.ts';
import { completeWorkOrder } from './complete-work-order.ts';
import { confirmWorkOrder } from './confirm-work-order.ts';
import { createWorkOrder } from './create-work-order.ts';
import { declineWorkOrder } from './decline-work-order.ts';
import { pauseWorkOrder } from './pause-work-order.ts';
import { rateWorkOrder } from './rate-work-order.ts';
import { reopenWorkOrder } from './reopen-work-order.ts';
import { resumeWorkOrder } from './resume-work-order.ts';
import { rights } from './rights.ts';
import { setCodes } from './set-codes.ts';
import { setPriority } from './set-priority.ts';
import { startWorkOrder } from './start-work-order.ts';
import { WorkOrder } from './work-order.entity.ts';
import * as inputs from './work-order.inputs.ts';

@Resolver(() => WorkOrder)
export class WorkOrderStepsResolver {
  @Mutation(() => WorkOrder)
  @Allow('work-order:create')
  createWorkOrder(
    @Arg('input', () => inputs.CreateWorkOrderInput) input: inputs.CreateWorkOrderInput,
    @Ctx() ctx: Context,
  ): Promise<WorkOrder> {
    return createWorkOrder(ctx, input);
  }

  @Mutation(() => WorkOrder, {
    description:
      'To a technician, or to the engine’s choice. Taking it from somebody needs `expectedVersion`.',
  })
  @Allow(rights.dispatch.permission)
  assignWorkOrder(
    @Arg('input', () => inputs.AssignWorkOrderInput) input: inputs.AssignWorkOrderInput,
    @Ctx() ctx: Context,
  ): Promise<WorkOrder> {
    return assignWorkOrder(ctx, input);
  }

  @Mutation(() => WorkOrder, { description: 'An offer, or a waiting order of the team.' })
  @Allow(rights.accept.permission)
  @Vendor()
  acceptWorkOrder(
    @Arg('input', () => inputs.AcceptWorkOrderInput) input: inputs.AcceptWorkOrderInput,
    @Ctx() ctx: Context,
  ): Promise<WorkOrder> {
    return acceptWorkOrder(ctx, input);
  }

  @Mutation(() => WorkOrder, { description: 'The engine offers it to the next at once.' })
  @Allow(rights.decline.permission)
  @Vendor()
  declineWorkOrder(
    @Arg('input', () => inputs.DeclineWorkOrderInput) input: inputs.DeclineWorkOrderInput,
    @Ctx() ctx: Context,
  ): Promise<WorkOrder> {
    return declineWorkOrder(ctx, input);
  }

  @Mutation(() => WorkOrder, { description: 'Needs the code at the door.' })
  @Allow(rights.start.permission)
  @Vendor()
  startWorkOrder(
    @Arg('input', () => inputs.StartWorkOrderInput) input: inputs.StartWorkOrderInput,
    @Ctx() ctx: Context,
  ): Promise<WorkOrder> {
    return startWorkOrder(ctx, input);
  }

  @Mutation(() => WorkOrder, { description: 'Only WAIT_USER and WAIT_ACCESS stop the clock.' })
  @Allow(rights.pause.permission)
  @Vendor()
  pauseWorkOrder(
    @Arg('input', () => inputs.PauseWorkOrderInput) input: inputs.PauseWorkOrderInput,
    @Ctx() ctx: Context,
  ): Promise<WorkOrder> {
    return pauseWorkOrder(ctx, input);
  }

  @Mutation(() => WorkOrder)
  @Allow(rights.pause.permission)
  @Vendor()
  resumeWorkOrder(
    @Arg('input', () => inputs.ResumeWorkOrderInput) input: inputs.ResumeWorkOrderInput,
    @Ctx() ctx: Context,
  ): Promise<WorkOrder> {
    return resumeWorkOrder(ctx, input);
  }

  @Mutation(() => WorkOrder)
  @Allow(rights.perform.permission)
  @Vendor()
  tickChecklist(
    @Arg('input', () => inputs.TickChecklistInput) input: inputs.TickChecklistInput,
    @Ctx() ctx: Context,
  ): Promise<WorkOrder> {
    return tickChecklist(ctx, input);
  }

  @Mutation(() => WorkOrder)
  @Allow(rights.perform.permission)
  @Vendor()
  logLabour(
    @Arg('input', () => inputs.LogLabourInput) input: inputs.LogLabourInput,
    @Ctx() ctx: Context,
  ): Promise<WorkOrder> {
    return logLabour(ctx, input);
  }

  @Mutation(() => WorkOrder)
  @Allow(rights.perform.permission)
  @Vendor()
  setCodes(
    @Arg('input', () => inputs.SetCodesInput) input: inputs.SetCodesInput,
    @Ctx() ctx: Context,
  ): Promise<WorkOrder> {
    return setCodes(ctx, input);
  }

  @Mutation(() => WorkOrder)
  @Allow(rights.note.permission)
  @Vendor()
  addNote(
    @Arg('input', () => inputs.AddNoteInput) input: inputs.AddNoteInput,
    @Ctx() ctx: Context,
  ): Promise<WorkOrder> {
    return addNote(ctx, input);
  }

  @Mutation(() => WorkOrder, { description: 'A report or photo that the caller has uploaded.' })
  @Allow(rights.note.permission)
  @Vendor()
  attachDocument(
    @Arg('input', () => inputs.AttachDocumentInput) input: inputs.AttachDocumentInput,
    @Ctx() ctx: Context,
  ): Promise<WorkOrder> {
    return attachDocument(ctx, input);
  }

  @Mutation(() => WorkOrder, { description: 'Needs the checklist, a cause and an action.' })
  @Allow(rights.perform.permission)
  @Vendor()
  completeWorkOrder(
    @Arg('input', () => inputs.CompleteWorkOrderInput) input: inputs.CompleteWorkOrderInput,
    @Ctx() ctx: Context,
  ): Promise<WorkOrder> {
    return completeWorkOrder(ctx, input);
  }

  @Mutation(() => WorkOrder, { description: 'Happens by itself after 72 h.' })
  @Allow(rights.confirm.permission)
  confirmWorkOrder(
    @Arg('input', () => inputs.ConfirmWorkOrderInput) input: inputs.ConfirmWorkOrderInput,
    @Ctx() ctx: Context,
  ): Promise<WorkOrder> {
    return confirmWorkOrder(ctx, input);
  }

  @Mutation(() => WorkOrder, { description: 'Not fixed after all; within 7 days of confirmation.' })
  @Allow(rights.confirm.permission)
  reopenWorkOrder(
    @Arg('input', () => inputs.ReopenWorkOrderInput) input: inputs.ReopenWorkOrderInput,
    @Ctx() ctx: Context,
  ): Promise<WorkOrder> {
    return reopenWorkOrder(ctx, input);
  }

  @Mutation(() => WorkOrder)
  @Allow(rights.rate.permission)
  rateWorkOrder(
    @Arg('input', () => inputs.RateWorkOrderInput) input: inputs.RateWorkOrderInput,
    @Ctx() ctx: Context,
  ): Promise<WorkOrder> {
    return rateWorkOrder(ctx, input);
  }

  @Mutation(() => WorkOrder)
  @Allow(rights.close.permission)
  closeWorkOrder(
    @Arg('input', () => inputs.CloseWorkOrderInput) input: inputs.CloseWorkOrderInput,
    @Ctx() ctx: Context,
  ): Promise<WorkOrder> {
    return closeWorkOrder(ctx, input);
  }

  @Mutation(() => WorkOrder, { description: 'Until work has begun.' })
  @Allow(rights.cancel.permission)
  cancelWorkOrder(
    @Arg('input', () => inputs.CancelWorkOrderInput) input: inputs.CancelWorkOrderInput,
    @Ctx() ctx: Context,
  ): Promise<WorkOrder> {
    return cancelWorkOrder(ctx, input);
  }

  @Mutation(() => WorkOrder, { description: 'By impact and urgency; the due times follow.' })
  @Allow(rights.prioritise.permission)
  setPriority(
    @Arg('input', () => inputs.SetPriorityInput) input: inputs.SetPriorityInput,
    @Ctx() ctx: Context,
  ): Promise<WorkOrder> {
    return setPriority(ctx, input);
  }
}
