import { defineApp } from '@houqin/ui-kit/host';
import App from './app.svelte';

export default defineApp(App);
