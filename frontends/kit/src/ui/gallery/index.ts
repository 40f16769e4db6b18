import '../base.css';
import { mount } from 'svelte';
import Gallery from './gallery.svelte';

// ?page=board&lang=en&theme=dark&density=touch: everything a picture depends on is in the address.
const asked = new URLSearchParams(location.search);
const root = document.documentElement;
root.lang = asked.get('lang') === 'en' ? 'en' : 'zh-CN';
root.dataset['theme'] = asked.get('theme') ?? 'light';
if (asked.has('density')) root.dataset['density'] = asked.get('density') ?? 'touch';

mount(Gallery, { target: document.body, props: { page: asked.get('page') ?? 'signals' } });
