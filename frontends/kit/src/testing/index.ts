export { checkMessages } from './check-messages.ts';
export { FakeClient } from './fake-client.ts';
export { fakeHost, type FakeHost } from './fake-host.ts';
export { inEffect } from './in-effect.svelte.ts';
