import '@houqin/ui-kit/ui/base.css';
import { mount } from 'svelte';
import { followLocale, pick } from '@houqin/ui-kit/i18n';
import { kept } from './keep.ts';
import { makeServices } from './make-services.svelte.ts';
import { t } from './messages.ts';
import { browserPreferences } from './preferences.ts';
import { remoteFailure } from './remote/failure.ts';
import { watchRemoteErrors } from './remote/remote-error-watch.ts';
import Shell from './shell.svelte';

const preferences = browserPreferences();
followLocale(preferences.locale);
const services = makeServices(preferences);
services.router.start();
services.registry.start();

/** The list of remotes; asked again until the server answers. */
async function readRegistry(): Promise<void> {
  try {
    await services.registry.read();
  } catch {
    setTimeout(() => void readRegistry(), 3_000);
  }
}

watchRemoteErrors((name, error) => {
  const version = services.registry.current.remotes.find((each) => each.name === name)?.current;
  const failure = remoteFailure(name, version?.version ?? '', error, 'crash');
  console.error(failure.number, error);
  services.notify({
    kind: 'problem',
    text: t('background.error', { title: version ? pick(version.manifest.title) : name }),
    detail: t('background.error.text', { number: failure.number }),
  });
});

const target = document.getElementById('root');
if (!target || kept.length === 0) throw new Error('The page has no #root');
void readRegistry();
mount(Shell, { target, props: { services } });
