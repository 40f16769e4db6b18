import { describe, expect, it } from 'vitest';
import type { Manifest } from '@houqin/ui-kit/host';
import { Catalogue } from './catalogue.ts';
import type { RemoteRecord } from './registry.ts';

const texts = (text: string) => ({ zh: text, en: text });

function record(name: string, facts: Partial<Manifest>): RemoteRecord {
  const build = { entry: `/r/${name}/1/remoteEntry.js`, container: name };
  const manifest: Manifest = {
    name,
    version: '1.0.0',
    host: '1',
    title: texts(name),
    icon: 'box',
    group: 'operations',
    routes: [],
    navigation: [],
    ...facts,
  };
  const builds = { shared: build, isolated: build };
  return {
    name,
    previous: null,
    current: { version: '1.0.0-a', svelte: '5.57.3', kit: '0.1.0', builds, manifest },
  };
}

const environment = record('environment', {
  order: 20,
  routes: [
    { path: '/environment/alarms', title: texts('alarms') },
    { path: '/environment/alarms/:id', title: texts('alarm'), permission: 'alarm:read' },
  ],
  navigation: [
    { path: '/environment/alarms', title: texts('alarms'), permission: 'alarm:read', phone: 2 },
    { path: '/environment/limits', title: texts('limits'), permission: 'limit:read' },
  ],
  opens: [{ type: 'Alarm', path: '/environment/alarms/:id', permission: 'alarm:read' }],
  slots: { fills: [{ slot: 'home', expose: './card', title: texts('card'), order: 2 }] },
});
const maintenance = record('maintenance', {
  order: 10,
  navigation: [{ path: '/maintenance/tasks', title: texts('tasks'), phone: 1 }],
  slots: {
    fills: [
      { slot: 'home', expose: './card', title: texts('card'), order: 1 },
      { slot: 'home', expose: './cost', title: texts('cost'), permission: 'cost:read' },
    ],
  },
});

const seenBy = (...granted: string[]) =>
  new Catalogue({ demo: false, remotes: [environment, maintenance] }, (permission) =>
    granted.includes(permission),
  );

describe('what the manifests offer to one person', () => {
  it('shows outside organisations the remotes that are for them, and staff all others', () => {
    const portal = record('vendor', {
      audience: 'vendor',
      navigation: [{ path: '/vendor', title: texts('orders'), permission: 'work-order:read' }],
      routes: [{ path: '/vendor', title: texts('orders') }],
    });
    const remotes = [environment, portal];
    const all = () => true;
    const names = (audience: 'staff' | 'vendor') =>
      new Catalogue({ demo: false, remotes }, all, audience)
        .navigation()
        .flatMap((group) => group.remotes.map(({ name }) => name));
    expect(names('staff')).toEqual(['environment']);
    expect(names('vendor')).toEqual(['vendor']);
    const outside = new Catalogue({ demo: false, remotes }, all, 'vendor');
    expect(outside.route('/environment/alarms')).toBeNull();
    expect(outside.fills('home')).toEqual([]);
  });

  it('finds the page of an address with its parameters', () => {
    expect(seenBy('alarm:read').route('/environment/alarms/01J')).toMatchObject({
      pattern: '/environment/alarms/:id',
      params: { id: '01J' },
      expose: './app',
      missing: null,
    });
    expect(seenBy().route('/nowhere')).toBeNull();
  });

  it('names the permission that a page lacks instead of hiding that it exists', () => {
    expect(seenBy().route('/environment/alarms/01J')?.missing).toBe('alarm:read');
  });

  it('shows the pages that may be opened, in the order of the manifests', () => {
    const [group] = seenBy('alarm:read').navigation();
    expect(group?.remotes.map(({ name }) => name)).toEqual(['maintenance', 'environment']);
    expect(group?.remotes[1]?.children.map(({ path }) => path)).toEqual(['/environment/alarms']);
  });

  it('leaves out a remote of which nothing may be opened', () => {
    expect(
      seenBy()
        .navigation()[0]
        ?.remotes.map(({ name }) => name),
    ).toEqual(['maintenance']);
  });

  it('takes the tabs of a phone in the order they ask for', () => {
    expect(
      seenBy('alarm:read')
        .phone()
        .map(({ path }) => path),
    ).toEqual(['/maintenance/tasks', '/environment/alarms']);
  });

  it('links to an object only where someone shows it to this person', () => {
    expect(seenBy('alarm:read').link('Alarm', 'a/1')).toBe('/environment/alarms/a%2F1');
    expect(seenBy().link('Alarm', 'a1')).toBeNull();
    expect(seenBy('alarm:read').link('Lift', 'l1')).toBeNull();
  });

  it('knows the list above the page of an object', () => {
    expect(seenBy('alarm:read').listOf('Alarm')).toBe('/environment/alarms');
    expect(seenBy().listOf('Alarm')).toBeNull();
  });

  it('fills a slot in the order of the fills, with what may be seen', () => {
    const fills = (...granted: string[]) =>
      seenBy(...granted)
        .fills('home')
        .map(({ record, fill }) => `${record.name}${fill.expose}`);
    expect(fills()).toEqual(['maintenance./card', 'environment./card']);
    expect(fills('cost:read')).toContain('maintenance./cost');
  });
});
