import { untrack } from 'svelte';
import { createGraphClient } from '@houqin/ui-kit/graph-client';
import { reactive, writable, type Notice } from '@houqin/ui-kit/host';
import { languageTag } from '@houqin/ui-kit/i18n';
import { Toaster } from '@houqin/ui-kit/ui/toaster.svelte.ts';
import { PageKeyboard } from './keys/keyboard.svelte.ts';
import type { Preferences } from './preferences.ts';
import { Catalogue } from './registry/catalogue.ts';
import { overridePermission, readOverrides } from './registry/override.ts';
import { RegistryWatch } from './registry/registry-watch.svelte.ts';
import { Router } from './router.svelte.ts';
import type { ShellServices } from './services.ts';
import { ShellSession } from './session/session.ts';
import { shellSlots } from './slots.svelte.ts';

const graphUrls = { staff: '/graphql', vendor: '/vendor/graphql' };

/** Puts the parts of the shell together. */
export function makeServices(preferences: Preferences): ShellServices {
  const language = () => languageTag[preferences.locale.get()];
  const session = new ShellSession(graphUrls, language);
  const graph = createGraphClient({
    url: () => session.graphUrl,
    tokens: session.tokens,
    language,
    onSignedOut: () => session.end(),
  });
  let spoken = preferences.locale.get();
  preferences.locale.subscribe((value) => {
    if (value !== spoken) graph.reopen();
    spoken = value;
  });
  const registry = new RegistryWatch();
  const router = new Router();
  const toaster = new Toaster();
  const overrides = readOverrides(location.search);
  const route = writable({ path: router.path, search: router.search });
  $effect.root(() => {
    $effect(() => route.set({ path: router.path, search: router.search }));
  });

  const viewer = reactive(session);
  const catalogue = $derived.by(() => {
    const { grants, party } = viewer.current;
    const audience = party === null ? 'staff' : 'vendor';
    return new Catalogue(registry.current, (permission) => grants.has(permission), audience);
  });

  const services: ShellServices = {
    graph,
    session,
    preferences,
    router,
    route,
    registry,
    toaster,
    keys: new PageKeyboard(),
    catalogue: () => catalogue,
    // Told inside a remote's effect, which must not come to depend on the messages of others.
    notify: (notice) => untrack(() => void toaster.show(toastOf(notice))),
    override: (remote) => (session.can(overridePermission) ? overrides[remote] : undefined),
    slots: shellSlots(() => services),
  };
  return services;
}

function toastOf({ kind, text, detail, action }: Notice) {
  return {
    text,
    detail,
    tone: kind === 'problem' ? ('late' as const) : ('plain' as const),
    ...(action ? { action: { text: action.label, run: action.run } } : {}),
    seconds: action ? 10 : 6,
  };
}
