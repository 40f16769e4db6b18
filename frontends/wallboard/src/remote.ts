import { defineApp } from '@houqin/ui-kit/host';
import App from './app.svelte';

/** Exposed as `./app`: the wall, full screen, without a person. */
export default defineApp(App);
