// Written by subgraphs/kit/tools/make-migration.ts: every migration, oldest first.
import type { MigrationList } from '@houqin/kit/migrations';
import { Migration0001 } from './0001-initial.ts';
import { Migration0002 } from './0002-service-contracts.ts';
import { Migration0003 } from './0003-documents.ts';
import { Migration0004 } from './0004-audit-search.ts';
import { Migration0005 } from './0005-webhooks.ts';

export const migrations: MigrationList = [
  { name: '0001-initial', class: Migration0001 },
  { name: '0002-service-contracts', class: Migration0002 },
  { name: '0003-documents', class: Migration0003 },
  { name: '0004-audit-search', class: Migration0004 },
  { name: '0005-webhooks', class: Migration0005 },
];
