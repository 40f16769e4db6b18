import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHarness, type Harness } from './harness.ts';

/**
 * The audit of the GraphQL over HTTP specification, by the people who wrote it: MUST and SHOULD
 * wholly, MAY where we chose to.
 */
let system: Harness;
beforeAll(async () => {
  system = await startHarness({ domains: ['identity'] });
});
afterAll(() => system.dispose());

// The audit asks for `{ __typename }` and the like: no sign-in is needed for those.
const audits = serverAudits({
  url: () => `${system.url}/graphql`,
  fetchFn: fetch,
});

describe('GraphQL over HTTP', () => {
  it.each(audits.map((audit) => [`${audit.id} ${audit.name}`, audit] as const))(
    '%s',
    async (name, audit) => {
      const result = await audit.fn();
      // MAY is a choice; it is answered all the same.
      if (name.includes('MAY ')) return;
      expect(result, 'reason' in result ? result.reason : undefined).toMatchObject({
        status: 'ok',
      });
    },
  );
  it('is looked at whole', () => {
    expect(audits.length).toBeGreaterThan(50);
  });
});
