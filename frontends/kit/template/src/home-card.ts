import { defineApp } from '@houqin/ui-kit/host';
import OverviewCard from './overview/overview-card.svelte';

export default defineApp(OverviewCard);
