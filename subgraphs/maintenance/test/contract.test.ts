import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { AssignedBy, AssignmentState } from '../src/assignment/assignment.entity.ts';
import { Exclusion } from '../src/assignment/exclusion.ts';
import * as errors from '../src/errors.ts';
import { FaultCodeKind } from '../src/fault-code/fault-code-kind.ts';
import { Priority } from '../src/priority/priority.ts';
import { CertificateKind } from '../src/rules/certificate-kind.ts';
import { ServiceRequestState } from '../src/service-request/service-request.lifecycle.ts';
import { SlaLevel, SlaPhase } from '../src/sla/sla-clock.ts';
import { subgraph } from '../src/subgraph.ts';
import { ShiftCode } from '../src/technician/shift.entity.ts';
import { Trade } from '../src/trade/trade.ts';
import { WorkOrderAction } from '../src/work-order/allowed-actions.ts';
import { PauseReason } from '../src/work-order/pause-reason.ts';
import { WorkOrderState } from '../src/work-order/work-order.lifecycle.ts';
import { WorkOrderType } from '../src/work-order/work-order-type.ts';
import { WebhookDeliveryState, WebhookFailure } from '../src/webhook/webhook-delivery.lifecycle.ts';
import {
  WebhookDisabledReason,
  WebhookEndpointState,
} from '../src/webhook/webhook-endpoint.lifecycle.ts';
import { WebhookEventType } from '../src/webhook/webhook-event-type.ts';
import permissions from '../contract/permissions.json' with { type: 'json' };

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
const json = (file: string) => JSON.parse(read(file)) as Record<string, Record<string, string>>;

const enums = {
  ...{ WorkOrderState, WorkOrderType, Priority, Trade, PauseReason, ServiceRequestState },
  ...{ WorkOrderAction, AssignmentState, AssignedBy, AssignmentExclusion: Exclusion },
  ...{ CertificateKind, FaultCodeKind, ShiftCode, SlaPhase, SlaLevel },
  ...{ WebhookDeliveryState, WebhookFailure, WebhookDisabledReason, WebhookEndpointState },
  WebhookEventType,
};

it.each(['zh', 'en'])('has a label in %s for every value of every enum', (locale) => {
  const labels = json(`contract/labels.${locale}.json`);
  for (const [name, values] of Object.entries(enums)) {
    expect(Object.keys(labels[name] ?? {}).toSorted(), name).toEqual(
      Object.keys(values).toSorted(),
    );
  }
});

it('has a text in both languages and a line in the README for each of its error codes', () => {
  const codes = Object.values(errors)
    .filter((one) => typeof one === 'function')
    .map(
      (one) => new (one as new (...args: unknown[]) => { code: string })([], new Date(), '').code,
    );
  expect(codes).toHaveLength(8);
  for (const locale of ['zh', 'en']) {
    expect(Object.keys(json(`contract/errors.${locale}.json`)).toSorted()).toEqual(
      codes.toSorted(),
    );
  }
  for (const code of codes) expect(read('README.md')).toContain(`\`${code}\``);
});

it('declares every permission that its fields ask for, and asks for every one it declares', () => {
  const { sdl } = subgraph.schema();
  const asked = new Set([...sdl.matchAll(/scopes: \[\["([^"]+)"\]/g)].map(([, code]) => code));
  const declared = new Set(permissions.permissions.map(({ code }) => code));
  // The trail's is the same in every domain, and identity's to declare.
  expect([...asked].filter((code) => !declared.has(code!))).toEqual(['audit:read']);
  expect([...declared].filter((code) => !asked.has(code))).toEqual([]);
});

it('emits the schema that others rely on', () => {
  const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim();
  expect(squeeze(read('contract/schema.graphql'))).toBe(squeeze(subgraph.schema().sdl));
});
