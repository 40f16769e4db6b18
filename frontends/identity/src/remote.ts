import { defineApp } from '@houqin/ui-kit/host';
import App from './app.svelte';

/** Exposed as `./app`. */
export default defineApp(App);
