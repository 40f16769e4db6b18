// Sends what is due in the database of argv[2] at the instant of argv[3], then ends. Killed by the
// test that started it, between a try and its note.
import { fixedClock } from '@houqin/kit/clock';
import type { Context } from '@houqin/kit/context';
import { openOrm, type DatabaseTarget } from '@houqin/kit/orm';
import { dataContext } from '@houqin/kit/testing/data';
import { entities } from '../../src/entities.ts';
import { sendDue } from '../../src/webhook/send-webhooks.ts';

const database = JSON.parse(process.argv[2]!) as DatabaseTarget;
const orm = await openOrm({ domain: 'maintenance', database, entities, schema: 'none' });
const clock = fixedClock(new Date(process.argv[3]!));
const data = dataContext(orm, { clock });
const runtime = { ...data.runtime, process: { settings: { webhookPrivate: true } } };
const sent = await sendDue({ ...data, runtime } as unknown as Context);
process.stdout.write(`${sent}\n`);
await orm.close(true);
