import { migrations } from '../migrations/list.ts';
import { fileRoutes } from '@houqin/kit/file-routes';
import { entityReference } from '@houqin/kit/reference';
import { forgetUploads } from '@houqin/kit/stored-files';
import { defineSubgraph } from '@houqin/kit/subgraph';
import { orderFiles } from './work-order/order-files.ts';
import { entities } from './entities.ts';
import { CatalogueResolver } from './fault-code/catalogue.resolver.ts';
import { DispatchResolver } from './dispatch/dispatch.resolver.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { timers } from './jobs/timers.ts';
import { onAlarmCleared } from './reactions/on-alarm-cleared.ts';
import { onAlarmEscalated } from './reactions/on-alarm-escalated.ts';
import { onAlarmRaised } from './reactions/on-alarm-raised.ts';
import { onAlarmTold } from './reactions/on-alarm-told.ts';
import { onDepartmentChanged } from './reactions/on-department-changed.ts';
import { onRoomChanged } from './reactions/on-room-changed.ts';
import { onUserChanged } from './reactions/on-user-changed.ts';
import { onPartyChanged } from './reactions/on-party-changed.ts';
import { ServiceContract } from './service-contract/service-contract.entity.ts';
import {
  serviceContractLive,
  serviceContractRule,
} from './service-contract/service-contract.inputs.ts';
import { ServiceContractResolver } from './service-contract/service-contract.resolver.ts';
import { ServiceRequest } from './service-request/service-request.entity.ts';
import { serviceRequestLive, serviceRequestRule } from './service-request/service-request.list.ts';
import { ServiceRequestResolver } from './service-request/service-request.resolver.ts';
import { startMaintenance } from './start-maintenance.ts';
import { Technician } from './technician/technician.entity.ts';
import { technicianLive, technicianRule } from './technician/technician.list.ts';
import { CertificateResolver, TechnicianResolver } from './technician/technician.resolver.ts';
import * as parts from './work-order/order-parts.resolver.ts';
import { forgetDeliveries } from './webhook/forget-deliveries.ts';
import { tellChanges } from './webhook/tell-changes.ts';
import { WebhookDeliveryResolver, WebhookEndpointResolver } from './webhook/webhook.resolver.ts';
import { WorkOrderFieldsResolver } from './work-order/work-order-fields.resolver.ts';
import { WorkOrderStepsResolver } from './work-order/work-order-steps.resolver.ts';
import { WorkOrder } from './work-order/work-order.entity.ts';
import { workOrderLive, workOrderRule } from './work-order/work-order.list.ts';
import { WorkOrderResolver } from './work-order/work-order.resolver.ts';

export const subgraph = defineSubgraph({
  name: 'maintenance',
  root: import.meta.url,
  entities,
  resolvers: [
    ...[WorkOrderResolver, WorkOrderStepsResolver, WorkOrderFieldsResolver],
    ...[ServiceRequestResolver, TechnicianResolver, CertificateResolver],
    ...[CatalogueResolver, DispatchResolver, ServiceContractResolver],
    ...[parts.ChecklistItemResolver, parts.LabourLineResolver, parts.AssignmentResolver],
    ...[parts.TimelineEntryResolver, parts.FaultCodeFieldsResolver],
    ...[WebhookEndpointResolver, WebhookDeliveryResolver],
  ],
  references: {
    WorkOrder: entityReference(WorkOrder, workOrderRule),
    ServiceRequest: entityReference(ServiceRequest, serviceRequestRule),
    Technician: entityReference(Technician, technicianRule),
    ServiceContract: entityReference(ServiceContract, serviceContractRule),
  },
  lives: [workOrderLive, serviceRequestLive, technicianLive, serviceContractLive],
  reactions: [
    ...[onAlarmRaised, onAlarmEscalated, onAlarmCleared, ...onAlarmTold],
    ...[onRoomChanged, onDepartmentChanged, onUserChanged, onPartyChanged],
    ...tellChanges,
  ],
  migrations,
  jobs: [timers, forgetUploads, forgetDeliveries],
  routes: (runtime) => fileRoutes(runtime, orderFiles),
  start: startMaintenance,
  demo: seedDemo,
});
