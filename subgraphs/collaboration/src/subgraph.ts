import { entityReference } from '@houqin/kit/reference';
import { defineSubgraph } from '@houqin/kit/subgraph';
import { migrations } from '../migrations/list.ts';
import { readConfig } from './config.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { requestLive, requestReference } from './request/request-scope.ts';
import { CollaborationRequest } from './request/request.entity.ts';
import { RequestResolver } from './request/request.resolver.ts';

export const subgraph = defineSubgraph({
  name: 'collaboration',
  root: import.meta.url,
  migrations,
  entities: [CollaborationRequest],
  resolvers: [RequestResolver],
  references: { CollaborationRequest: entityReference(CollaborationRequest, requestReference) },
  lives: [requestLive],
  start() {
    // A wrong variable stops the start, not the first request.
    readConfig();
    return Promise.resolve(() => Promise.resolve());
  },
  demo: seedDemo,
});
