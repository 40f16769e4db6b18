import { mount, unmount } from 'svelte';
import type { SlotFill, Slots } from '@houqin/ui-kit/host';
import RemoteFrame from './remote/remote-frame.svelte';
import type { ShellServices } from './services.ts';

/** Slots: what one remote puts into another's page, mounted by the shell and failing alone. */
export function shellSlots(services: () => ShellServices): Slots {
  return {
    fills: (slot) =>
      services()
        .catalogue()
        .fills(slot)
        .map(({ record, fill }) => ({ remote: record.name, title: fill.title })),
    mount(slot, fill, target, props) {
      const found = services()
        .catalogue()
        .fills(slot)
        .find(({ record }) => record.name === fill.remote);
      if (!found) throw new Error(`No fill of ${slot} by ${(fill as SlotFill).remote}`);
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
