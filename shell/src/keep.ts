/**
 * Imports every shared key. A key that the shell does not import is not offered, and a remote that
 * needs it does not open. The list must hold what `presets/shared.ts` of the kit names.
 */
import * as svelte from 'svelte';
import * as client from 'svelte/internal/client';
import 'svelte/internal/disclose-version';
import 'svelte/internal/flags/legacy';
import 'svelte/internal/flags/async';
import * as store from 'svelte/store';
import * as reactivity from 'svelte/reactivity';
import * as reactiveWindow from 'svelte/reactivity/window';
import * as motion from 'svelte/motion';
import * as transition from 'svelte/transition';
import * as animate from 'svelte/animate';
import * as easing from 'svelte/easing';
import * as events from 'svelte/events';
import * as attachments from 'svelte/attachments';
import * as legacy from 'svelte/legacy';
import * as host from '@houqin/ui-kit/host';
import * as graph from '@houqin/ui-kit/graph';
import * as i18n from '@houqin/ui-kit/i18n';

export const kept = [
  svelte,
  client,
  store,
  reactivity,
  reactiveWindow,
  motion,
  transition,
  animate,
  easing,
  events,
  attachments,
  legacy,
  host,
  graph,
  i18n,
];
