import { createSign, generateKeyPairSync } from 'node:crypto';

/** DER: tag, length, content. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
const hex = (text: string) => Buffer.from(text, 'hex');
const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);
const text = (tag: number, value: string) => der(tag, Buffer.from(value));

/**
 * A certificate for a name and 127.0.0.1, signed by itself, with its key (RFC 5280 §4.1): enough for
 * a test's server, made here because a key in the repository would be one that leaked.
 */
export function selfSigned(name: string): { readonly key: string; readonly cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ecdsaSha256 = sequence(hex('06082a8648ce3d040302'));
  const subject = sequence(der(0x31, sequence(hex('0603550403'), text(0x0c, name))));
  const names = sequence(text(0x82, name), der(0x87, Buffer.from([127, 0, 0, 1])));
  const alternativeName = sequence(hex('0603551d11'), der(0x04, names));
  const basic = sequence(hex('0603551d13'), hex('0101ff'), der(0x04, sequence(hex('0101ff'))));
  const toSign = sequence(
    der(0xa0, hex('020102')),
    hex('020101'),
    ecdsaSha256,
    subject,
    sequence(text(0x17, '200101000000Z'), text(0x17, '490101000000Z')),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(basic, alternativeName)),
  );
  const signature = createSign('sha256').update(toSign).sign(privateKey);
  const whole = sequence(toSign, ecdsaSha256, der(0x03, Buffer.from([0]), signature));
  const lines = whole.toString('base64').replace(/.{64}/g, '$&\n');
  return {
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
}
