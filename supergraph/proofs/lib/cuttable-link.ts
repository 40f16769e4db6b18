import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A cable that can be pulled: TCP to one port, cut and mended at will. */
export interface CuttableLink {
  readonly port: number;
  /** Ends every connection without a word and refuses new ones. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** @param target port on this machine, asked anew for each connection */
export async function cuttableLink(target: () => number): Promise<CuttableLink> {
  const sockets = new Set<Socket>();
  let whole = true;
  const server = createServer((near) => {
    if (!whole) return void near.resetAndDestroy();
    const far = connect(target(), '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      whole = false;
      for (const socket of sockets) socket.resetAndDestroy();
    },
    mend: () => void (whole = true),
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
