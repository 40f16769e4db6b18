import { readFile } from 'node:fs/promises';
import { request as send } from 'node:http';
import { expect } from './lib/expect.ts';
import { hostileOperations } from './lib/hostile-operations.ts';
import { signIn } from './lib/person.ts';
import type { Proof } from './lib/proof.ts';
import { startSystem, type System } from './lib/system.ts';

const requests = 10_000;
const slowestMs = 50;
const growthMb = 50;

/** What is too large is refused at once, and ten thousand of it leave nothing behind. */
export const proof: Proof = {
  name: 'limits',
  about: 'hostile operations, batches and bodies: refused within 50 ms each, 50 MB after 10,000',
  async run({ say, share }) {
    const system = await startSystem();
    try {
      const admin = await signIn(system, 'admin');
      const bodies: [string, string, number][] = [
        ...hostileOperations.map(
          ({ name, query }) => [name, JSON.stringify({ query }), 400] as [string, string, number],
        ),
        ['batch of 100', JSON.stringify(Array(100).fill({ query: '{ __typename }' })), 400],
        [
          'body of 5 MB',
          JSON.stringify({ query: '{ __typename }', fill: 'x'.repeat(5 << 20) }),
          413,
        ],
      ];
      const times = new Map<string, number[]>(bodies.map(([name]) => [name, []]));
      const all = Math.round(requests * share);
      const round = async (count: number, keep: boolean) => {
        for (let at = 0; at < count; at += 1) {
          const [name, body, status] = bodies[at % bodies.length]!;
          // One text after another is new, so that nothing is answered from a memory.
          const { status: answered, ms } = await post(system, admin.token, unlike(body, at));
          expect(answered === status, `${name} was answered ${answered}`);
          if (keep) times.get(name)!.push(ms);
        }
      };
      await round(bodies.length * 20, false);
      const before = await residentMb(system);
      await round(all, true);
      const after = await residentMb(system);
      for (const [name, list] of times) {
        const sorted = list.toSorted((a, b) => a - b);
        const mean = list.reduce((sum, ms) => sum + ms, 0) / list.length;
        const most = sorted[Math.floor(0.99 * (sorted.length - 1))]!;
        say(
          `${name.padEnd(34)} mean ${mean.toFixed(1)} ms, 99 % within ${most.toFixed(1)} ms, slowest ${sorted.at(-1)!.toFixed(1)} ms`,
        );
        // The slowest of all is a pause of the machine or of the one who asks.
        expect(most <= slowestMs, `${name} took ${most} ms`);
      }
      say(`memory ${before.toFixed(0)} MB before, ${after.toFixed(0)} MB after ${all} requests`);
      expect(after - before <= growthMb, `memory grew by ${after - before} MB`);
      admin.leave();
    } finally {
      await system.dispose();
    }
  },
};

/** The same operation in another text: a comment is no token. */
const unlike = (body: string, index: number): string =>
  body.replace('"query":"', `"query":"#${index}\\n`);

function post(system: System, token: string, body: string) {
  const startedAt = performance.now();
  return new Promise<{ status: number; ms: number }>((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      authorization: `Bearer ${token}`,
    };
    const sent = send(`${system.url}/graphql`, { method: 'POST', headers }, (response) => {
      response.resume();
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, ms: performance.now() - startedAt }),
      );
    });
    // The server says no before it has read five megabytes, and hangs up: its word may be lost.
    sent.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'ECONNRESET') reject(error);
      else resolve({ status: 413, ms: performance.now() - startedAt });
    });
    sent.end(body);
  });
}

async function residentMb(system: System): Promise<number> {
  const status = await readFile(`/proc/${system.pid()}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)![1]) / 1024;
}
