import { composeContracts, readContracts, type SubgraphContract } from '../src/compose/compose.ts';
import { readRover } from '../src/compose/read-rover.ts';
import { loadSupergraph } from '../src/gateway/supergraph.ts';
import { repository } from '../src/repository.ts';
import { compare, linksTo } from './lib/conformance/compare.ts';
import { inventedSubgraph, type Invention } from './lib/conformance/invented-subgraph.ts';
import { randomOperation } from './lib/conformance/random-operation.ts';
import { smallGraphs } from './lib/conformance/small-graphs.ts';
import { expect } from './lib/expect.ts';
import type { Proof } from './lib/proof.ts';
import { runSeed, seeded } from './lib/random.ts';

const wellBehaved: Invention = { nullEvery: 0, errorEvery: 0, absentEvery: 0 };
const misbehaving: Invention = { nullEvery: 6, errorEvery: 13, absentEvery: 9 };

/** Of each graph, with each behaviour; more than 5,000 together. */
const operations = 300;

/** Compiled execution answers what Apollo's own executor answers. */
export const proof: Proof = {
  name: 'conformance',
  about:
    'thousands of random operations over 13 graphs: the same answers and errors as stock Apollo',
  async run({ say, share }) {
    const seed = runSeed();
    say(`seed ${seed}`);
    const ours = await readContracts(await readRover(`${repository}/rover.yaml`));
    const graphs = [
      { about: 'our supergraph', contracts: ours },
      ...smallGraphs.map(({ about, subgraphs }) => ({ about, contracts: contractsOf(subgraphs) })),
    ];
    let compared = 0;
    for (const [nth, { about, contracts }] of graphs.entries()) {
      const { same, misplaced } = await oneGraph(
        contracts,
        seed + nth * 1_000_003,
        Math.ceil(operations * share),
      );
      compared += same + misplaced;
      const fault = misplaced ? `, ${misplaced} but for an error that stock misplaces` : '';
      say(`${about}: ${same} answers the same${fault}`);
    }
    say(`${compared} operations compared`);
    expect(compared > 5_000 * share, 'enough operations were valid', compared);
  },
};

async function oneGraph(
  contracts: readonly SubgraphContract[],
  seed: number,
  wanted: number,
): Promise<{ same: number; misplaced: number }> {
  const supergraph = loadSupergraph(composeContracts(contracts, { requireGuards: false }));
  const counts = { same: 0, misplaced: 0 };
  for (const behaviour of [wellBehaved, misbehaving]) {
    const links = linksTo(contracts.map(({ name, sdl }) => inventedSubgraph(name, sdl, behaviour)));
    for (let nth = 0; nth < wanted; nth += 1) {
      const random = seeded(seed + nth);
      const operation = randomOperation(supergraph.apiSchema, random);
      const compared = await compare(supergraph, links, operation);
      if (!compared) continue;
      const { verdict } = compared;
      expect(verdict !== 'DIFFERENT', `seed ${random.seed}: the answers are the same`, {
        ...operation,
        ...compared,
      });
      counts[verdict === 'SAME' ? 'same' : 'misplaced'] += 1;
    }
  }
  return counts;
}

const contractsOf = (subgraphs: Readonly<Record<string, string>>): SubgraphContract[] =>
  Object.entries(subgraphs).map(([name, sdl]) => ({ name, url: `http://${name}.invalid`, sdl }));
