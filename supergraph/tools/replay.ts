/**
 * `npm run replay -- FILE.csv --point CODE --time COLUMN --value COLUMN [--speed N] [--at INSTANT]
 * [--tz ZONE] [--unit UNIT]`: publishes a CSV of readings to a running system over MQTT.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { publishSeries, told, type Tally } from './replay/publish-series.ts';
import { readSeries, SeriesError, shiftToEnd } from './replay/read-series.ts';

const usage = `npm run replay -- FILE.csv --point CODE --time COLUMN --value COLUMN
  --speed N     times real time; without it as fast as the system takes them
  --at INSTANT  where the last reading falls: an ISO instant, "now" (default) or "file" (unmoved)
  --tz ZONE     zone of the file's times, default Asia/Shanghai
  --unit UNIT   UCUM unit of the values, such as [degF]; default the point's own
Variables: MQTT_URL (mqtt://127.0.0.1:1883), MQTT_USERNAME and MQTT_PASSWORD (the demo gateway's)`;

try {
  await replay();
} catch (error) {
  if (!(error instanceof SeriesError) && !(error instanceof Error && 'code' in error)) throw error;
  process.stderr.write(`replay: ${error.message}\n`);
  process.exit(1);
}

async function replay() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      point: { type: 'string' },
      time: { type: 'string' },
      value: { type: 'string' },
      speed: { type: 'string' },
      at: { type: 'string', default: 'now' },
      tz: { type: 'string', default: 'Asia/Shanghai' },
      unit: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const file = positionals[0];
  if (values.help || !file || !values.point || !values.time || !values.value) {
    process.stderr.write(`${usage}\n`);
    process.exit(values.help ? 0 : 1);
  }
  const speed = values.speed === undefined ? null : Number(values.speed);
  if (speed !== null && !(speed > 0))
    throw new SeriesError(`--speed: "${values.speed}" is not a number above 0`);

  const series = readSeries(await readFile(file, 'utf8'), {
    time: values.time,
    value: values.value,
    zone: values.tz,
  });
  const samples =
    values.at === 'file' ? series.samples : shiftToEnd(series.samples, end(values.at));
  const rows = series.samples.length + series.unreadable.length;
  const tally = await publishSeries(
    samples,
    {
      url: process.env.MQTT_URL ?? `mqtt://127.0.0.1:${process.env.MQTT_PORT ?? 1883}`,
      username: process.env.MQTT_USERNAME ?? 'demo-gateway',
      password: process.env.MQTT_PASSWORD ?? 'houqin-demo',
      point: values.point,
      unit: values.unit ?? null,
    },
    speed,
    progressLine(samples.length),
  );
  report(rows, tally, series.unreadable);
}

function end(at: string): Date {
  if (at === 'now') return new Date();
  const instant = new Date(at);
  if (Number.isNaN(instant.getTime()))
    throw new SeriesError(`--at: "${at}" is not an ISO instant, "now" or "file"`);
  return instant;
}

/** One line that is rewritten on a terminal, and printed once a second elsewhere. */
function progressLine(total: number) {
  let printedAt = 0;
  return (tally: Tally) => {
    if (Date.now() - printedAt < (process.stdout.isTTY ? 100 : 1_000)) return;
    printedAt = Date.now();
    const line = `sent ${tally.sent} of ${total}, answered ${told(tally)}`;
    process.stdout.write(process.stdout.isTTY ? `\r${line}` : `${line}\n`);
  };
}

function report(
  rows: number,
  tally: Tally,
  unreadable: readonly { line: number; reason: string }[],
) {
  const refused = [...tally.refused.values()].reduce((sum, count) => sum + count, 0);
  const unanswered = tally.sent - told(tally);
  if (process.stdout.isTTY) process.stdout.write('\n');
  console.log(
    `rows ${rows}: sent ${tally.sent}, accepted ${tally.accepted}, refused ${refused}, unreadable ${unreadable.length}` +
      (unanswered ? `, not answered ${unanswered}` : ''),
  );
  for (const [reason, count] of tally.refused) console.log(`  refused ${count}: ${reason}`);
  for (const { line, reason } of unreadable.slice(0, 20)) console.log(`  line ${line}: ${reason}`);
  if (unreadable.length > 20) console.log(`  and ${unreadable.length - 20} more unreadable lines`);
  process.exitCode = unanswered || refused ? 2 : 0;
}
