import { existsSync } from 'node:fs';
import { describe, it } from 'vitest';
import { proof as auditTampering } from '../proofs/audit-tampering.ts';
import { proof as callers } from '../proofs/callers.ts';
import { proof as conformance } from '../proofs/conformance.ts';
import { proof as foreignRowTiming } from '../proofs/foreign-row-timing.ts';
import { proof as kill } from '../proofs/kill.ts';
import { proof as readingToAlarm } from '../proofs/reading-to-alarm.ts';
import { proof as replayIntervals } from '../proofs/replay-intervals.ts';
import { proof as resume } from '../proofs/resume.ts';
import { proof as signInTiming } from '../proofs/sign-in-timing.ts';
import { proof as wallboardLife } from '../proofs/wallboard-life.ts';
import { proof as wrongInput } from '../proofs/wrong-input.ts';

/** A slice of each proof with every test run; `npm run prove -- <name>` runs it whole. */
const slice = { share: 0.05, say: (line: string) => console.log(line) };
const limitMs = 180_000;
const dataSets = new URL('../../../shared/data/', import.meta.url);

describe('slices of the proofs', () => {
  for (const proof of [
    auditTampering,
    callers,
    conformance,
    readingToAlarm,
    resume,
    kill,
    signInTiming,
    foreignRowTiming,
    wrongInput,
  ])
    it(`${proof.name}: ${proof.about}`, { timeout: limitMs }, () => proof.run(slice));

  // Of 1,440 outages: each takes a quarter of a second, and a wall needs ten to begin with.
  it(`${wallboardLife.name}: ${wallboardLife.about}`, { timeout: limitMs }, () =>
    wallboardLife.run({ ...slice, share: 0.01 }),
  );

  it.runIf(existsSync(dataSets))(
    `${replayIntervals.name}: ${replayIntervals.about} (needs the published data sets)`,
    { timeout: limitMs },
    () => replayIntervals.run(slice),
  );
});
