import { graphql } from '@houqin/ui-kit/graph';
import { OrderCard } from './order.graph.ts';

/** Every step a person can take on an order; each answers the order as it then is. */
export const orderActs = {
  attach: graphql(
    `
      mutation AttachToOrder($input: AttachDocumentInput!) {
        order: attachDocument(input: $input) {
          ...OrderCard
        }
      }
    `,
    [OrderCard],
  ),
  assign: graphql(
    `
      mutation AssignOrder($input: AssignWorkOrderInput!) {
        order: assignWorkOrder(input: $input) {
          ...OrderCard
        }
      }
    `,
    [OrderCard],
  ),
  accept: graphql(
    `
      mutation AcceptOrder($input: AcceptWorkOrderInput!) {
        order: acceptWorkOrder(input: $input) {
          ...OrderCard
        }
      }
    `,
    [OrderCard],
  ),
  decline: graphql(
    `
      mutation DeclineOrder($input: DeclineWorkOrderInput!) {
        order: declineWorkOrder(input: $input) {
          ...OrderCard
        }
      }
    `,
    [OrderCard],
  ),
  start: graphql(
    `
      mutation StartOrder($input: StartWorkOrderInput!) {
        order: startWorkOrder(input: $input) {
          ...OrderCard
        }
      }
    `,
    [OrderCard],
  ),
  pause: graphql(
    `
      mutation PauseOrder($input: PauseWorkOrderInput!) {
        order: pauseWorkOrder(input: $input) {
          ...OrderCard
        }
      }
    `,
    [OrderCard],
  ),
  resume: graphql(
    `
      mutation ResumeOrder($input: ResumeWorkOrderInput!) {
        order: resumeWorkOrder(input: $input) {
          ...OrderCard
        }
      }
    `,
    [OrderCard],
  ),
  tick: graphql(
    `
      mutation TickChecklist($input: TickChecklistInput!) {
        order: tickChecklist(input: $input) {
          ...OrderCard
        }
      }
    `,
    [OrderCard],
  ),
  labour: graphql(
    `
      mutation LogLabour($input: LogLabourInput!) {
        order: logLabour(input: $input) {
          ...OrderCard
        }
      }
    `,
    [OrderCard],
  ),
  note: graphql(
    `
      mutation AddNote($input: AddNoteInput!) {
        order: addNote(input: $input) {
          ...OrderCard
        }
      }
    `,
    [OrderCard],
  ),
  complete: graphql(
    `
      mutation CompleteOrder($input: CompleteWorkOrderInput!) {
        order: completeWorkOrder(input: $input) {
          ...OrderCard
        }
      }
    `,
    [OrderCard],
  ),
  confirm: graphql(
    `
      mutation ConfirmOrder($input: ConfirmWorkOrderInput!) {
        order: confirmWorkOrder(input: $input) {
          ...OrderCard
        }
      }
    `,
    [OrderCard],
  ),
  reopen: graphql(
    `
      mutation ReopenOrder($input: ReopenWorkOrderInput!) {
        order: reopenWorkOrder(input: $input) {
          ...OrderCard
        }
      }
    `,
    [OrderCard],
  ),
  rate: graphql(
    `
      mutation RateOrder($input: RateWorkOrderInput!) {
        order: rateWorkOrder(input: $input) {
          ...OrderCard
        }
      }
    `,
    [OrderCard],
  ),
  cancel: graphql(
    `
      mutation CancelOrder($input: CancelWorkOrderInput!) {
        order: cancelWorkOrder(input: $input) {
          ...OrderCard
        }
      }
    `,
    [OrderCard],
  ),
  codes: graphql(
    `
      mutation SetOrderCodes($input: SetCodesInput!) {
        order: setCodes(input: $input) {
          ...OrderCard
        }
      }
    `,
    [OrderCard],
  ),
  close: graphql(
    `
      mutation CloseOrder($input: CloseWorkOrderInput!) {
        order: closeWorkOrder(input: $input) {
          ...OrderCard
        }
      }
    `,
    [OrderCard],
  ),
  priority: graphql(
    `
      mutation SetOrderPriority($input: SetPriorityInput!) {
        order: setPriority(input: $input) {
          ...OrderCard
        }
      }
    `,
    [OrderCard],
  ),
} as const;

export type OrderAct = keyof typeof orderActs;
