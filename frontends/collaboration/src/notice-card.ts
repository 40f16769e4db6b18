import { defineApp } from '@houqin/ui-kit/host';
import NoticeCard from './home/notice-card.svelte';

export default defineApp(NoticeCard);
