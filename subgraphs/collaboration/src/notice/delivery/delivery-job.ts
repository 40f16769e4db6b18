import type { Job } from '@houqin/kit/schedule';
import type { Channels } from './channels.ts';
import { deliver } from './deliver.ts';
import { planDeliveries } from './plan-deliveries.ts';

/** Plans and sends what unread notices call for; several ways out are tried one after another. */
export const deliveryJob = (channels: () => Channels): Job => ({
  name: 'notice-delivery',
  when: { everySeconds: 30 },
  async run(ctx) {
    await planDeliveries(ctx);
    await deliver(ctx, channels());
  },
});
