// Written by subgraphs/kit/tools/make-migration.ts: every migration, oldest first.
import type { MigrationList } from '@houqin/kit/migrations';
import { Migration0001 } from './0001-initial.ts';
import { Migration0002 } from './0002-api-client-secrets.ts';
import { Migration0003 } from './0003-role-terms.ts';
import { Migration0004 } from './0004-second-factor.ts';
import { Migration0005 } from './0005-sign-in-by-provider.ts';
import { Migration0006 } from './0006-audit-search.ts';
import { Migration0007 } from './0007-api-usage.ts';

export const migrations: MigrationList = [
  { name: '0001-initial', class: Migration0001 },
  { name: '0002-api-client-secrets', class: Migration0002 },
  { name: '0003-role-terms', class: Migration0003 },
  { name: '0004-second-factor', class: Migration0004 },
  { name: '0005-sign-in-by-provider', class: Migration0005 },
  { name: '0006-audit-search', class: Migration0006 },
  { name: '0007-api-usage', class: Migration0007 },
];
