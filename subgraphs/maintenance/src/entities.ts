import { Assignment } from './assignment/assignment.entity.ts';
import { ChecklistItem } from './checklist/checklist-item.entity.ts';
import { ChecklistTemplate } from './checklist/checklist-template.entity.ts';
import { FaultCode } from './fault-code/fault-code.entity.ts';
import { FaultPrior } from './fault-code/fault-prior.entity.ts';
import { PriorityRule } from './priority/priority-rule.entity.ts';
import { RefAlarm } from './references/ref-alarm.entity.ts';
import { RefDepartment } from './references/ref-department.entity.ts';
import { RefRoom } from './references/ref-room.entity.ts';
import { RefUser } from './references/ref-user.entity.ts';
import { AlarmRule } from './rules/alarm-rule.entity.ts';
import { CertificateRule } from './rules/certificate-rule.entity.ts';
import { RefParty } from './references/ref-party.entity.ts';
import { ServiceContract } from './service-contract/service-contract.entity.ts';
import { ServiceRequest } from './service-request/service-request.entity.ts';
import { Symptom } from './service-request/symptom.entity.ts';
import { TriageCorrection } from './service-request/triage-correction.entity.ts';
import { CalendarDay } from './sla/calendar-day.entity.ts';
import { SlaPolicy } from './sla/sla-policy.entity.ts';
import { WorkingHours } from './sla/working-hours.entity.ts';
import { Certificate } from './technician/certificate.entity.ts';
import { Shift } from './technician/shift.entity.ts';
import { TechnicianSkill } from './technician/technician-skill.entity.ts';
import { Technician } from './technician/technician.entity.ts';
import { TimelineEntry } from './timeline/timeline-entry.entity.ts';
import { LabourLine } from './work-order/labour-line.entity.ts';
import { WorkOrderOwner } from './work-order/work-order-owner.entity.ts';
import { WorkOrderPause } from './work-order/work-order-pause.entity.ts';
import { WorkOrder } from './work-order/work-order.entity.ts';
import { WebhookDelivery } from './webhook/webhook-delivery.entity.ts';
import { WebhookEndpoint } from './webhook/webhook-endpoint.entity.ts';

import { SealingKey } from '@houqin/kit/sealing-key.entity';
import { StoredFile } from '@houqin/kit/stored-file.entity';

/** Every table of the domain. */
export const entities = [
  ...[WorkOrder, WorkOrderOwner, WorkOrderPause, Assignment, ChecklistItem, LabourLine],
  ...[ServiceRequest, TriageCorrection, TimelineEntry],
  ServiceContract,
  ...[Technician, TechnicianSkill, Certificate, Shift],
  ...[SlaPolicy, WorkingHours, CalendarDay, PriorityRule, CertificateRule, AlarmRule],
  ...[FaultCode, FaultPrior, Symptom, ChecklistTemplate],
  ...[RefRoom, RefDepartment, RefUser, RefParty, RefAlarm],
  ...[WebhookEndpoint, WebhookDelivery, SealingKey],
  StoredFile,
];
