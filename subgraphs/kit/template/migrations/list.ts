// Written by subgraphs/kit/tools/make-migration.ts: every migration, oldest first.
import type { MigrationList } from '@houqin/kit/migrations';

export const migrations: MigrationList = [];
