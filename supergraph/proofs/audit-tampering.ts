import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AnchorMarks } from '@houqin/kit/audit-anchors';
import { openOrm } from '@houqin/kit/orm';
import { verifyAudit } from '@houqin/kit/verify-audit';
import { writeChain, type Orm } from './lib/audit-chain.ts';
import { expect } from './lib/expect.ts';
import type { Proof } from './lib/proof.ts';
import { runSeed, seeded } from './lib/random.ts';
import { tamperings, type EntityManager } from './lib/tamper.ts';

/** Entries of the chain that is tampered with. */
const short = 300;
const limitSeconds = 60;
/** Memory beyond what a hundredth of the chain needs: the marks, 16 bytes an entry, twice. */
const memoryMb = 150;

/** Whatever is done to the trail, the first entry that is not as it was written is named. */
export const proof: Proof = {
  name: 'audit-tampering',
  about:
    '1,000 random tamperings of an audit chain each found and located; 1,000,000 entries within 60 s',
  async run({ say, share }) {
    const folder = mkdtempSync(join(tmpdir(), 'houqin-audit-'));
    try {
      await tamper(folder, Math.round(1_000 * share), say);
      await verifyMany(folder, Math.round(1_000_000 * share), say);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function openChain(folder: string, length: number) {
  const file = join(folder, `${length}.sqlite`);
  const orm = await openOrm({
    ...{ domain: 'audit', entities: [] },
    database: { kind: 'sqlite', file },
  });
  const anchors = new AnchorMarks();
  await writeChain(orm, length, (links) => anchors.add(links));
  return { orm, anchors };
}

async function tamper(folder: string, count: number, say: (line: string) => void) {
  const random = seeded(runSeed());
  say(`seed ${random.seed}`);
  const { orm, anchors } = await openChain(folder, short);
  try {
    const whole = await verifyAudit(orm.em, { anchors });
    expect(whole.fault === null && whole.entries === short, 'the chain holds at first', whole);
    const kinds = new Map<string, number>();
    for (let n = 0; n < count; n++) {
      const one = tamperings[n % tamperings.length]!;
      await undone(orm, async (tx) => {
        const { what, position } = await one(tx, random, short);
        const { fault } = await verifyAudit(tx, { anchors });
        expect(fault?.position === position, `${what} at ${position} is found there`, fault);
        kinds.set(what, (kinds.get(what) ?? 0) + 1);
      });
    }
    const after = await verifyAudit(orm.em, { anchors });
    expect(after.fault === null, 'the chain holds again', after);
    say(`${count} of ${count} found where they were done, of ${kinds.size} kinds`);
  } finally {
    await orm.close(true);
  }
}

/** Runs `work` in a transaction that is always taken back. */
async function undone(orm: Orm, work: (tx: EntityManager) => Promise<void>): Promise<void> {
  const back = new Error('taken back');
  await orm.em
    .fork()
    .transactional(async (tx) => {
      await work(tx);
      throw back;
    })
    .catch((error: unknown) => {
      if (error !== back) throw error;
    });
}

async function verifyMany(folder: string, length: number, say: (line: string) => void) {
  const { orm, anchors } = await openChain(folder, length);
  try {
    let early = 0;
    let most = 0;
    const onProgress = (entries: number) => {
      const { rss } = process.memoryUsage();
      most = Math.max(most, rss);
      if (entries <= Math.max(5_000, length / 20)) early = Math.max(early, rss);
    };
    const startedAt = performance.now();
    const report = await verifyAudit(orm.em, { anchors, onProgress });
    const seconds = (performance.now() - startedAt) / 1000;
    const grown = (most - early) / 1_048_576;
    expect(report.fault === null && report.entries === length, 'all entries hold', report);
    expect(seconds < limitSeconds, `${length} entries verify within ${limitSeconds} s`, seconds);
    expect(grown < memoryMb, `memory stays flat (${memoryMb} MB)`, grown);
    say(
      `${length} entries verified in ${seconds.toFixed(1)} s, ` +
        `${grown.toFixed(0)} MB more at the end than at the beginning`,
    );
  } finally {
    await orm.close(true);
  }
}
