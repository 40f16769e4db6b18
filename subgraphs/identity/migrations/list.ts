// Written by subgraphs/kit/tools/make-migration.ts: every migration, oldest first.
import type { MigrationList } from '@houqin/kit/migrations';
import { Migration0001 } from './0001-initial.ts';
import { Migration0002 } from './0002-api-client-secrets.ts';
import { Migration0003 } from './0003-api-usage.ts';

export const migrations: MigrationList = [
  { name: '0001-initial', class: Migration0001 },
  { name: '0002-api-client-secrets', class: Migration0002 },
  { name: '0003-api-usage', class: Migration0003 },
];
