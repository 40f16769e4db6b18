import { defineApp } from '@houqin/ui-kit/host';
import Overview from './overview/overview.svelte';

export default defineApp(Overview);
