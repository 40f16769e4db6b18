import House from '@lucide/svelte/icons/house';
import Inbox from '@lucide/svelte/icons/inbox';
import Keyboard from '@lucide/svelte/icons/keyboard';
import Languages from '@lucide/svelte/icons/languages';
import LogOut from '@lucide/svelte/icons/log-out';
import SunMoon from '@lucide/svelte/icons/sun-moon';
import { pick } from '@houqin/ui-kit/i18n';
import { iconNamed } from '../icons.ts';
import { t } from '../messages.ts';
import type { Catalogue } from '../registry/catalogue.ts';
import type { PaletteItem } from './palette-item.ts';

/** Every page that this person may open; `own` people of the hospital have a home and an inbox. */
export function pageItems(catalogue: Catalogue, own: boolean): readonly PaletteItem[] {
  const remotes = catalogue.navigation().flatMap((group) => group.remotes);
  return [
    ...(own
      ? [
          { id: 'page /', text: t('home'), note: '', icon: House, href: '/' },
          { id: 'page /inbox', text: t('inbox'), note: '', icon: Inbox, href: '/inbox' },
        ]
      : []),
    ...remotes.flatMap((remote) =>
      remote.children.map((child) => ({
        id: `page ${child.path}`,
        text: pick(child.title),
        note: pick(remote.title),
        icon: iconNamed(child.icon),
        href: child.path,
      })),
    ),
  ];
}

interface Acts {
  theme(): unknown;
  language(): unknown;
  keys(): unknown;
  signOut(): unknown;
}

export function commandItems(acts: Acts): readonly PaletteItem[] {
  const command = (id: string, text: string, icon: PaletteItem['icon'], run: () => unknown) => ({
    id: `command ${id}`,
    text,
    note: '',
    icon,
    run,
  });
  return [
    command('theme', t('command.theme'), SunMoon, acts.theme),
    command('language', t('command.language'), Languages, acts.language),
    command('keys', t('command.keys'), Keyboard, acts.keys),
    command('sign-out', t('command.sign-out'), LogOut, acts.signOut),
  ];
}
