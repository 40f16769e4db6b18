export { graphql, type FragmentOf, type ResultOf, type VariablesOf } from './graphql.ts';
export type {
  DocumentInput,
  GraphClient,
  MutationOptions,
  QueryOptions,
  SubscriptionSink,
} from './graph-client-contract.ts';
export type { UploadedFile } from './file-transfer.ts';
export { isGraphFailure, toFailure, type GraphFailure } from './failure.ts';
export { liveList, type LiveList, type LiveListOptions } from './live-list.svelte.ts';
export { liveOne, type LiveOne, type LiveOneOptions } from './live-one.svelte.ts';
export { read, type Read, type ReadOptions } from './read.svelte.ts';
export { takeStep, type TakeStep } from './take-step.ts';
export type { LiveStatus } from './live-feed.ts';
