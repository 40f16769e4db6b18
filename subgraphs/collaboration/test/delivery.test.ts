import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fixedClock } from '@houqin/kit/clock';
import { databases } from '@houqin/kit/testing/databases';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readChannels, type Channels } from '../src/notice/delivery/channels.ts';
import { deliveryJob } from '../src/notice/delivery/delivery-job.ts';
import { NoticeDelivery } from '../src/notice/delivery/notice-delivery.entity.ts';
import { RefUsername } from '../src/references/ref-username.entity.ts';
import { cardiology, startHospital, ward, type Hospital, type Staff } from './hospital.ts';

const monday = new Date('2026-11-23T00:00:00Z');
const minuteMs = 60_000;

interface Mail {
  readonly to: string[];
  readonly raw: string;
}

/** A real SMTP server in this process; `refuse` answers a recipient with a code. */
async function startMailbox() {
  const mails: Mail[] = [];
  const box = { mails, refuse: new Map<string, number>() };
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'], logger: false },
    onRcptTo({ address }, _session, done) {
      const code = box.refuse.get(address);
      done(code === undefined ? null : Object.assign(new Error('refused'), { responseCode: code }));
    },
    onData(stream, session, done) {
      let raw = '';
      stream.setEncoding('utf8');
      stream.on('data', (text: string) => (raw += text));
      stream.on('end', () => {
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return { ...box, box, url: `smtp://127.0.0.1:${port}`, close: () => closed(server) };
}
const closed = (server: SMTPServer) => new Promise<void>((resolve) => server.close(resolve));

/** A hospital's message gateway. */
async function startGateway() {
  const messages: { to: string; text: string; key: string; token: string }[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (text: Buffer) => (body += text.toString()));
    request.on('end', () => {
      const { to, text } = JSON.parse(body) as { to: string; text: string };
      const key = String(request.headers['idempotency-key']);
      messages.push({ to, text, key, token: request.headers.authorization ?? '' });
      response.writeHead(202).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { messages, url: `http://127.0.0.1:${port}/send`, close: () => server.close() };
}

describe.each(databases())('notices that nobody opens, on %s', (database) => {
  const clock = fixedClock(monday);
  let hospital: Hospital;
  let mailbox: Awaited<ReturnType<typeof startMailbox>>;
  let gateway: Awaited<ReturnType<typeof startGateway>>;
  let channels: Channels;
  let editor: Staff;
  let reviewer: Staff;
  let nurse: Staff;
  let doctor: Staff;
  let head: Staff;

  beforeAll(async () => {
    [mailbox, gateway] = await Promise.all([startMailbox(), startGateway()]);
    channels = readChannels({
      ...{ SMTP_URL: mailbox.url, SMTP_FROM: '后勤 <houqin@hospital.example>' },
      ...{ MAIL_DOMAIN: 'hospital.example', PUBLIC_URL: 'https://houqin.example/' },
      ...{ SMS_URL: gateway.url, SMS_TOKEN: 'token-1' },
    });
    hospital = await startHospital(database, clock);
    editor = await hospital.staff('苏婷', ['editor'], '0'.repeat(26));
    reviewer = await hospital.staff('贺建平', ['notice-reviewer'], '0'.repeat(26));
    nurse = await hospital.staff('陈静', ['nurse']);
    doctor = await hospital.staff('许明远', ['doctor']);
    head = await hospital.staff('郭文华', ['department-head'], cardiology);
    const names = { nurse, doctor, head };
    await hospital.running.runtime.orm.em
      .fork()
      .persist(
        Object.entries(names).map(([username, { id }]) =>
          Object.assign(new RefUsername(), { id, username }),
        ),
      )
      .flush();
    await hospital.act(nurse, 'setNoticeContact', { mobile: '138 0000 0001' });
  });
  beforeEach(() => {
    clock.set(monday);
    mailbox.mails.length = 0;
    gateway.messages.length = 0;
    mailbox.refuse.clear();
  });
  afterAll(async () => {
    channels.mail?.close();
    await hospital.stop();
    await mailbox.close();
    gateway.close();
  });

  async function published(classCode: string, audience: object = { departmentIds: [ward] }) {
    const made = await hospital.act(editor, 'createNotice', {
      ...{ classCode, title: '今晚停水', body: '22:00 至 24:00', audience },
    });
    const { id } = made as { id: string };
    await hospital.act(editor, 'submitNotice', { id });
    await hospital.act(reviewer, 'reviewNotice', { id, decision: 'APPROVED' });
    return id;
  }
  /** Has the job run when so many minutes have passed. */
  async function after(minutes: number, ways = channels) {
    clock.set(new Date(monday.getTime() + minutes * minuteMs));
    await deliveryJob(() => ways).run(hospital.running.runtime.systemContext());
  }
  const rowsOf = async (noticeId: string) => {
    const em = hospital.running.runtime.orm.em.fork();
    const found = await em.find(NoticeDelivery, { noticeId }, { orderBy: { id: 'asc' } });
    return found.map(({ channel, state, attempts, personId }) => ({
      ...{ channel, state, attempts, who: personId === nurse.id ? 'nurse' : 'doctor' },
    }));
  };
  const recipients = () => mailbox.mails.flatMap(({ to }) => to).sort();
  /** Ends what a test left, so that the next finds nothing due. */
  const recall = (id: string) => hospital.act(editor, 'recallNotice', { id, reason: '试验结束' });

  it('are mailed after ten minutes to who has not opened them, and to them once', async () => {
    const id = await published('URGENT');
    await after(9);
    expect(recipients()).toEqual([]);
    await hospital.act(doctor, 'openNotice', { id });
    await after(10);
    await after(11);
    expect(recipients()).toEqual(['nurse@hospital.example']);
    // Long headers go on in the next line.
    const raw = mailbox.mails[0]!.raw.replace(/\r?\n[ \t]+/g, ' ');
    expect(raw).toContain(`Message-ID: <${id}-1-${nurse.id}-MAIL@hospital.example>`);
    expect(raw).toMatch(/^Subject: =\?UTF-8\?/m);
    expect(await rowsOf(id)).toEqual([
      { channel: 'MAIL', state: 'SENT', attempts: 1, who: 'nurse' },
    ]);
    await recall(id);
  });

  it('go on to a message, and to the head of department', async () => {
    const id = await published('URGENT');
    await after(10);
    await after(20);
    expect(gateway.messages).toMatchObject([{ to: '13800000001', token: 'Bearer token-1' }]);
    expect(gateway.messages[0]!.text).toContain('今晚停水');
    expect(gateway.messages[0]!.key).toBe(`${id}-1-${nurse.id}-SMS`);
    const query = 'query ($id: ID!) { notice(id: $id) { unreadOfMine } }';
    const seenByHead = async () => (await hospital.ask(head, query, { id })).data.notice;
    expect(await seenByHead()).toBeNull();
    await after(30);
    expect(await seenByHead()).toEqual({ unreadOfMine: ['许明远', '陈静'].sort() });
    expect(recipients()).toEqual([
      ...['doctor@hospital.example', 'head@hospital.example', 'nurse@hospital.example'],
    ]);
    await hospital.act(nurse, 'openNotice', { id });
    expect(await seenByHead()).toEqual({ unreadOfMine: ['许明远'] });
    // The doctor has no number: the chain went on without it.
    expect(await rowsOf(id)).toContainEqual({
      ...{ channel: 'SMS', state: 'UNREACHABLE', attempts: 0, who: 'doctor' },
    });
    await recall(id);
  });

  it('of other classes are mailed to who wants that, and are not told on', async () => {
    await hospital.act(nurse, 'setNoticePreference', {
      ...{ classCode: 'DAILY', channel: 'MAIL', enabled: true },
    });
    const id = await published('DAILY');
    await after(60);
    expect(recipients()).toEqual(['nurse@hospital.example']);
    expect(gateway.messages).toEqual([]);
    expect((await rowsOf(id)).map(({ channel }) => channel)).toEqual(['MAIL']);
    await recall(id);
  });

  it('are tried again, later each time, and then given up with an event', async () => {
    const id = await published('SAFETY', { departmentIds: [ward], roles: ['nurse'] });
    mailbox.refuse.set('nurse@hospital.example', 451);
    const tried: number[] = [];
    for (const minutes of [10, 10.5, 11, 16, 31, 91, 200]) {
      await after(minutes);
      tried.push((await rowsOf(id))[0]!.attempts);
    }
    expect(tried).toEqual([1, 1, 2, 3, 4, 5, 5]);
    expect(await rowsOf(id)).toMatchObject([{ state: 'FAILED' }]);
    await hospital.running.settled();
    const events = await hospital.running.runtime.orm.em
      .fork()
      .getConnection()
      .execute<{ payload: string }[]>('select payload from outbox where type = ?', [
        'collaboration.message.undelivered',
      ]);
    expect(events.map(({ payload }) => JSON.parse(payload) as object)).toContainEqual(
      expect.objectContaining({ noticeId: id, personId: nurse.id, channel: 'MAIL' }),
    );
    await recall(id);
  });

  it('are given up at once when the server refuses for good, and delivered when it is back', async () => {
    const refused = await published('SAFETY', { departmentIds: [ward], roles: ['nurse'] });
    mailbox.refuse.set('nurse@hospital.example', 550);
    await after(10);
    expect(await rowsOf(refused)).toMatchObject([{ state: 'FAILED', attempts: 1 }]);
    await recall(refused);
    clock.set(monday);
    const away = await published('SAFETY', { departmentIds: [ward], roles: ['nurse'] });
    mailbox.refuse.set('nurse@hospital.example', 451);
    await after(10);
    mailbox.refuse.clear();
    await after(11);
    expect(await rowsOf(away)).toMatchObject([{ state: 'SENT', attempts: 2 }]);
    expect(recipients()).toEqual(['nurse@hospital.example']);
    await recall(away);
  });

  it('go by no way that nobody has set up', async () => {
    const id = await published('URGENT', { departmentIds: [ward], roles: ['nurse'] });
    await after(10, readChannels({}));
    expect(await rowsOf(id)).toMatchObject([{ channel: 'MAIL', state: 'UNREACHABLE' }]);
    await recall(id);
  });
});

it.each([
  [{ SMTP_URL: 'http://x', SMTP_FROM: 'a@b.cn' }, 'SMTP_URL'],
  [{ SMTP_URL: 'smtp://mail.example' }, 'SMTP_FROM'],
  [{ MAIL_DOMAIN: 'not a domain' }, 'MAIL_DOMAIN'],
  [{ SMS_URL: 'ftp://x' }, 'SMS_URL'],
])('what is set wrongly in %o names %s', (env, variable) => {
  expect(() => readChannels(env)).toThrow(expect.objectContaining({ variable }) as Error);
});
