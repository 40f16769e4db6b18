import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repository } from '../src/repository.ts';
import { checkAdvisories, type Advisory } from '../tools/supply-chain/advisories.ts';
import { licenceFaults } from '../tools/supply-chain/licences.ts';
import { installedPackages, type Installed } from '../tools/supply-chain/lockfile.ts';
import { repositorySecrets, secretsIn } from '../tools/supply-chain/secrets.ts';

const today = '2026-11-27';
const one = (licence: string | null, name = 'thing'): Installed => ({
  ...{ name, licence, version: '1.0.0', dev: false, installScript: false },
});

describe('licences', () => {
  const policy = {
    allowed: ['MIT', 'ISC', 'CC0-1.0'],
    exceptions: [
      { packages: ['gate'], licence: 'Elastic-2.0', reason: 'own use', until: '2026-11-27' },
    ],
    unstated: [{ package: 'silent', licence: 'MIT' }],
  };
  it.each([
    ['an allowed one', one('MIT'), true],
    ['either of two', one('(GPL-3.0 OR CC0-1.0)'), true],
    ['both of two', one('(MIT AND ISC)'), true],
    ['one of both', one('(MIT AND GPL-3.0)'), false],
    ['one nobody allowed', one('AGPL-3.0'), false],
    ['none stated', one(null), false],
    ['none stated, looked up', one(null, 'silent'), true],
    ['an exception, on its last day', one('Elastic-2.0', 'gate'), true],
    ['an exception of another package', one('Elastic-2.0', 'door'), false],
  ])('%s', (_, installed, good) => {
    expect(licenceFaults([installed], policy, today)).toHaveLength(good ? 0 : 1);
  });
  it('says when an exception has ended', () => {
    const faults = licenceFaults([one('Elastic-2.0', 'gate')], policy, '2026-11-28');
    expect(faults).toEqual(['gate@1.0.0: licence Elastic-2.0, the exception ended on 2026-11-27']);
  });
});

describe('advisories', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'supply-'));
    const root = { name: 'x', version: '1.0.0' };
    const packages = {
      '': { ...root, dependencies: { ws: '8.16.0', 'sha.js': '2.4.12' } },
      'node_modules/ws': { version: '8.16.0', license: 'MIT' },
      'node_modules/sha.js': { version: '2.4.12', license: 'MIT', hasInstallScript: true },
    };
    const lock = { ...root, lockfileVersion: 3, requires: true, packages };
    await writeFile(join(folder, 'package.json'), JSON.stringify(packages['']));
    await writeFile(join(folder, 'package-lock.json'), JSON.stringify(lock));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const known: Advisory[] = [
    { id: 'A-1', package: 'ws', severity: 'high', affected: '>=8.0.0 <8.17.1' },
    { id: 'A-2', package: 'ws', severity: 'high', affected: '<8.0.0' },
    { id: 'A-3', package: 'sha.js', severity: 'critical', affected: '<2.4.12' },
  ];
  const record = { recorded: '2026-11-01', maximumAgeDays: 60, known, exceptions: [] };
  const silent = () => Promise.resolve(null);

  it('reads what is installed', async () => {
    expect(await installedPackages(folder)).toMatchObject([
      { name: 'ws', version: '8.16.0', installScript: false },
      { name: 'sha.js', version: '2.4.12', installScript: true },
    ]);
  });
  it('holds installed versions against the record where the service is silent', async () => {
    expect(await checkAdvisories(folder, record, today, silent)).toEqual({
      source: 'recorded',
      faults: ['ws >=8.0.0 <8.17.1: A-1, high'],
    });
  });
  it('takes a dated exception until its day', async () => {
    const exceptions = [{ id: 'A-1', reason: 'not reached', until: today }];
    const excepted = { ...record, exceptions };
    expect((await checkAdvisories(folder, excepted, today, silent)).faults).toEqual([]);
    expect((await checkAdvisories(folder, excepted, '2026-11-28', silent)).faults).toEqual([
      'ws >=8.0.0 <8.17.1: A-1, high, the exception ended on 2026-11-27',
    ]);
  });
  it('does not rely on an old record', async () => {
    const { faults } = await checkAdvisories(
      folder,
      { ...record, known: [] },
      '2027-03-01',
      silent,
    );
    expect(faults).toEqual(['the recorded advisories are 120 days old: record them anew']);
  });
  it('believes the service where it answers', async () => {
    const answers = () => Promise.resolve([{ ...known[0]!, id: 'S-1' }]);
    expect(await checkAdvisories(folder, record, today, answers)).toEqual({
      source: 'service',
      faults: ['ws >=8.0.0 <8.17.1: S-1, high'],
    });
  });
});

describe('secrets', () => {
  const letters = 'Ab3'.repeat(20);
  it.each([
    ['private key', `-----BEGIN ${'PRIVATE'} KEY-----\n${letters}`],
    ['private JWK', `{"kty":"OKP","d":"${letters}"}`],
    ['GitHub token', `ghp_${letters}`],
    ['webhook secret', `whsec_${letters}`],
    ['JSON Web Token', `eyJ${letters}.eyJ${letters}.${letters}`],
    ['password in a URL', `mysql://root:${letters}@db.hospital.cn/houqin`],
  ])('are found by their form: %s', (what, text) => {
    expect(secretsIn('file.ts', `first\n${text}`)).toEqual([`file.ts:2: ${what}`]);
  });
  it('are not seen where there is none', () => {
    expect(
      secretsIn('README.md', 'mysql://user:pw@host:3306 and eyJ is how a token begins'),
    ).toEqual([]);
  });
  it('stand nowhere in the repository', async () => {
    expect(await repositorySecrets(repository)).toEqual([]);
  });
});

it('packages of ours run nothing at install', async () => {
  expect(await readFile(join(repository, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
});
