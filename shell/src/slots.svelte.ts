import { mount, unmount } from 'svelte';
import type { Slots } from '@houqin/ui-kit/host';
import RemoteFrame from './remote/remote-frame.svelte';
import type { ShellServices } from './services.ts';

/** Slots: what one remote puts into another's page, mounted by the shell and failing alone. */
export function shellSlots(services: () => ShellServices): Slots {
  return {
    fills: (slot) =>
      services()
        .catalogue()
        .fills(slot)
        .map(({ record, fill }) => ({
          remote: record.name,
          expose: fill.expose,
          title: fill.title,
        })),
    mount(slot, fill, target, props) {
      const found = services()
        .catalogue()
        .fills(slot)
        .find((each) => each.record.name === fill.remote && each.fill.expose === fill.expose);
      if (!found) throw new Error(`No fill of ${slot} by ${fill.remote}`);
      const state = $state({ current: { ...props } as Record<string, unknown> });
      const frame = mount(RemoteFrame, {
        target,
        props: {
          services: services(),
          name: found.record.name,
          expose: found.fill.expose,
          title: found.fill.title,
          size: 'part',
          get props() {
            return state.current;
          },
        },
      });
      return {
        update(next) {
          state.current = { ...next };
        },
        unmount() {
          void unmount(frame);
        },
      };
    },
  };
}
