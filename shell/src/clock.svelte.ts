import { createSubscriber } from 'svelte/reactivity';

const everySecond = createSubscriber((update) => {
  const timer = setInterval(update, 1000);
  return () => clearInterval(timer);
});

/** This machine's clock in milliseconds; whoever reads it in markup follows it by the second. */
export const clock = {
  get now(): number {
    everySecond();
    return Date.now();
  },
};
